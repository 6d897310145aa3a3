"""The shipped tagger: a linear-chain CRF over persons, organisations and places; its weights come with this package.

Words in small letters cannot begin a name, so only stretches around capitals are decoded.
"""

import io
import zipfile
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import TypeAlias

import msgspec
import numpy as np
import numpy.typing as npt

from stemma.data import open_data
from stemma.stages.names.features import (
    REMEMBERED,
    Usage,
    far_features,
    is_headline,
    joint_features,
    near_features,
    own_features,
    usage_features,
)
from stemma.stages.names.gazetteer import listed_marks
from stemma.stages.names.lists import classes
from stemma.stages.names.tokens import Word

Scores: TypeAlias = npt.NDArray[np.float32]

LABELS = (
    "O", "B-person", "I-person", "B-organisation", "I-organisation", "B-place", "I-place",
)  # fmt: skip
#: A path that the labels forbid: I- without its own B- or I- before it.
FORBIDDEN = -1e4
WEIGHTS = ("names", "tagger.npz")


class Tagged(msgspec.Struct, frozen=True):
    """A name found by a tagger: half-open range of tokens, type, and how sure, 0..1."""

    first: int
    last: int
    type: str
    score: float


class Weights(msgspec.Struct, frozen=True):
    """The model: rows of emission weights by feature, and moves from label to label."""

    rows: Mapping[str, int]
    table: Scores
    moves: Scores


def token_features(
    sentence: Sequence[Word], place: int, usage: Usage, *, marks: Sequence[str], headline: bool
) -> list[str]:
    """Return all features of one token; training and tagging share this very list."""
    word = sentence[place]
    found = list(own_features(word.form, word.fold))
    for step, name in ((-1, "-1"), (1, "+1")):
        at = place + step
        if 0 <= at < len(sentence):
            found += [name + feature for feature in near_features(sentence[at].form, sentence[at].fold)]
    for step, name in ((-2, "-2"), (2, "+2")):
        at = place + step
        if 0 <= at < len(sentence):
            found += [name + feature for feature in far_features(sentence[at].form, sentence[at].fold)]
    found += joint_features(sentence, place, marks)
    if word.form[0].isupper():
        found += usage_features(word, usage, headline=headline)
    return found


def pack_weights(weights: Mapping[str, Scores], moves: Scores) -> bytes:
    """Return the model as the bytes of one file, the same for the same weights."""
    names = sorted(weights)
    table = np.stack([weights[name] for name in names]).astype(np.float16)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in (
            ("features.txt", "\n".join(names).encode()),
            ("table.f16", table.tobytes()),
            ("moves.f32", moves.astype(np.float32).tobytes()),
        ):
            packed.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def unpack_weights(packed: bytes) -> Weights:
    """Return the model that a file holds."""
    with zipfile.ZipFile(io.BytesIO(packed)) as opened:
        names = opened.read("features.txt").decode().split("\n")
        table = np.frombuffer(opened.read("table.f16"), np.float16).reshape(len(names), len(LABELS)).astype(np.float32)
        moves = np.frombuffer(opened.read("moves.f32"), np.float32).reshape(len(LABELS), len(LABELS)).copy()
    for after, label in enumerate(LABELS):
        if label[0] == "I":
            allowed = {f"B-{label[2:]}", label}
            for before, former in enumerate(LABELS):
                if former not in allowed:
                    moves[before, after] = FORBIDDEN
    return Weights({name: row for row, name in enumerate(names)}, table, moves)


@cache
def shipped_weights() -> Weights:
    """Return the model of this package."""
    return unpack_weights(open_data(*WEIGHTS).read_bytes())


