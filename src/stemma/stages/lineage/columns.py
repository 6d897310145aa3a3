"""Columns: sentences of several witnesses that are one sentence, whatever was done to its words.

Editors run two sentences into one, and part one into two. Such a sentence stands in the columns of both, and does not
make one column of them. In a large story a chain of doubtful alignments leads from any sentence to any other, so that
columns grow from the surest on, and join only where they fit together.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from stemma.model import Alignment
from stemma.stages.lineage.spans import Span

#: Part of a sentence that an alignment must cover to speak for it.
COVERED = 0.5
#: Part of a column's alignments that must be quotations for the column to be one.
MOSTLY = 0.5
#: Columns join where this part of the pairs that could show it do: one stray alignment among many joins nothing.
SUPPORT = 0.35

#: A sentence by its witness and its place there.
Key = tuple[str, int]
#: By sentence and other witness: the places of the sentence there, with the score of the alignment.
Near = dict[Key, dict[str, dict[int, float]]]


class Columns(msgspec.Struct, frozen=True):
    """The columns of each sentence of each witness, in the order of the text: one, or those that are run together."""

    of: dict[str, list[tuple[int, ...]]]
    #: By column: most of what binds it are quotations, which two reporters may have heard alike.
    quoted: list[bool]


def find_columns(sentences: Mapping[str, Sequence[Span]], alignments: Iterable[Alignment]) -> Columns:
    """Return which sentences of a story stand for one another, through every alignment of copies."""
    near, quoted = _neighbours(sentences, alignments)
    wide = {key for key, others in near.items() if any(len(places) > 1 for places in others.values())}
    # Where every text runs two sentences together, nothing tells them apart: those hang together as they are.
    bound = {key for key in wide if any(other not in wide for other in _beside(near[key]))}
    links = [
        (-score, key, (witness, at))
        for key, others in near.items()
        if key not in bound
        for witness, places in others.items()
        if key[0] <= witness
        for at, score in places.items()
    ]
    every = [(witness, place) for witness, spans in sentences.items() for place in range(len(spans))]
    kept = [key for key in every if key not in bound]
    growing = _Growing(kept, near)
    for _, one, other in sorted(links):
        if one < other and other not in bound:
            growing.join(one, other)
    number: dict[Key, int] = {}
    of: dict[Key, tuple[int, ...]] = {key: (number.setdefault(growing.home[key], len(number)),) for key in sorted(kept)}
    for key in bound:
        of[key] = tuple(sorted({number[growing.home[other]] for other in _beside(near[key]) if other not in bound}))
    marks: list[list[bool]] = [[] for _ in number]
    for key, said in quoted.items():
        for column in of[key]:
            marks[column] += said
    return Columns(
        of={witness: [of[witness, place] for place in range(len(spans))] for witness, spans in sentences.items()},
        quoted=[sum(said) > MOSTLY * len(said) for said in marks],
    )


def _beside(others: Mapping[str, Mapping[int, float]]) -> Iterator[Key]:
    return ((witness, place) for witness, places in others.items() for place in places)


class _Growing:
    """Columns while they grow, each named by one of its sentences."""

    def __init__(self, keys: Iterable[Key], near: Near) -> None:
        self.home = {key: key for key in keys}
        #: By column, and in it by witness: its sentence.
        self._held = {key: {key[0]: key} for key in self.home}
        self._near = near
        self._partners: dict[str, set[str]] = {}
        for key, others in near.items():
            self._partners.setdefault(key[0], set()).update(others)

    def join(self, one: Key, other: Key) -> None:
        """Make one column of the columns of two sentences, unless a witness has both or too few pairs show it."""
        ends = self.home[one], self.home[other]
        # Most links lie inside a column by the time they are looked at.
        if ends[0] == ends[1]:
            return
        small, large = sorted(ends, key=lambda column: (len(self._held[column]), column))
        if not self._held[small].keys().isdisjoint(self._held[large]):
            return
        if self._supported(small, large):
            for witness, key in self._held.pop(small).items():
                self._held[large][witness] = key
                self.home[key] = large

    def _supported(self, small: Key, large: Key) -> bool:
        """Return whether enough of the compared pairs of copies between two columns align their sentences."""
        shown = asked = 0
        beside = self._held[large]
        for witness, key in self._held[small].items():
            near = self._near.get(key, {})
            shown += sum(beside[other][1] in places for other, places in near.items() if other in beside)
            asked += len(self._partners[witness] & beside.keys())
        return shown >= SUPPORT * asked


def _neighbours(
    sentences: Mapping[str, Sequence[Span]], alignments: Iterable[Alignment]
) -> tuple[Near, dict[Key, list[bool]]]:
    """Return, for each sentence, its places in other witnesses, and which of its alignments are quotations.

    Places that are not next to one another cannot all be right: only those of the surest alignment count.
    """
    found: Near = {}
    quoted: dict[Key, list[bool]] = {}
    # A sentence is aligned with as many others as it has copies, and looked up once.
    covered: dict[tuple[str, int, int], list[int]] = {}

    def places_of(witness: str, start: int, end: int) -> list[int]:
        known = covered.get((witness, start, end))
        if known is None:
            known = covered[witness, start, end] = _covered(sentences[witness], (start, end))
        return known

    for alignment in alignments:
        left = places_of(alignment.left, alignment.left_start, alignment.left_end)
        right = places_of(alignment.right, alignment.right_start, alignment.right_end)
        for one in left:
            quoted.setdefault((alignment.left, one), []).append(alignment.quoted)
        for one, two in zip(left, right, strict=True) if len(left) == len(right) else _pairs(left, right):
            for key, (other, place) in (
                ((alignment.left, one), (alignment.right, two)),
                ((alignment.right, two), (alignment.left, one)),
            ):
                places = found.setdefault(key, {}).setdefault(other, {})
                places[place] = max(places.get(place, 0.0), alignment.score)
    many = [(key, other) for key, others in found.items() for other, places in others.items() if len(places) > 1]
    dropped = [
        (key, (other, place))
        for key, other in many
        for place in set(found[key][other]).difference(_together(found[key][other]))
    ]
    for key, beyond in dropped:
        found[key][beyond[0]].pop(beyond[1], None)
        found[beyond][key[0]].pop(key[1], None)
    return found, quoted


def _pairs(left: Sequence[int], right: Sequence[int]) -> list[tuple[int, int]]:
    return [(one, two) for one in left for two in right]


def _together(places: Mapping[int, float]) -> list[int]:
    if len(places) == 1:
        return list(places)
    if max(places) - min(places) + 1 == len(places):
        return sorted(places)
    surest = max(places.values())
    best = min(place for place, score in places.items() if score == surest)
    return [best]


def _covered(spans: Sequence[Span], stretch: Span) -> list[int]:
    """Return the places of the sentences that a stretch covers for the most part."""
    start, end = stretch
    first = max(0, bisect_left(spans, (start, start)) - 1)
    found = []
    for place in range(first, len(spans)):
        left, right = spans[place]
        if left >= end:
            break
        if min(right, end) - max(left, start) > COVERED * (right - left):
            found.append(place)
    return found
