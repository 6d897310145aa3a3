"""Which paragraphs of a page the body extractor takes for its body: trafilatura chooses, our own stream locates."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from stemma.intake.markup import Kind, Piece
from stemma.intake.shown import Shown

#: A tag longer than this carries a picture or a program in its attributes.
_LONG_TAG = 2000

#: Pages whose markup stays larger than this once scripts and pictures are out are too slow for the extractor.
_EXTRACTED_CHARS = 3_000_000

#: Folded characters from which a paragraph is so long that standing once on the page makes its place certain.
_TELLING = 24

#: Folded characters at either end by which a paragraph is found whose middle differs.
_END_CHARS = 20

#: A paragraph found by its ends may be longer on the page than the extractor gave it, by this factor.
_STRETCH = 1.5

#: Share of a block's characters that the extractor took, from which the block counts as taken.
_TAKEN = 0.5

#: Elements that say nothing to the extractor, which takes its time over each of them all the same.
_TEXTLESS = frozenset(
    [
        "area", "base", "col", "embed", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "iframe", "noembed", "noframes", "noscript", "script", "style", "svg", "template",
    ]
)  # fmt: skip

#: White space, and what is not seen: soft hyphens, zero-width and directional marks, controls.
_UNSEEN = re.compile("[\\s\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u2064\u2066-\u2069\ufeff]+")

_PARAGRAPHS = frozenset({"p", "head", "item", "cell", "quote", "code", "ab", "list", "row", "table", "div", "fw"})


class Span(NamedTuple):
    """A half-open stretch of the page's folded text."""

    start: int
    end: int


def fold(text: str) -> str:
    """Return a text without white space and unseen characters, as it is compared."""
    return _UNSEEN.sub("", text)


def lean_markup(text: str, pieces: Iterable[Piece]) -> str:
    """Return a page without comments, scripts and the like, and without tags that carry pictures or hold no text."""
    kept: list[str] = []
    for piece in pieces:
        if piece.kind is Kind.COMMENT or piece.kind is Kind.RAW or piece.name in _TEXTLESS:
            continue
        long = piece.kind is Kind.OPEN and piece.end - piece.start > _LONG_TAG
        kept.append(f"<{piece.name}>" if long else text[piece.start : piece.end])
    return "".join(kept).replace("\x00", " ")


def body_paragraphs(markup: str) -> list[str]:
    """Return the paragraphs that the extractor takes for the body of a page, in order; none where it finds no body."""
    if len(markup) > _EXTRACTED_CHARS:
        return []
    # Takes 0.7 s to import, and piles of plain text never need it.
    from trafilatura import bare_extraction  # noqa: PLC0415 - loaded late for its cost

    try:
        document = bare_extraction(f"<!doctype html>{markup}", fast=False, favor_precision=True, include_comments=False)
    except (ValueError, RecursionError, AttributeError, TypeError):
        # The extractor stumbles over some broken pages; they are read without its opinion.
        return []
    body = None if document is None or isinstance(document, dict) else document.body
    return [] if body is None else list(_paragraphs(body))


def chosen(blocks: Sequence[Shown], paragraphs: Sequence[str]) -> list[bool]:
    """Tell of each block of a page whether the extractor took it."""
    folded = [fold(block.text) for block in blocks]
    starts = [0, *accumulate(map(len, folded))]
    taken = [0] * len(blocks)
    for span in filter(None, locate("".join(folded), [fold(paragraph) for paragraph in paragraphs])):
        for place in range(bisect_right(starts, span.start) - 1, bisect_left(starts, span.end)):
            taken[place] += max(0, min(span.end, starts[place + 1]) - max(span.start, starts[place]))
    return [bool(text) and count >= _TAKEN * len(text) for count, text in zip(taken, folded, strict=True)]


def locate(page: str, paragraphs: Sequence[str]) -> list[Span | None]:
    """Return where each paragraph stands on a page, all of it folded; None where it does not stand there.

    Long paragraphs that stand once are certain; the others are sought between their certain neighbours.
    """
    found: list[Span | None] = [_once(page, paragraph) for paragraph in paragraphs]
    _drop_strays(found)
    bounds = _bounds(found, len(page))
    cursor = 0
    for place, paragraph in enumerate(paragraphs):
        if found[place] is None and paragraph:
            low, high = bounds[place]
            found[place] = _within(page, paragraph, (max(low, cursor), high)) or _within(
                page, paragraph, (0, len(page))
            )
        cursor = max(cursor, found[place].end) if found[place] else cursor  # type: ignore[union-attr]
    return found


def _paragraphs(body: Any) -> Iterable[str]:  # noqa: ANN401 - an lxml element, which has no types
    """Yield the text of the innermost paragraphs of the extractor's tree, and what stands between them."""
    pending = [body.text or ""]
    for element in body:
        if not isinstance(element.tag, str):
            pending.append(element.tail or "")
            continue
        if element.tag in _PARAGRAPHS:
            yield from _parts(pending)
            yield from _paragraphs(element)
            pending = [element.tail or ""]
        elif element.tag == "lb":
            yield from _parts(pending)
            pending = [element.tail or ""]
        else:
            pending += ["".join(element.itertext()), element.tail or ""]
    yield from _parts(pending)


def _parts(pending: list[str]) -> Iterable[str]:
    yield from filter(None, (line.strip() for line in "".join(pending).split("\n")))


def _once(page: str, paragraph: str) -> Span | None:
    if len(paragraph) < _TELLING:
        return None
    start = page.find(paragraph)
    if start < 0 or page.find(paragraph, start + 1) >= 0:
        return None
    return Span(start, start + len(paragraph))


def _drop_strays(found: list[Span | None]) -> None:
    """Forget the certain places that contradict the order of more others."""
    placed = [(place, span) for place, span in enumerate(found) if span is not None]
    tails: list[tuple[int, int]] = []
    before: dict[int, int | None] = {}
    for place, span in placed:
        at = bisect_left(tails, (span.start, -1))
        before[place] = tails[at - 1][1] if at else None
        tails[at : at + 1] = [(span.start, place)]
    kept: set[int] = set()
    last = tails[-1][1] if tails else None
    while last is not None:
        kept.add(last)
        last = before[last]
    for place, _ in placed:
        if place not in kept:
            found[place] = None


def _bounds(found: Sequence[Span | None], size: int) -> list[tuple[int, int]]:
    """Return for each paragraph the stretch between its certain neighbours."""
    lows = list(accumulate((span.end if span else 0 for span in found), max, initial=0))[:-1]
    highs = list(accumulate((span.start if span else size for span in reversed(found)), min, initial=size))[:-1]
    return list(zip(lows, reversed(highs), strict=True))


def _within(page: str, paragraph: str, bounds: tuple[int, int]) -> Span | None:
    """Return where a paragraph stands in a stretch of the page, whole or by both its ends."""
    low, high = bounds
    start = page.find(paragraph, low, high)
    if start >= 0:
        return Span(start, start + len(paragraph))
    if len(paragraph) < 2 * _END_CHARS:
        return None
    start = page.find(paragraph[:_END_CHARS], low, high)
    if start < 0:
        return None
    reach = min(high, start + int(len(paragraph) * _STRETCH) + _END_CHARS)
    end = page.find(paragraph[-_END_CHARS:], start + _END_CHARS, reach)
    return None if end < 0 else Span(start, end + _END_CHARS)