class Tagger:
    """Finds names in sentences; keeps what a form scores at each place, so that a form is looked up once."""

    def __init__(self, weights: Weights | None = None) -> None:
        self._weights = weights or shipped_weights()
        self._own = lru_cache(REMEMBERED)(self._sum_own)
        self._near = lru_cache(REMEMBERED)(self._sum_near)
        self._far = lru_cache(REMEMBERED)(self._sum_far)
        self._one = lru_cache(REMEMBERED)(self._sum_one)

    def tag(self, sentence: Sequence[Word], usage: Usage) -> list[Tagged]:
        """Return the names of a sentence in order."""
        found: list[Tagged] = []
        ranges = islands(sentence)
        if not ranges:
            return found
        headline, marks = is_headline(sentence), listed_marks(sentence)
        for first, last in ranges:
            scores = np.stack(
                [self._emission(sentence, at, usage, marks=marks, headline=headline) for at in range(first, last)]
            )
            found += decode(scores, self._weights.moves, first)
        return found

    def _emission(
        self, sentence: Sequence[Word], place: int, usage: Usage, *, marks: Sequence[str], headline: bool
    ) -> Scores:
        word = sentence[place]
        total = self._own(word.form, word.fold).copy()
        for step in (-1, 1):
            at = place + step
            if 0 <= at < len(sentence):
                total += self._near(step, sentence[at].form, sentence[at].fold)
        for step in (-2, 2):
            at = place + step
            if 0 <= at < len(sentence):
                total += self._far(step, sentence[at].form, sentence[at].fold)
        for feature in joint_features(sentence, place, marks):
            total += self._one(feature)
        if word.form[0].isupper():
            for feature in usage_features(word, usage, headline=headline):
                total += self._one(feature)
        return total

    def _sum(self, features: Sequence[str], name: str = "") -> Scores:
        rows = [row for feature in features if (row := self._weights.rows.get(name + feature)) is not None]
        return self._weights.table[rows].sum(axis=0) if rows else np.zeros(len(LABELS), np.float32)

    def _sum_one(self, feature: str) -> Scores:
        return self._sum((feature,))

    def _sum_own(self, form: str, fold: str) -> Scores:
        return self._sum(own_features(form, fold))

    def _sum_near(self, step: int, form: str, fold: str) -> Scores:
        return self._sum(near_features(form, fold), f"{step:+d}")

    def _sum_far(self, step: int, form: str, fold: str) -> Scores:
        return self._sum(far_features(form, fold), f"{step:+d}")


#: Signs that may stand between two capitalised parts of one name.
JOINERS = frozenset({"-", "&", "'", "’", ".", "/"})


def islands(sentence: Sequence[Word]) -> list[tuple[int, int]]:
    """Return ranges of tokens that may be or hold names: capitals, and what joins two of them."""
    ranges: list[tuple[int, int]] = []
    known = classes()
    for place, word in enumerate(sentence):
        if not (word.form[0].isupper() or word.form[0].isdigit()):
            continue
        if ranges and all(
            between.form in JOINERS
            or "k" in known.get(between.fold, "")
            or between.fold == "'s"
            or between.form in {"’s", "'s"}
            for between in sentence[ranges[-1][1] : place]
        ):
            ranges[-1] = (ranges[-1][0], place + 1)
        else:
            ranges.append((place, place + 1))
    return [(first, last) for first, last in ranges if any(word.form[0].isupper() for word in sentence[first:last])]


def decode(scores: Scores, moves: Scores, offset: int) -> list[Tagged]:
    """Return the best path's names; what lies outside the stretch is O. Score: the mean margin over O, squashed."""
    best = scores[0] + moves[0]
    back = []
    for row in scores[1:]:
        paths = best[:, None] + moves
        back.append(paths.argmax(axis=0))
        best = paths.max(axis=0) + row
    last = int((best + moves[:, 0]).argmax())
    path = [last]
    for steps in reversed(back):
        path.append(int(steps[path[-1]]))
    path.reverse()
    found: list[Tagged] = []
    place = 0
    while place < len(path):
        label = LABELS[path[place]]
        end = place + 1
        if label[0] == "B":
            while end < len(path) and LABELS[path[end]] == f"I-{label[2:]}":
                end += 1
            margin = float(np.mean([scores[at, path[at]] - scores[at, 0] for at in range(place, end)]))
            found.append(Tagged(offset + place, offset + end, label[2:], 1 / (1 + float(np.exp(-margin)))))
        place = end
    return found
