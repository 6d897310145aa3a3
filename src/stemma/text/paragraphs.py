"""Where paragraphs end: blank lines, lines that are paragraphs of their own, and lines that a mailer wrapped."""

import itertools
import re

Span = tuple[int, int]

#: Lines longer than this were not broken to fit a window; each is a paragraph.
WIDEST_WRAP = 132

#: Lines shorter than this are lists, menus and verse rather than wrapped prose.
NARROWEST_WRAP = 40

#: Fewer line breaks than this are too few to learn a width from.
ENOUGH_BREAKS = 3

#: Share of line breaks that fall where the next word would not have fitted; prose that was wrapped has nearly all.
FULL_SHARE = 0.6

#: Share of lines that may stand out beyond the width: addresses of pages cannot be broken.
LONG_LINES = 0.05

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_BULLET = re.compile(r"\s*(?:[•▪‣◦●■*–—-]|\d{1,2}[.)])\s")
_WORD = re.compile(r"\S+")
_STOPS = '.!?:;…"”’»'


def line_spans(text: str, start: int, end: int) -> list[Span]:
    """Return the lines that hold something, without the white space around it."""
    lines = (trim(text, match.start(), match.end()) for match in _LINE.finditer(text, start, end))
    return [line for line in lines if line[0] < line[1]]


def trim(text: str, start: int, end: int) -> Span:
    """Return the span without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def wrap_width(text: str, start: int, end: int) -> int:
    """Return the width at which the lines of this text were broken, or 0 where every line is a paragraph.

    Text is wrapped when most lines end where the next word would not have fitted (a greedy fill leaves that mark).
    """
    lines = line_spans(text, start, end)
    width = _usual_length(lines)
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return 0
    breaks = [(left, right) for left, right in itertools.pairwise(lines) if not _blank(text, left, right)]
    full = sum(is_full(text, left, right, width=width) for left, right in breaks)
    return width if len(breaks) >= ENOUGH_BREAKS and full >= FULL_SHARE * len(breaks) else 0


def is_full(text: str, line: Span, following: Span, *, width: int) -> bool:
    """Return whether the first word of the following line would not have fitted on this one."""
    word = _WORD.match(text, following[0], following[1])
    return line[1] - line[0] + 1 + (len(word.group()) if word else 0) > width


def paragraph_spans(text: str, start: int, end: int, *, width: int | None = None) -> list[Span]:
    """Return the paragraphs of a stretch of text in order, without the white space around them.

    `width` is that of the whole text where the caller knows it (0: not wrapped); None learns it from the stretch.
    """
    lines = line_spans(text, start, end)
    if width is None:
        width = wrap_width(text, start, end)
    paragraphs: list[Span] = []
    last: Span | None = None
    for line in lines:
        if last is not None and _joins(text, last, line, width=width):
            paragraphs[-1] = (paragraphs[-1][0], line[1])
        else:
            paragraphs.append(line)
        last = line
    return paragraphs


def _joins(text: str, line: Span, following: Span, *, width: int) -> bool:
    """Return whether a line break only wraps a paragraph that goes on."""
    if _blank(text, line, following) or _BULLET.match(text, following[0], following[1]):
        return False
    if width:
        return is_full(text, line, following, width=width)
    length = line[1] - line[0]
    goes_on = text[line[1] - 1] not in _STOPS and text[following[0]].islower()
    return goes_on and NARROWEST_WRAP <= length <= WIDEST_WRAP


def _blank(text: str, line: Span, following: Span) -> bool:
    gap = text[line[1] : following[0]]
    return "\u2029" in gap or gap.count("\n") > 1 or (gap.count("\r") > 1 and "\n" not in gap)


def _usual_length(lines: list[Span]) -> int:
    """Return the length that all but a few lines stay within."""
    if not lines:
        return 0
    lengths = sorted(end - start for start, end in lines)
    return lengths[max(0, len(lengths) - 1 - int(LONG_LINES * len(lengths)))]
