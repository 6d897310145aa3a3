"""Footprints: where each character of a text stands in its file, packed small, and asked for by span.

A footprint is a list of runs in the order of the text. Inside a run that has as many bytes as its characters take in
the file's encoding, characters and bytes go together one by one; any other run (an entity, a break between two
paragraphs) stands for its bytes as a whole.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

#: Boxes are kept in tenths of a point, finer than any eye.
_BOX_PARTS = 10

#: Numbers of a byte run (start, first byte, end) and of a box run (start, page, left, top, right, bottom).
_BYTE_WIDTH = 3
_BOX_WIDTH = 6

#: Codecs that put a mark before the text, and those that give the same bytes without one.
UNMARKED = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}

_LOW = 0x7F
_MORE = 0x80


class ByteRun(NamedTuple):
    """Text from `start` to the next run's start stands at bytes [byte_start, byte_end)."""

    start: int
    byte_start: int
    byte_end: int


class BoxRun(NamedTuple):
    """Text from `start` to the next run's start stands in a box on a page, counted from 1.

    Points from the upper left corner of the page, 72 an inch.
    """

    start: int
    page: int
    left: float
    top: float
    right: float
    bottom: float


class Bytes(NamedTuple):
    """A half-open range of bytes."""

    start: int
    end: int


def pack_bytes(runs: Iterable[ByteRun]) -> bytes:
    """Return byte runs as few bytes: each number as its distance from the one before it."""
    return _pack(_byte_deltas(runs))


def unpack_bytes(packed: bytes) -> list[ByteRun]:
    """Return the runs of `pack_bytes`."""
    runs: list[ByteRun] = []
    start = end = 0
    for step, gap, size in _in_rows(packed, _BYTE_WIDTH):
        start, begin = start + step, end + gap
        end = begin + size
        runs.append(ByteRun(start, begin, end))
    return runs


def pack_boxes(runs: Iterable[BoxRun]) -> bytes:
    """Return box runs as few bytes."""
    return _pack(_box_deltas(runs))


def unpack_boxes(packed: bytes) -> list[BoxRun]:
    """Return the runs of `pack_boxes`, boxes to a tenth of a point."""
    runs: list[BoxRun] = []
    last = [0] * _BOX_WIDTH
    for row in _in_rows(packed, _BOX_WIDTH):
        last = [before + step for before, step in zip(last, row, strict=True)]
        start, page, *box = last
        runs.append(BoxRun(start, page, *(side / _BOX_PARTS for side in box)))
    return runs


def bytes_of(runs: Sequence[ByteRun], text: str, span: tuple[int, int], *, encoding: str | None) -> Bytes | None:
    """Return the bytes that a span of a text stands on; None where the text has no place in the file."""
    start, end = span
    if not runs or start >= end:
        return None
    first = _at(runs, text, start, encoding=encoding)
    last = _at(runs, text, end - 1, encoding=encoding)
    return None if first is None or last is None else Bytes(first.start, max(first.end, last.end))


def boxes_of(runs: Sequence[BoxRun], span: tuple[int, int]) -> list[BoxRun]:
    """Return the boxes that a span touches, in order."""
    start, end = span
    first = max(0, bisect_right(runs, start, key=lambda run: run.start) - 1)
    return [run for run in runs[first:] if run.start < end]


def covered(runs: Sequence[ByteRun], chars: int) -> list[bool]:
    """Tell of each character of a text whether it has a place of its own in the file, no mere gap."""
    known = [False] * chars
    for run, following in pairwise([*runs, ByteRun(chars, 0, 0)]):
        if run.byte_end > run.byte_start:
            known[run.start : following.start] = [True] * (following.start - run.start)
    return known


def _at(runs: Sequence[ByteRun], text: str, position: int, *, encoding: str | None) -> Bytes | None:
    """Return the bytes of one character."""
    place = bisect_right(runs, position, key=lambda run: run.start) - 1
    if place < 0:
        return None
    run = runs[place]
    end = runs[place + 1].start if place + 1 < len(runs) else len(text)
    codec = UNMARKED.get(encoding or "", encoding or "utf-8")
    if _width(text[run.start : end], codec) != run.byte_end - run.byte_start:
        return Bytes(run.byte_start, run.byte_end)
    before = run.byte_start + _width(text[run.start : position], codec)
    return Bytes(before, before + _width(text[position], codec))


def _width(text: str, codec: str) -> int:
    """Return how many bytes a text takes, -1 where it cannot be written in that encoding."""
    try:
        return len(text.encode(codec))
    except (UnicodeEncodeError, LookupError):
        return -1


def _byte_deltas(runs: Iterable[ByteRun]) -> Iterator[int]:
    start = end = 0
    for run in runs:
        yield from (run.start - start, run.byte_start - end, run.byte_end - run.byte_start)
        start, end = run.start, run.byte_end


def _box_deltas(runs: Iterable[BoxRun]) -> Iterator[int]:
    last = [0] * _BOX_WIDTH
    for run in runs:
        row = [run.start, run.page, *(round(side * _BOX_PARTS) for side in run[2:])]
        yield from (now - before for now, before in zip(row, last, strict=True))
        last = row


def _pack(numbers: Iterable[int]) -> bytes:
    """Return whole numbers seven bits a byte, small ones of either sign in one (zigzag)."""
    packed = bytearray()
    for number in numbers:
        rest = number << 1 if number >= 0 else (-number << 1) - 1
        while rest > _LOW:
            packed.append(rest & _LOW | _MORE)
            rest >>= 7
        packed.append(rest)
    return bytes(packed)


def _unpack(packed: bytes) -> Iterator[int]:
    rest = shift = 0
    for byte in packed:
        rest |= (byte & _LOW) << shift
        if byte & _MORE:
            shift += 7
            continue
        yield -(rest + 1 >> 1) if rest & 1 else rest >> 1
        rest = shift = 0


def _in_rows(packed: bytes, width: int) -> Iterator[tuple[int, ...]]:
    numbers = _unpack(packed)
    return zip(*[numbers] * width, strict=True)
