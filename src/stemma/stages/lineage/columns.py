"""Columns: sentences of several witnesses that are one sentence, whatever was done to its words."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from stemma.graph import connected_components
from stemma.model import Alignment
from stemma.stages.lineage.spans import Span

#: Part of a sentence that an alignment must cover to speak for it.
COVERED = 0.5
#: Part of a column's alignments that must be quotations for the column to be one.
MOSTLY = 0.5


class Columns(msgspec.Struct, frozen=True):
    """The column of each sentence of each witness, in the order of the text."""

    of: dict[str, list[int]]
    #: By column: most of what binds it are quotations, which two reporters may have heard alike.
    quoted: list[bool]


def find_columns(sentences: Mapping[str, Sequence[Span]], alignments: Iterable[Alignment]) -> Columns:
    """Return which sentences of a story stand for one another, through every alignment of copies."""
    keys = {witness: [f"{witness} {place:06d}" for place in range(len(spans))] for witness, spans in sentences.items()}
    links: list[tuple[str, str]] = []
    quoted: dict[str, list[bool]] = {}
    for alignment in alignments:
        left = _covered(sentences[alignment.left], (alignment.left_start, alignment.left_end))
        right = _covered(sentences[alignment.right], (alignment.right_start, alignment.right_end))
        for one in left:
            first = keys[alignment.left][one]
            quoted.setdefault(first, []).append(alignment.quoted)
            links += [(first, keys[alignment.right][two]) for two in right]
    groups = connected_components([key for row in keys.values() for key in row], links)
    number = {key: column for column, group in enumerate(groups) for key in group}
    said = [[mark for key in group for mark in quoted.get(key, [])] for group in groups]
    return Columns(
        of={witness: [number[key] for key in row] for witness, row in keys.items()},
        quoted=[sum(marks) > MOSTLY * len(marks) for marks in said],
    )


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
