"""Sets of half-open spans: union, common part, difference, length."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

Span = tuple[int, int]


def union(spans: Iterable[Span]) -> list[Span]:
    """Return the spans merged where they touch or overlap, sorted."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return merged


def common(left: Sequence[Span], right: Sequence[Span]) -> list[Span]:
    """Return what two unions have in common."""
    shared: list[Span] = []
    if not left:
        return shared
    # Spans of a union are sorted and apart: only the last that begins before the first of the left can reach into it.
    at, count = max(0, bisect_left(right, left[0]) - 1), len(right)
    for start, end in left:
        while at < count:
            low, high = right[at]
            if low >= end:
                break
            first, last = max(low, start), min(high, end)
            if first < last:
                shared.append((first, last))
            if high > end:
                break
            at += 1
    return shared


def without(spans: Sequence[Span], removed: Sequence[Span]) -> list[Span]:
    """Return the part of one union that stands outside another."""
    kept: list[Span] = []
    cut = 0
    for start, end in spans:
        while cut < len(removed) and removed[cut][1] <= start:
            cut += 1
        place, ahead = start, cut
        while ahead < len(removed) and removed[ahead][0] < end:
            if place < removed[ahead][0]:
                kept.append((place, removed[ahead][0]))
            place = removed[ahead][1]
            ahead += 1
        if place < end:
            kept.append((place, end))
    return kept


def length(spans: Iterable[Span]) -> int:
    """Return the number of characters in spans that do not overlap."""
    return sum(end - start for start, end in spans)
