"""Where the marks and lines of a family tree stand on paper: roots on top, later reports lower, nothing overlapping.

Every point owns a cell: the mark at its left, its name to the right, so that lines enter and leave marks vertically
and never cross a name.
"""

from collections.abc import Sequence
from typing import Literal

import msgspec

from stemma.views.forest import forest, walk
from stemma.views.lineage import DerivationLine, LineageView, Point
from stemma.views.placing import (
    FULL_CELLS,
    RADIUS,
    ROW_GAP,
    WIDTH,
    Cell,
    Placed,
    family_block,
    fill_rows,
    grid,
    shift,
)

#: A derivation runs sideways only inside this band below its parent, where no name stands.
BAND = (30.0, 68.0)

#: Up to this many children hang on curves of their own; more share one straight line with round corners.
SWAYING, CORNER = 4, 9.0

#: Cells of reports that stand alone.
LONE, LONE_SMALL = Cell(178.0, 62.0, full=True), Cell(92.0, 34.0, full=False)

#: Room around a drawing and between its families; a root's number needs it above.
MARGIN = 34.0

#: Room for the heading over the reports that stand alone.
HEADING = 64.0

#: A drawing is at least so wide, so that the heading fits.
NARROWEST = 320.0


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A point on paper, standing for itself and for `twins` that say the same in the same words."""

    point: Point
    twins: list[str]
    x: float
    y: float
    full: bool
    #: A root bears the number of its lineage above it.
    root: bool


class Stroke(msgspec.Struct, frozen=True, kw_only=True):
    """A derivation on paper: an SVG path that ends at the child's mark, whose middle is (x, y)."""

    line: DerivationLine
    path: str
    x: float
    y: float
    full: bool
    #: On which side of the line its figures stand, so that a line from a further parent does not cross them.
    beside: Literal["left", "right"]
    #: 0 for the first parent; figures of further ones stand at the left of the child's mark, in this order.
    rank: int


class Drawing(msgspec.Struct, frozen=True, kw_only=True):
    """A family tree on paper, in pixels. Reports that stand alone begin below `lone_y`, where there are any."""

    width: float
    height: float
    marks: list[Mark]
    strokes: list[Stroke]
    lone_y: float | None


def draw_lineage(view: LineageView) -> Drawing:
    """Return the drawing of one story."""
    trees = forest(view)
    parents = {line.parent for branch in walk(trees) for line in branch.seconds}
    lone = [tree for tree in trees if not tree.branches and not tree.seconds and tree.point.id not in parents]
    alone = {tree.point.id for tree in lone}
    placed: list[Placed] = []
    top = MARGIN
    for row in fill_rows([family_block(tree) for tree in trees if tree.point.id not in alone], WIDTH):
        left = 0.0
        for block in row:
            placed += [shift(one, left, top) for one in block.placed]
            left += block.width + MARGIN
        top += max(block.height for block in row) + MARGIN
    lone_y = top if lone and placed else None
    if lone:
        cell = LONE if len(lone) <= FULL_CELLS else LONE_SMALL
        top += 0.0 if lone_y is None else HEADING
        block = grid([(tree, []) for tree in lone], cell=cell, columns=int(WIDTH // cell.width))
        placed += [shift(one, 0.0, top) for one in block.placed]
        top += block.height
    roots = {tree.point.id for tree in trees}
    return Drawing(
        width=max((one.x + one.cell.width for one in placed), default=NARROWEST),
        height=top,
        marks=[_mark(one, root=one.branch.point.id in roots) for one in placed],
        strokes=_strokes(placed),
        lone_y=lone_y,
    )


def _mark(placed: Placed, *, root: bool) -> Mark:
    return Mark(point=placed.branch.point, twins=placed.twins, x=placed.x, y=placed.y, full=placed.cell.full, root=root)


def _strokes(placed: Sequence[Placed]) -> list[Stroke]:
    marks = {one.branch.point.id: one for one in placed}
    strokes = []
    for one in placed:
        line = one.branch.line
        seconds = [second for second in one.branch.seconds if second.parent in marks]
        if line is not None and line.parent in marks:
            from_left = any(marks[second.parent].x < one.x for second in seconds)
            beside: Literal["left", "right"] = "right" if from_left or not seconds else "left"
            strokes.append(_stroke(line, one, path=_descent(marks[line.parent], one), beside=beside))
        for rank, second in enumerate(seconds, start=1):
            strokes.append(_stroke(second, one, path=_crossing(marks[second.parent], one), rank=rank))
    return strokes


def _stroke(
    line: DerivationLine, child: Placed, *, path: str, beside: Literal["left", "right"] = "left", rank: int = 0
) -> Stroke:
    return Stroke(line=line, path=path, x=child.x, y=child.y, full=child.cell.full, beside=beside, rank=rank)


def _descent(parent: Placed, child: Placed) -> str:
    """Return the path from a first parent: sideways inside the band below the parent, or along the trunk."""
    high, low = parent.y + BAND[0], parent.y + BAND[1]
    turn = _elbow if len(parent.branch.branches) > SWAYING else _sway
    begin = f"M{_n(parent.x)} {_n(parent.y + RADIUS)}V{_n(high)}"
    end = f"V{_n(child.y - RADIUS)}"
    if child.lane is None:
        return begin + turn(parent.x, child.x, high=high, low=low) + end
    trunk, above = child.lane
    last = turn(trunk, child.x, high=above, low=above + ROW_GAP - 2 * RADIUS)
    return begin + turn(parent.x, trunk, high=high, low=low) + f"V{_n(above)}" + last + end


def _sway(start: float, end: float, *, high: float, low: float) -> str:
    middle = (high + low) / 2
    return f"C{_n(start)} {_n(middle)} {_n(end)} {_n(middle)} {_n(end)} {_n(low)}"


def _elbow(start: float, end: float, *, high: float, low: float) -> str:
    """Return a way sideways that many children share: straight, with round corners."""
    middle = (high + low) / 2
    corner = min(CORNER, abs(end - start) / 2)
    step = corner if end > start else -corner
    return (
        f"V{_n(middle - corner)}Q{_n(start)} {_n(middle)} {_n(start + step)} {_n(middle)}"
        f"H{_n(end - step)}Q{_n(end)} {_n(middle)} {_n(end)} {_n(middle + corner)}"
    )


def _crossing(parent: Placed, child: Placed) -> str:
    """Return the path from a further parent: from its foot to the near shoulder of the child."""
    side = -1 if parent.x < child.x else 1
    reach, shoulder = child.x + side * RADIUS * 0.7, child.y - RADIUS * 0.9
    leaving = f"{_n(parent.x)} {_n(parent.y + BAND[1])}"
    arriving = f"{_n(reach + side * 40)} {_n(shoulder - 48)}"
    return f"M{_n(parent.x)} {_n(parent.y + RADIUS)}C{leaving} {arriving} {_n(reach)} {_n(shoulder)}"


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
