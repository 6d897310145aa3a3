"""Where the characters of a text stand in the bytes that it was decoded from."""

import codecs
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from itertools import accumulate, pairwise, zip_longest
from typing import NamedTuple

from stemma.intake.decoding import Decoded
from stemma.intake.shown import Shown
from stemma.model import Footprint, Unit
from stemma.text.footprints import ByteRun, pack_bytes

#: Codecs that put a mark before the text: its bytes, and the codec of what follows it.
_MARKED = {"utf-8-sig": (3, "utf-8"), "utf-16": (2, "utf-16-le"), "utf-32": (4, "utf-32-le")}

# As html.unescape reads references, so that it and we agree where each ends.
_WOVEN = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)|[ \t\n\r\f]+")
_SPACES = " \t\n\r\f"
_KEPT = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)|\r\n")

#: Characters between two places whose bytes are remembered.
_STEP = 256


class Stretch(NamedTuple):
    """Text from `start` to the next stretch's start stands at [raw_start, raw_end) of the decoded file."""

    start: int
    raw_start: int
    raw_end: int


class Ruler:
    """Tells at which byte each character of a decoded file begins."""

    def __init__(self, content: bytes, decoded: Decoded) -> None:
        self._mark, self._codec = _MARKED.get(decoded.encoding, (0, decoded.encoding))
        self.text, self.encoding, self.misstated = decoded
        #: Every character is one byte.
        self._even = len(content) == len(decoded.text) + self._mark
        # Characters at which measuring begins anew, and their bytes.
        self._chars, self._bytes = [0], [self._mark]
        #: Where a text does not give its bytes back: before and after every broken or odd character.
        self.breaks: Sequence[int] = ()
        if not self._even and _length(decoded.text, self._codec) + self._mark != len(content):
            self._chars, self._bytes = _measured(content[self._mark :], self._codec, decoded.text)
            self._bytes = [byte + self._mark for byte in self._bytes]
            self.breaks = tuple(self._chars)

    def bytes_at(self, positions: Iterable[int]) -> list[int]:
        """Return the bytes at which characters begin; positions in any order, quickest in their own."""
        if self._even:
            return [position + self._mark for position in positions]
        return [self._byte(position) for position in positions]

    def broken_byte(self) -> int:
        """Return the first byte that fits no character, -1 where all do."""
        broken = (at for at in self.breaks if self.text[at : at + 1] == "\ufffd")
        return next(iter(self.bytes_at(broken)), -1)

    def _byte(self, position: int) -> int:
        place = bisect_right(self._chars, position) - 1
        start = self._chars[place]
        byte = self._bytes[place] + max(0, _length(self.text[start:position], self._codec))
        if position - start > _STEP and place == len(self._chars) - 1:
            self._chars.append(position)
            self._bytes.append(byte)
        return byte


def page_stretches(raw: str, shown: Sequence[Shown]) -> Iterator[Stretch]:
    """Yield the stretches of a page's text, whose paragraphs are joined by an empty line."""
    start = last = 0
    for block in shown:
        if start:
            yield Stretch(start - 2, last, block.start)
        length = len(block.text)
        reached = 0
        for laid in block.laid:
            if laid.at >= length:
                break
            if laid.at > reached:
                yield Stretch(start + reached, last, laid.start)
            words = block.text[laid.at : laid.at + laid.size]
            yield from woven(raw, words, Stretch(start + laid.at, laid.start, laid.end))
            reached, last = laid.at + len(words), laid.end
        start += length + 2


def footprint(witness: str, stretches: Iterable[Stretch], *, ruler: Ruler, part: str | None) -> Footprint:
    """Return stretches of a decoded file as a footprint in bytes."""
    listed = list(stretches)
    if ruler.breaks:
        listed = list(_broken_up(listed, ruler.breaks))
    edges = ruler.bytes_at(edge for stretch in listed for edge in stretch[1:])
    runs = (ByteRun(one.start, *edges[2 * at : 2 * at + 2]) for at, one in enumerate(listed))
    return Footprint(witness=witness, unit=Unit.BYTE, part=part, runs=pack_bytes(runs))


