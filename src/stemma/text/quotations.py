"""What stands inside quotation marks: curly, straight, German, guillemets and single ones, never apostrophes."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from stemma.text.paragraphs import Span, paragraph_spans

#: Stretches whose quotations are kept: many stages look at the same texts one after another.
REMEMBERED = 1 << 12

#: Opening mark to the marks that close it.
_CLOSERS = {
    "“": '”"',
    "„": '“”"',
    "”": "”",
    "«": "»",
    "»": "«",
    '"': '"”',
    "「": "」",
    "『": "』",
    "``": "''",
    "''": "''",
    "’’": "''",
    "‘‘": "''",
    "‘": "’'",
    "‚": "‘’'",
    "'": "'’",
}
#: Two single marks that stand for a double one.
_PAIRED = ("''", "’’")
_SINGLE = "‘‚'"
_MARK = re.compile(r"``|''|’’|‘‘|[\"“”„«»「」『』‘‚']")
_SINGLE_END = re.compile(r"(?<=\S)['’‘](?!\w)")
_STOP = re.compile(r"[.!?…]+(?=\s|$)")
#: Words that lost their beginning: the mark before them is an apostrophe.
_CLIPPED = re.compile(r"(?:\d0s|\d\d\b|(?:tis|twas|em|til|cause|bout|round|n|neath|cos)\b)", re.IGNORECASE)
_DOUBLE = re.compile(r"``|''|’’|‘‘|[\"“”„«»「」『』]")
#: What stands before a closing mark that a space cut off.
_STOPPED = frozenset({", ", ". ", "? ", "! "})
#: A quotation is closed so many paragraphs on at most, its own among them, where none between opens again.
FARTHEST_CLOSING = 8
_BEFORE_OPENING = "([{<—–-/:,=¿¡"


def quoted_spans(text: str, start: int, end: int) -> list[Span]:
    """Return what stands inside quotation marks, marks left out, outermost quotations only, in order.

    A span never crosses a paragraph. A quotation left open runs to the end of its paragraph where the next one opens
    with a mark again or a later one closes it, each paragraph a span; else to the first stop.
    """
    return list(_quoted_spans(text, start, end))


@lru_cache(REMEMBERED)
def _quoted_spans(text: str, start: int, end: int) -> tuple[Span, ...]:
    paragraphs = paragraph_spans(text, start, end)
    spans: list[Span] = []
    resumed = start
    for index, paragraph in enumerate(paragraphs):
        if paragraph[1] <= resumed:
            continue
        own = max(paragraph[0], resumed), paragraph[1]
        following = text[paragraphs[index + 1][0]] if index + 1 < len(paragraphs) else ""
        reopens = bool(following) and following in _CLOSERS
        found, opened = _spans_in(text, own, reopens=reopens)
        carried = None if reopens or opened is None else _carried(text, opened, paragraphs[index:])
        if carried:
            found = [*found[:-1], *carried]
            resumed = carried[-1][1] + 1
        spans.extend(found)
    return tuple(spans)


def _carried(text: str, opened: "_Opened", paragraphs: Sequence[Span]) -> list[Span]:
    """Return the pieces of a quotation that a later paragraph closes, though none between opens with a mark again.

    So speech looks where every sentence stands on a line of its own. Nothing where another mark comes first.
    """
    pieces = [(opened.start, paragraphs[0][1])]
    for start, end in paragraphs[1:FARTHEST_CLOSING]:
        match = _DOUBLE.search(text, start, end)
        if match is None:
            pieces.append((start, end))
            continue
        glued = match.start() > start and not text[match.start() - 1].isspace()
        inches = match.group() == '"' and text[match.start() - 1].isdigit()
        return [*pieces, (start, match.start())] if match.group() in opened.closers and glued and not inches else []
    return []


class _Opened(msgspec.Struct, frozen=True):
    """A quotation that began: where its words begin, and what closes it."""

    start: int
    closers: str


def _spans_in(text: str, paragraph: Span, *, reopens: bool) -> tuple[list[Span], _Opened | None]:
    """Return what stands in marks in a paragraph, and what its end leaves open, whose span is then the last."""
    start, end = paragraph
    spans: list[Span] = []
    opened: _Opened | None = None
    ends: list[int] | None = None
    position = start
    while match := _MARK.search(text, position, end):
        mark, at, position = match.group(), match.start(), match.end()
        if opened is not None:
            if _closes(text, match, opened, end=end):
                spans.append((opened.start, at))
                opened = None
            elif mark == '"' and '"' in opened.closers and _shape(text, match, paragraph) == "opens":
                astray = _astray(text, match, paragraph)
                spans.append((opened.start, at) if astray else _unclosed(text, opened, at, reopens=False))
                opened = None if astray else _Opened(position, _CLOSERS[mark])
        elif mark in _SINGLE:
            if ends is None:
                ends = [close.start() for close in _SINGLE_END.finditer(text, start, end)]
            close = _single_close(text, match, paragraph, ends=ends, reopens=reopens)
            if close is not None:
                spans.append((position, close))
                position = min(close + 1, end)
        elif _opens(text, match, paragraph):
            opened = _Opened(position, _CLOSERS[mark])
    if opened is not None:
        spans.append(_unclosed(text, opened, end, reopens=reopens))
    return [(left, right) for left, right in spans if left < right], opened


def _astray(text: str, match: re.Match[str], paragraph: Span) -> bool:
    """Return whether a straight mark closes though it clings to the next word: "We left, "he said."."""
    before = text[max(paragraph[0], match.start() - 2) : match.start()]
    return before in _STOPPED and text.count('"', *paragraph) % 2 == 0


