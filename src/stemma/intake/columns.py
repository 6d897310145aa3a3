"""The pages of a PDF as a person reads them: characters to pieces of lines, pieces to columns, columns to paragraphs.

Columns are found by cutting a page along white gutters, first upright, then across (recursive X-Y cut, Nagy and Seth
1984); paragraphs by indents, gaps, sizes, and lines that end although the next word had room.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

#: White between two columns, in heights of a line; between words it is a third, in stretched lines up to one.
_GUTTER = 0.9

#: White inside a line beyond which what follows is another piece, in heights.
_BREACH = 1.2

#: Two pieces stand on one line when they share this much of the lower one's height.
_LEVEL = 0.5

#: A gap between two lines that ends a paragraph, in usual distances of lines.
_GAP = 1.35

#: An indent that begins a paragraph, in heights; larger ones are quotations and lists.
_INDENT = 0.7

#: Sizes of letters that differ by more belong to headlines and text, or text and notes.
_SIZES = 0.12

#: Share of the width by which a line must end before the margin for its end to tell anything.
_SHORT = 0.12

#: Lines on either side without which white space is no gutter between columns: the spaces of two stretched lines
#: stand above one another by chance.
_LEAST_LINES = 3

#: White bands across a page that are tried, the widest first.
_TRIED_BANDS = 12

#: How much wider than between lines a band is that a headline, a picture or a paragraph leaves, in heights.
_WIDE = 0.25

#: Share of a line's height by which the next may reach into it.
_TOUCHING = 0.3


class Glyph(NamedTuple):
    """One character and its box, in points from the upper left corner of its page."""

    char: str
    page: int
    left: float
    top: float
    right: float
    bottom: float
    #: What letters stand on; those that reach below it still stand on it.
    baseline: float


class Row(NamedTuple):
    """A piece of a line: characters that follow one another without a gap."""

    glyphs: list[Glyph]
    page: int
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    #: From the baseline to the top, which is the same for all letters of one size.
    rise: float

    @property
    def height(self) -> float:
        """How high the line is, which is about the size of its letters."""
        return self.bottom - self.top

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(glyph.char for glyph in self.glyphs)


#: Pieces on either side of a white band.
Halves = tuple[list[Row], list[Row]]


def paragraphs(pages: Sequence[Sequence[Glyph]]) -> list[list[Row]]:
    """Return the paragraphs of a document as lines, in the order of reading; one may go on in the next column."""
    found: list[list[Row]] = []
    for glyphs in pages:
        for column in _columns(_rows(glyphs)):
            lines = _lines(column)
            for place, paragraph in enumerate(_split(lines)):
                if place == 0 and found and _goes_on(found[-1][-1], paragraph[0]):
                    found[-1] += paragraph
                else:
                    found.append(paragraph)
    return found


def _rows(glyphs: Sequence[Glyph]) -> list[Row]:
    """Return the pieces of lines of a page, in the order of the file."""
    rows: list[Row] = []
    held: list[Glyph] = []
    for glyph in glyphs:
        if glyph.char == "\0" or (held and _apart(held[-1], glyph)):
            rows += _row(held)
            held = []
        if glyph.char != "\0" and (held or not glyph.char.isspace()):
            held.append(glyph)
    return rows + _row(held)


def _apart(last: Glyph, glyph: Glyph) -> bool:
    if glyph.char.isspace():
        return False
    height = max(last.bottom - last.top, glyph.bottom - glyph.top, 1.0)
    overlap = min(last.bottom, glyph.bottom) - max(last.top, glyph.top)
    gap = glyph.left - last.right
    return overlap < -0.2 * height or gap > _BREACH * height or gap < -2 * height


def _row(glyphs: list[Glyph]) -> list[Row]:
    while glyphs and glyphs[-1].char.isspace():
        glyphs = glyphs[:-1]
    solid = [glyph for glyph in glyphs if not glyph.char.isspace()]
    if not solid:
        return []
    left, right = min(glyph.left for glyph in solid), max(glyph.right for glyph in solid)
    top, bottom = min(glyph.top for glyph in solid), max(glyph.bottom for glyph in solid)
    baseline = median(glyph.baseline for glyph in solid)
    rise = median(glyph.baseline - glyph.top for glyph in solid)
    return [Row(glyphs, solid[0].page, left, top, right, bottom, baseline, rise)]


def _columns(rows: list[Row]) -> list[list[Row]]:
    """Return the pieces of a page as columns in the order of reading."""
    pending, columns = [rows], []
    while pending:
        region = pending.pop()
        if not region:
            continue
        halves = _upright(region) or _freeing(region)
        if halves is None:
            columns.append(region)
        else:
            pending += [halves[1], halves[0]]
    return columns


def _upright(rows: Sequence[Row]) -> Halves | None:
    """Return the pieces left and right of the widest white band from top to bottom, None where there is no gutter."""
    bands = _bands(rows, across=False)
    usual = median(row.height for row in rows)
    for gap, left, right in bands[:1]:
        if gap >= _GUTTER * usual and min(_levels(left), _levels(right)) >= _LEAST_LINES:
            return left, right
    return None


def _freeing(rows: Sequence[Row]) -> Halves | None:
    """Return the pieces above and below a white band: one that sets columns free, else one wider than between lines.

    Headlines that lie across a page at several heights hide its columns until each has been cut off.
    """
    if not _side_by_side(rows):
        return None
    bands = _bands(rows, across=True)
    for _, upper, lower in bands[:_TRIED_BANDS]:
        if _has_gutter(upper) or _has_gutter(lower):
            return upper, lower
    usual = median(gap for gap, _, _ in bands) if bands else 0.0
    wide = bands and bands[0][0] - usual > _WIDE * median(row.height for row in rows)
    return (bands[0][1], bands[0][2]) if wide else None


def _has_gutter(rows: Sequence[Row]) -> bool:
    return len(rows) > 1 and _upright(rows) is not None


def _bands(rows: Sequence[Row], *, across: bool) -> list[tuple[float, list[Row], list[Row]]]:
    """Return the white bands through some pieces, the widest first, each with the pieces on either side."""
    ordered = sorted(rows, key=(lambda row: (row.top, row.left)) if across else (lambda row: (row.left, row.top)))
    reached = ordered[0].bottom if across else ordered[0].right
    gaps: list[tuple[float, int]] = []
    for at, row in enumerate(ordered[1:], start=1):
        gap = (row.top if across else row.left) - reached
        # Lines that are set close touch; a cut between them is as good as one through white.
        if gap > (-_TOUCHING * row.height if across else 0.0):
            gaps.append((gap, at))
        reached = max(reached, row.bottom if across else row.right)
    gaps.sort(key=lambda pair: (-pair[0], pair[1]))
    return [(gap, ordered[:at], ordered[at:]) for gap, at in gaps]


def _levels(rows: Sequence[Row]) -> int:
    """Return on how many lines some pieces stand."""
    count, reached = 0, -1.0
    for row in sorted(rows, key=lambda row: row.baseline):
        if row.baseline > reached + _LEVEL * row.height:
            count, reached = count + 1, row.baseline
    return count


def _side_by_side(rows: Sequence[Row]) -> bool:
    """Tell whether some pieces stand on one line."""
    return _levels(rows) < len(rows)


def _lines(rows: list[Row]) -> list[Row]:
    """Return the lines of a column from top to bottom; pieces on one level are one line."""
    lines: list[Row] = []
    for row in sorted(rows, key=lambda row: (row.top + row.bottom, row.left)):
        last = lines[-1] if lines else None
        level = last and min(last.bottom, row.bottom) - max(last.top, row.top) > _LEVEL * min(last.height, row.height)
        if last is None or not level:
            lines.append(row)
            continue
        one, two = (last, row) if last.left <= row.left else (row, last)
        space = Glyph(" ", row.page, one.right, one.top, two.left, one.bottom, one.baseline)
        joined = [*one.glyphs, space, *two.glyphs]
        sides = (one.left, min(one.top, two.top), max(one.right, two.right), max(one.bottom, two.bottom))
        wider = max(one, two, key=lambda piece: piece.right - piece.left)
        lines[-1] = Row(joined, row.page, *sides, wider.baseline, wider.rise)
    return lines


def _split(lines: list[Row]) -> Iterator[list[Row]]:
    """Yield the paragraphs of a column."""
    if not lines:
        return
    steps = [two.baseline - one.baseline for one, two in pairwise(lines)]
    # Short columns have as many gaps between paragraphs as lines.
    usual = sorted(steps)[len(steps) // 4] if steps else 0.0
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    held = [lines[0]]
    for line, step in zip(lines[1:], steps, strict=True):
        if _begins(held[-1], line, (left, right)) or step > _GAP * max(usual, line.rise):
            yield held
            held = []
        held.append(line)
    yield held


def _begins(before: Row, line: Row, margins: tuple[float, float]) -> bool:
    """Tell whether a line begins a paragraph rather than goes on with the one before it."""
    left, right = margins
    height = max(line.height, 1.0)
    if _sizes_differ(before, line):
        return True
    if line.left - left > _INDENT * height and before.left - left < _INDENT * height:
        return True
    room = right - before.right
    word = next((glyph.left for glyph in line.glyphs if glyph.char.isspace()), line.right) - line.left
    closed = before.text.rstrip("”’\"')»").endswith((".", "!", "?", ":", "…"))
    return closed and room > max(_SHORT * (right - left), word + height / 2)


def _sizes_differ(one: Row, two: Row) -> bool:
    return abs(one.rise - two.rise) > _SIZES * max(one.rise, two.rise)


def _goes_on(before: Row, line: Row) -> bool:
    """Tell whether a column goes on with the paragraph that the one before it ended with."""
    first = next((glyph.char for glyph in line.glyphs), "")
    open_end = not before.text.rstrip("”’\"')»").endswith((".", "!", "?", ":", "…"))
    return open_end and first.islower() and not _sizes_differ(before, line)
