"""Transfer encodings of mails and web archives undone, with the place in the file of every byte that they give.

Quoted-printable and base64 are those of RFC 2045.
"""

import binascii
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple, TypeVar

import msgspec

from stemma.model import Footprint, Unit, Witness
from stemma.text.footprints import UNMARKED, ByteRun, pack_bytes, unpack_bytes

#: Bytes of base64 whose place is told together: a whole number of groups, each three bytes in four characters.
_GROUP = 24

_QUOTED = re.compile(rb"=(?:([0-9A-Fa-f]{2})|[ \t]*\r?\n|\Z)|[ \t]+(?=\r?\n|\Z)")
_BASE64 = re.compile(rb"[A-Za-z0-9+/]")


_Each = TypeVar("_Each")


class Laid(NamedTuple):
    """Bytes [start, end) of a decoded part stand at [raw_start, raw_end) of the file.

    One by one where both are as long, as a whole where they are not.
    """

    start: int
    end: int
    raw_start: int
    raw_end: int


class Undone(NamedTuple):
    """What an encoded part gives, and where its bytes stand in the file."""

    content: bytes
    laid: list[Laid]


def undo(raw: bytes, encoding: str, *, at: int) -> Undone | None:
    """Return a part that begins `at` a byte of a file without its transfer encoding; None for one that is unknown."""
    name = encoding.strip().lower()
    if name in {"", "7bit", "8bit", "binary"}:
        return Undone(raw, [Laid(0, len(raw), at, at + len(raw))])
    if name == "quoted-printable":
        return _unquoted(raw, at)
    return _from_base64(raw, at) if name == "base64" else None


def _unquoted(raw: bytes, at: int) -> Undone:
    given = bytearray()
    laid: list[Laid] = []
    plain = 0
    for found in [*_QUOTED.finditer(raw), None]:
        start = found.start() if found else len(raw)
        if plain < start:
            laid.append(Laid(len(given), len(given) + start - plain, at + plain, at + start))
            given += raw[plain:start]
        if found and found[1]:
            laid.append(Laid(len(given), len(given) + 1, at + start, at + found.end()))
            given.append(int(found[1], 16))
        plain = found.end() if found else start
    return Undone(bytes(given), laid)


def _from_base64(raw: bytes, at: int) -> Undone | None:
    places = [found.start() for found in _BASE64.finditer(raw)]
    try:
        content = binascii.a2b_base64(raw + b"==")
    except binascii.Error:
        return None
    laid = []
    for start in range(0, len(content), _GROUP):
        end = min(start + _GROUP, len(content))
        first, last = start // 3 * 4, -(-end * 4 // 3) - 1
        if last >= len(places):
            return None
        laid.append(Laid(start, end, at + places[first], at + places[last] + 1))
    return Undone(content, laid)


def relaid(found: Iterable[_Each], laid: Sequence[Laid], *, label: str | None) -> Iterator[_Each | Footprint]:
    """Yield records with the footprints of a decoded part told in the bytes of the file that it was decoded from."""
    witnesses: dict[str, Witness] = {}
    for record in found:
        if isinstance(record, Witness):
            witnesses[record.id] = record
        witness = witnesses.get(record.witness) if isinstance(record, Footprint) else None
        if isinstance(record, Footprint) and witness and record.unit is Unit.BYTE and record.part == label:
            runs = pack_bytes(_runs(unpack_bytes(record.runs), witness, laid))
            yield msgspec.structs.replace(record, runs=runs, part=None)
        else:
            yield record


def _runs(runs: Sequence[ByteRun], witness: Witness, laid: Sequence[Laid]) -> Iterator[ByteRun]:
    codec = UNMARKED.get(witness.encoding or "", witness.encoding or "utf-8")
    ends = [*(run.start for run in runs[1:]), len(witness.text)]
    last, was_told = ByteRun(0, 0, 0), False
    for run, end in zip(runs, ends, strict=True):
        for piece, told in _pieces(run, witness.text[run.start : end], codec=codec, laid=laid):
            if was_told and told and piece.byte_start == last.byte_end:
                last = ByteRun(last.start, last.byte_start, piece.byte_end)
            elif was_told or told or piece[1:] != last[1:]:
                if last.byte_end:
                    yield last
                last = piece
            was_told = told
    if last.byte_end:
        yield last


def _pieces(run: ByteRun, words: str, *, codec: str, laid: Sequence[Laid]) -> Iterator[tuple[ByteRun, bool]]:
    """Yield a run in the bytes of the file, and whether that tells each byte: character by character where it did."""
    here = _holding(run.byte_start, laid)
    if _is_even(here) and run.byte_end <= here.end:
        shift = here.raw_start - here.start
        told = len(words.encode(codec, "replace")) == run.byte_end - run.byte_start
        yield ByteRun(run.start, run.byte_start + shift, run.byte_end + shift), told
        return
    widths = [len(character.encode(codec, "replace")) for character in words]
    if sum(widths) != run.byte_end - run.byte_start:
        yield ByteRun(run.start, *_place(run.byte_start, run.byte_end, laid)), False
        return
    places = accumulate(widths, initial=run.byte_start)
    for offset, (byte, width) in enumerate(zip(places, widths, strict=False)):
        start, end = _place(byte, byte + width, laid)
        yield ByteRun(run.start + offset, start, end), end - start == width


def _place(start: int, end: int, laid: Sequence[Laid]) -> tuple[int, int]:
    """Return the bytes of the file on which [start, end) of the decoded part stands."""
    first = _one(start, laid)
    return first if end <= start + 1 else (first[0], max(first[1], _one(end - 1, laid)[1]))


def _one(byte: int, laid: Sequence[Laid]) -> tuple[int, int]:
    here = _holding(byte, laid)
    if not _is_even(here):
        return here.raw_start, here.raw_end
    return here.raw_start + byte - here.start, here.raw_start + byte - here.start + 1


def _holding(byte: int, laid: Sequence[Laid]) -> Laid:
    return laid[max(0, bisect_right(laid, byte, key=lambda one: one.start) - 1)]


def _is_even(one: Laid) -> bool:
    return one.end - one.start == one.raw_end - one.raw_start
