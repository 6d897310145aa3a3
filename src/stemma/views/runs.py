"""A witness's text cut at every edge of a zone or an alignment, so that no page ever has to count characters."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec

from stemma.model import Alignment, Role, Zone


class Copied(msgspec.Struct, frozen=True):
    """One side of an alignment as its own witness sees it: where it stands here, and who else has it."""

    start: int
    end: int
    alignment: str
    other: str


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of text, unaltered, all of one role and copied with the same witnesses."""

    start: int
    end: int
    text: str
    role: Role
    #: Numbers of the lineages that this passage shows; empty where nobody else has it.
    lineages: list[int]
    alignments: list[str]
    #: Ids of the other witnesses that have this passage, sorted.
    also: list[str]


def copied_sides(alignments: Iterable[Alignment]) -> dict[str, list[Copied]]:
    """Return, for every witness, its sides of the alignments."""
    sides: dict[str, list[Copied]] = {}
    for one in alignments:
        sides.setdefault(one.left, []).append(Copied(one.left_start, one.left_end, one.id, one.right))
        sides.setdefault(one.right, []).append(Copied(one.right_start, one.right_end, one.id, one.left))
    return sides


def cut_runs(
    text: str, zones: Sequence[Zone], copied: Sequence[Copied], *, witness: str, numbers: Mapping[str, Sequence[int]]
) -> list[Run]:
    """Return the runs of one text, in order; joined they are the text. `numbers` are lineages by witness."""
    own = numbers.get(witness, ())
    runs: list[Run] = []
    for start, end, role, active in _stretches(len(text), zones, copied):
        alignments = sorted({one.alignment for one in active})
        also = sorted({one.other for one in active})
        joined = bool(runs) and (runs[-1].role, runs[-1].alignments) == (role, alignments)
        begin = runs.pop().start if joined else start
        runs.append(
            Run(
                start=begin,
                end=end,
                text=text[begin:end],
                role=role,
                lineages=_shown_lineages(own, [numbers.get(other, ()) for other in also]),
                alignments=alignments,
                also=also,
            )
        )
    return runs


def _stretches(
    length: int, zones: Sequence[Zone], copied: Sequence[Copied]
) -> Iterator[tuple[int, int, Role, list[Copied]]]:
    """Yield stretches between neighbouring edges, with the role there and the copied passages that cover them."""
    opening = sorted(copied, key=lambda one: (one.start, one.alignment))
    places = sorted(zones, key=lambda zone: zone.start)
    ends = [(one.start, one.end) for one in copied] + [(zone.start, zone.end) for zone in zones]
    edges = sorted({0, length, *(edge for span in ends for edge in span if 0 <= edge < length)})
    active: list[Copied] = []
    opened = zone_at = 0
    for start, end in pairwise(edges):
        active = [one for one in active if one.end >= end]
        while opened < len(opening) and opening[opened].start < end:
            active.append(opening[opened])
            opened += 1
        while zone_at < len(places) and places[zone_at].end <= start:
            zone_at += 1
        inside = zone_at < len(places) and places[zone_at].start <= start
        yield start, end, places[zone_at].role if inside else Role.BODY, active


def _shown_lineages(own: Sequence[int], others: Sequence[Sequence[int]]) -> list[int]:
    """Return the lineages that all carriers have in common with the witness, or those of any where none is common."""
    shared = [common for other in others if (common := set(own) & set(other))]
    if not shared:
        return []
    return sorted(set.intersection(*shared) or set.union(*shared))
