"""Columns: sentences of several witnesses that are one sentence, whatever was done to its words.

Editors run two sentences into one, and part one into two. Such a sentence stands in the columns of both, and does not
make one column of them.
"""

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

#: A sentence by its witness and its place there.
Key = tuple[str, int]


class Columns(msgspec.Struct, frozen=True):
    """The columns of each sentence of each witness, in the order of the text: one, or those that are run together."""

    of: dict[str, list[tuple[int, ...]]]
    #: By column: most of what binds it are quotations, which two reporters may have heard alike.
    quoted: list[bool]


def find_columns(sentences: Mapping[str, Sequence[Span]], alignments: Iterable[Alignment]) -> Columns:
    """Return which sentences of a story stand for one another, through every alignment of copies."""
    near, quoted = _neighbours(sentences, alignments)
    wide = {key for key, others in near.items() if any(len(places) > 1 for places in others.values())}
    links = [
        (key, (witness, at)) for key, others in near.items() for witness, places in others.items() for at in places
    ]
    # Where every text runs two sentences together, nothing tells them apart: those hang together as they are.
    bound = {one for one, other in links if one in wide and other not in wide}
    every = [(witness, place) for witness, spans in sentences.items() for place in range(len(spans))]
    kept = [key for key in every if key not in bound]
    groups = connected_components(
        [_name(key) for key in kept],
        [(_name(one), _name(other)) for one, other in links if one < other and not {one, other} & bound],
    )
    number = {name: column for column, group in enumerate(groups) for name in group}
    of: dict[Key, tuple[int, ...]] = {key: (number[_name(key)],) for key in kept}
    for key in bound:
        others = [(witness, place) for witness, places in near[key].items() for place in places]
        of[key] = tuple(sorted({number[_name(other)] for other in others if other not in bound}))
    marks: list[list[bool]] = [[] for _ in groups]
    for key, said in quoted.items():
        for column in of[key]:
            marks[column] += said
    return Columns(
        of={witness: [of[witness, place] for place in range(len(spans))] for witness, spans in sentences.items()},
        quoted=[sum(said) > MOSTLY * len(said) for said in marks],
    )


def _name(key: Key) -> str:
    return f"{key[0]} {key[1]:06d}"


def _neighbours(
    sentences: Mapping[str, Sequence[Span]], alignments: Iterable[Alignment]
) -> tuple[dict[Key, dict[str, list[int]]], dict[Key, list[bool]]]:
    """Return, for each sentence, its places in other witnesses, and which of its alignments are quotations.

    Places that are not next to one another cannot all be right: only those of the surest alignment count.
    """
    found: dict[Key, dict[str, dict[int, float]]] = {}
    quoted: dict[Key, list[bool]] = {}
    for alignment in alignments:
        left = _covered(sentences[alignment.left], (alignment.left_start, alignment.left_end))
        right = _covered(sentences[alignment.right], (alignment.right_start, alignment.right_end))
        for one in left:
            quoted.setdefault((alignment.left, one), []).append(alignment.quoted)
        for one, two in zip(left, right, strict=True) if len(left) == len(right) else _pairs(left, right):
            for key, (other, place) in (
                ((alignment.left, one), (alignment.right, two)),
                ((alignment.right, two), (alignment.left, one)),
            ):
                places = found.setdefault(key, {}).setdefault(other, {})
                places[place] = max(places.get(place, 0.0), alignment.score)
    sure = {key: {other: _together(places) for other, places in others.items()} for key, others in found.items()}
    near = {
        key: {
            other: [place for place in places if key[1] in sure[other, place][key[0]]]
            for other, places in others.items()
        }
        for key, others in sure.items()
    }
    return near, quoted


def _pairs(left: Sequence[int], right: Sequence[int]) -> list[tuple[int, int]]:
    return [(one, two) for one in left for two in right]


def _together(places: Mapping[int, float]) -> list[int]:
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