def woven(raw: str, words: str, whole: Stretch) -> Iterator[Stretch]:
    """Yield a stretch cut where references and white space make text and file differ."""
    written = raw[whole.raw_start : whole.raw_end]
    if written == words:
        yield whole
        return
    # Text whose white space is shown keeps it, all but the carriage returns.
    kept = "\n" in words or "\t" in words or "  " in words
    cut = list(_cut(written, _KEPT if kept else _WOVEN))
    if "".join(text for text, _, _ in cut) != words:
        yield whole
        return
    starts = accumulate((len(text) for text, _, _ in cut), initial=whole.start)
    for start, (text, begin, end) in zip(starts, cut, strict=False):
        if text:
            yield Stretch(start, whole.raw_start + begin, whole.raw_start + end)


def _cut(written: str, pattern: re.Pattern[str]) -> Iterator[tuple[str, int, int]]:
    """Yield what is shown for each part of what is written, with the part's place."""
    plain = 0
    for found in pattern.finditer(written):
        if found[0] == " ":
            continue
        if plain < found.start():
            yield written[plain : found.start()], plain, found.start()
        kept = "\n" if found[0] == "\r\n" else unescape(found[0])
        shown = " " if found[0][0] in _SPACES and found[0] != "\r\n" else kept
        yield shown, found.start(), found.end()
        plain = found.end()
    if plain < len(written):
        yield written[plain:], plain, len(written)


def _broken_up(stretches: Sequence[Stretch], breaks: Sequence[int]) -> Iterator[Stretch]:
    """Yield stretches cut where the bytes of a file are damaged, so that what is whole is still told byte by byte."""
    starts = [one.start for one in stretches[1:]]
    for one, following in zip_longest(stretches, starts):
        size = one.raw_end - one.raw_start
        # What merely stands for its place, as a break between paragraphs does, has no characters to tell apart.
        told = following is None or following - one.start == size
        inside = breaks[bisect_right(breaks, one.raw_start) : bisect_left(breaks, one.raw_end)] if told else ()
        for begin, end in pairwise([one.raw_start, *inside, one.raw_end]):
            yield Stretch(one.start + begin - one.raw_start, begin, end)


def _length(text: str, codec: str) -> int:
    try:
        return len(text.encode(codec))
    except UnicodeEncodeError:
        return -1


def _measured(content: bytes, codec: str, text: str) -> tuple[list[int], list[int]]:
    """Return characters whose bytes are known and those bytes, for a text that does not give its bytes back."""
    broken = _broken_ranges(content, codec)
    chars, starts = [0], [0]
    for start, end in broken:
        before = chars[-1] + len(content[starts[-1] : start].decode(codec, "replace"))
        chars += [before, before + 1]
        starts += [start, end]
    rest = content[starts[-1] :]
    whole = chars[-1] + len(rest.decode(codec, "replace")) == len(text)
    if whole and all(text[at] == "\ufffd" for at in chars[1::2]) and _gives_back(rest, codec):
        return _first_of_each(chars, starts)
    return _byte_by_byte(content, codec)


def _gives_back(content: bytes, codec: str) -> bool:
    return _length(content.decode(codec, "replace"), codec) == len(content)


def _broken_ranges(content: bytes, codec: str) -> list[tuple[int, int]]:
    """Return where bytes fit no character, as decoding with "replace" finds them."""
    broken: list[tuple[int, int]] = []

    def note(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeDecodeError):
            raise error
        broken.append((error.start, error.end))
        return "\ufffd", error.end

    codecs.register_error("stemma.note", note)
    content.decode(codec, "stemma.note")
    return broken


def _byte_by_byte(content: bytes, codec: str) -> tuple[list[int], list[int]]:
    """Measure an encoding in which one character has several forms, or whose bytes depend on those before them."""
    decoder = codecs.getincrementaldecoder(codec)("replace")
    chars, starts = [0], [0]
    for place in range(len(content)):
        given = len(decoder.decode(content[place : place + 1]))
        if given:
            chars.append(chars[-1] + given)
            starts.append(place + 1)
    return chars, starts


def _first_of_each(chars: list[int], starts: list[int]) -> tuple[list[int], list[int]]:
    kept: dict[int, int] = {}
    for char, byte in zip(chars, starts, strict=True):
        kept.setdefault(char, byte)
    return list(kept), list(kept.values())
