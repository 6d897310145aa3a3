"""The shipped tagger: a linear-chain CRF over persons, organisations and places; its weights come with this package.

Words in small letters cannot begin a name, so only stretches around capitals are decoded.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
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


#: Rows of what the pile says of a folded word, in a headline or not.
Used: TypeAlias = dict[tuple[str, bool], list[int]]

#: Sentences whose words are scored together: their scores lie side by side in memory.
TOGETHER = 512


class Tagger:
    """Finds names in sentences; what a form scores at a place is one row of a table, looked up and added for all words.

    Rows are added in one order, feature by feature, so that scores do not depend on what is tagged together.
    """

    def __init__(self, weights: Weights | None = None) -> None:
        self._weights = weights or shipped_weights()
        #: The row of zeros that stands behind those of the weights; the rows behind it are sums by place and form.
        self._nothing = len(self._weights.table)
        self._table = np.concatenate([self._weights.table, np.zeros((1, len(LABELS)), np.float32)])
        self._known: dict[tuple[str, int, str, str], int] = {}

    def tag(self, sentence: Sequence[Word], usage: Usage) -> list[Tagged]:
        """Return the names of a sentence in order."""
        return self.tag_all([sentence], usage)[0]

    def tag_all(self, sentences: Sequence[Sequence[Word]], usage: Usage) -> list[list[Tagged]]:
        """Return the names of every sentence in order; `usage` is that of the whole pile."""
        found: list[list[Tagged]] = []
        for at in range(0, len(sentences), TOGETHER):
            found += self._tag_together(sentences[at : at + TOGETHER], usage)
        return found

    def scores(self, sentence: Sequence[Word], places: Sequence[int], usage: Usage) -> Scores:
        """Return what tokens of a sentence score, one row a token."""
        return self._sums(self._rows_of(sentence, places, usage, used={}))

    def _tag_together(self, sentences: Sequence[Sequence[Word]], usage: Usage) -> list[list[Tagged]]:
        if len(self._known) > REMEMBERED:
            self._known.clear()
        used: Used = {}
        stretches: list[tuple[int, int, int]] = []
        rows: list[list[int]] = []
        for number, sentence in enumerate(sentences):
            ranges = islands(sentence)
            if ranges:
                stretches += [(number, first, last - first) for first, last in ranges]
                rows += self._rows_of(sentence, [at for one in ranges for at in range(*one)], usage, used=used)
        found: list[list[Tagged]] = [[] for _ in sentences]
        for (number, _, _), names in zip(stretches, self._decoded(self._sums(rows), stretches), strict=True):
            found[number] += names
        return found

    def _decoded(self, scores: Scores, stretches: Sequence[tuple[int, int, int]]) -> list[list[Tagged]]:
        """Return the names of stretches (sentence, first token, tokens), whose scores stand one behind the other."""
        names: list[list[Tagged]] = [[] for _ in stretches]
        starts = np.concatenate([[0], np.cumsum([size for *_, size in stretches], dtype=np.int64)])
        by_size: dict[int, list[int]] = {}
        for number, (*_, size) in enumerate(stretches):
            by_size.setdefault(size, []).append(number)
        for size, numbers in by_size.items():
            places = starts[numbers][:, None] + np.arange(size)
            offsets = [stretches[number][1] for number in numbers]
            for number, found in zip(numbers, decode(scores[places], self._weights.moves, offsets), strict=True):
                names[number] = found
        return names

    def _rows_of(
        self, sentence: Sequence[Word], places: Sequence[int], usage: Usage, *, used: Used
    ) -> Iterator[list[int]]:
        """Yield the rows of tokens' features, in the order in which they are added; `used` holds what is known."""
        headline, marks = is_headline(sentence), listed_marks(sentence)
        for place in places:
            word = sentence[place]
            rows = [self._row("own", word)]
            for kind, step in (("near", -1), ("near", 1), ("far", -2), ("far", 2)):
                at = place + step
                if 0 <= at < len(sentence):
                    rows.append(self._row(kind, sentence[at], step))
            rows += self._places(joint_features(sentence, place, marks))
            if word.form[0].isupper():
                key = (word.fold, headline)
                if key not in used:
                    used[key] = self._places(usage_features(word, usage, headline=headline))
                rows += used[key]
            yield rows

    def _row(self, kind: str, word: Word, step: int = 0) -> int:
        """Return the row that holds the sum of what a form says in one place."""
        key = (kind, step, word.form, word.fold)
        known = self._known.get(key)
        if known is None:
            features = {"own": own_features, "near": near_features, "far": far_features}[kind](word.form, word.fold)
            prefix = f"{step:+d}" if step else ""
            rows = self._places([prefix + feature for feature in features])
            summed = np.add.reduce(self._weights.table[rows]) if rows else np.zeros(len(LABELS), np.float32)
            known = self._known[key] = self._nothing + 1 + len(self._known)
            if known >= len(self._table):
                self._table = np.concatenate([self._table, np.zeros_like(self._table)])
            self._table[known] = summed
        return known

    def _places(self, features: Sequence[str]) -> list[int]:
        known = self._weights.rows
        return [row for feature in features if (row := known.get(feature)) is not None]

    def _sums(self, told: Iterable[Sequence[int]]) -> Scores:
        """Return the sum of the rows of each token, added one by one from the first."""
        rows = list(told)
        longest = max(map(len, rows), default=0)
        filled = np.full((len(rows), longest), self._nothing, dtype=np.int64)
        for at, row in enumerate(rows):
            filled[at, : len(row)] = row
        total = np.zeros((len(rows), len(LABELS)), np.float32)
        for column in filled.T:
            total += self._table[column]
        return total


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


def decode(scores: Scores, moves: Scores, offsets: Sequence[int]) -> list[list[Tagged]]:
    """Return the names on the best path of each of several stretches of one length; what lies outside them is O.

    `scores`: stretches by tokens by labels; `offsets`: the place of each one's first token. A name's score is its mean
    margin over O, squashed.
    """
    best = scores[:, 0] + moves[0]
    back = []
    for at in range(1, scores.shape[1]):
        ways = best[:, :, None] + moves
        back.append(ways.argmax(axis=1))
        best = ways.max(axis=1) + scores[:, at]
    every = np.arange(len(scores))
    paths = np.zeros(scores.shape[:2], np.int64)
    paths[:, -1] = (best + moves[:, 0]).argmax(axis=1)
    for at in range(len(back) - 1, -1, -1):
        paths[:, at] = back[at][every, paths[:, at + 1]]
    margins = np.take_along_axis(scores, paths[:, :, None], axis=2)[:, :, 0] - scores[:, :, 0]
    return [list(_named(*one)) for one in zip(list(paths), list(margins), offsets, strict=True)]


def _named(path: npt.NDArray[np.int64], margins: Scores, offset: int) -> Iterator[Tagged]:
    """Yield the names of a path of labels."""
    labels = [LABELS[label] for label in path.tolist()]
    place = 0
    while place < len(labels):
        label = labels[place]
        end = place + 1
        if label[0] == "B":
            while end < len(labels) and labels[end] == f"I-{label[2:]}":
                end += 1
            margin = float(margins[place:end].mean() if end > place + 1 else margins[place])
            yield Tagged(offset + place, offset + end, label[2:], 1 / (1 + float(np.exp(-margin))))
        place = end