def _opens(text: str, match: re.Match[str], paragraph: Span) -> bool:
    mark = match.group()
    if mark in "“„«「『" or mark in {"``", "‘‘"}:
        return True
    if mark in {'"', "”", "»", *_PAIRED}:
        return _shape(text, match, paragraph) in {"opens", "floats"} and (
            mark == '"' or _touches(text, match, paragraph)
        )
    return False


def _touches(text: str, match: re.Match[str], paragraph: Span) -> bool:
    return match.end() < paragraph[1] and not text[match.end()].isspace()


def _closes(text: str, match: re.Match[str], opened: _Opened, *, end: int) -> bool:
    mark = match.group()
    if mark in _PAIRED:
        double = opened.closers == "''" or "”" in opened.closers
        return opened.closers == "''" or (double and not text[match.start() - 1].isspace())
    if opened.closers == "''":
        return False
    if mark == "“" and "“" not in opened.closers:
        # Typed the wrong way round: glued to the word before, with nothing behind it.
        after = text[match.end()] if match.end() < end else " "
        return not text[match.start() - 1].isspace() and not after.isalnum()
    if mark not in opened.closers:
        return False
    if mark == '"':
        before, after = text[match.start() - 1], text[match.end()] if match.end() < end else " "
        return not before.isspace() or after.isspace() or after in ".,;:!?)"
    return True


def _shape(text: str, match: re.Match[str], paragraph: Span) -> str:
    """Return what the neighbours of a mark say: "opens", "closes", or "floats" between two spaces."""
    start, end = paragraph
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end()] if match.end() < end else " "
    if before.isspace() or before in _BEFORE_OPENING:
        return "floats" if after.isspace() else "opens"
    return "closes"


def _single_close(
    text: str, match: re.Match[str], paragraph: Span, *, ends: Sequence[int], reopens: bool
) -> int | None:
    """Return where the quotation that a single mark opens ends, or None where the mark is an apostrophe."""
    start, end = paragraph
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end()] if match.end() < end else " "
    opens = (before.isspace() or before in _BEFORE_OPENING or before in '"“') and not after.isspace()
    if not opens or _CLIPPED.match(text, match.end(), end):
        return None
    closers = _CLOSERS[match.group()]
    possessive: int | None = None
    for index in range(bisect_left(ends, match.end()), len(ends)):
        close = ends[index]
        if text[close] not in closers:
            continue
        if not _may_be_possessive(text, close, end):
            return close
        possessive = close if possessive is None else possessive
        if index > bisect_left(ends, match.end()) + 8:
            break
    if possessive is None and reopens and match.start() == start:
        return end
    return possessive


def _may_be_possessive(text: str, close: int, end: int) -> bool:
    """Return whether a mark stands as in "the workers' rights": after an s, before a word in small letters."""
    return text[close - 1] in "sS" and close + 2 < end and text[close + 1] == " " and text[close + 2].islower()


def _unclosed(text: str, opened: _Opened, end: int, *, reopens: bool) -> Span:
    if reopens:
        return opened.start, end
    stop = _STOP.search(text, opened.start, end)
    return opened.start, stop.end() if stop else end
