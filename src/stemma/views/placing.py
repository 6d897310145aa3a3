"""Room for every point of a tree: parents above children, rows continued below when too wide, nothing overlapping."""

from collections.abc import Iterator, Sequence

import msgspec

from stemma.views.forest import Branch
from stemma.views.times import moment

#: A drawing as wide as this fits a laptop's window; wider families continue in a further row. Pixels.
WIDTH = 1120.0

#: Radius of a mark.
RADIUS = 10.0

#: From a parent's mark to the marks of its first row of children.
DESCENT = 108.0

#: Between further rows of one family: room for lines to turn, an arrowhead and a figure.
ROW_GAP = 50.0

#: Width of the trunk's lane at the left of a family of several rows.
LANE = 26.0

#: Room at the left of a mark with several parents, where the figures of its derivations stand.
FIGURES = 68.0

#: Later siblings of one row stand lower, by this much each and by that much altogether.
STAIR, STAIRS = 24.0, 72.0

#: More siblings without children than this stand in a grid, and more than that in small cells.
ROW_OF_LEAVES, FULL_CELLS = 6, 24


class Cell(msgspec.Struct, frozen=True):
    """The room of one mark and its name; `full` cells have a second and a third line of text."""

    width: float
    height: float
    full: bool


FULL = Cell(164.0, 60.0, full=True)
SMALL = Cell(92.0, 36.0, full=False)

Leaf = tuple[Branch, list[str]]


class Placed(msgspec.Struct, frozen=True):
    """A branch at its place, standing for its `twins` too."""

    branch: Branch
    twins: list[str]
    x: float
    y: float
    cell: Cell
    #: Where the trunk runs and the row's own room begins; null in a first row, which the parent reaches straight.
    lane: tuple[float, float] | None = None


class Block(msgspec.Struct, frozen=True):
    """A branch with all that hangs below it, placed from its own top left corner, its own mark first."""

    width: float
    height: float
    placed: list[Placed]


def shift(placed: Placed, x: float, y: float) -> Placed:
    """Return a placed branch moved by x and y."""
    lane = None if placed.lane is None else (placed.lane[0] + x, placed.lane[1] + y)
    return msgspec.structs.replace(placed, x=placed.x + x, y=placed.y + y, lane=lane)


def family_block(branch: Branch, twins: Sequence[str] = ()) -> Block:
    """Place a branch with all below it: its own mark over the middle of its first row of children."""
    block = _parent_block(branch) if branch.branches else _leaf_block(branch, list(twins))
    if not branch.seconds:
        return block
    return Block(block.width + FIGURES, block.height, [shift(one, FIGURES, 0.0) for one in block.placed])


def _leaf_block(branch: Branch, twins: list[str]) -> Block:
    return Block(FULL.width, FULL.height, [Placed(branch, twins, RADIUS, 0.0, FULL)])


def _parent_block(branch: Branch) -> Block:
    rows = fill_rows(_child_blocks(branch.branches), WIDTH - LANE)
    lane = LANE if len(rows) > 1 else 0.0
    own = {below.point.id for below in branch.branches}
    placed: list[Placed] = []
    top = DESCENT
    for index, row in enumerate(rows):
        height = 0.0
        for one, bottom in _row(row, left=lane, top=top):
            trunk = (RADIUS, top - ROW_GAP) if index and one.branch.point.id in own else one.lane
            placed.append(msgspec.structs.replace(one, lane=trunk))
            height = max(height, bottom - top)
        top += height + ROW_GAP
    heads = [one.x for one in placed if one.branch.point.id in own and one.lane is None]
    width = max(FULL.width, *(lane + sum(block.width for block in row) for row in rows))
    x = min((min(heads) + max(heads)) / 2, width - FULL.width + RADIUS)
    return Block(width, top - ROW_GAP, [Placed(branch, [], x, 0.0, FULL), *placed])


def _row(row: Sequence[Block], *, left: float, top: float) -> Iterator[tuple[Placed, float]]:
    """Yield the points of a row of blocks, each with the bottom of its block."""
    for block, drop in zip(row, _stairs(row), strict=True):
        for one in block.placed:
            yield shift(one, left, top + drop), top + drop + block.height
        left += block.width


def _stairs(row: Sequence[Block]) -> list[float]:
    """Return how far each block of a row drops: the later its head was published, the lower it stands."""
    times = [moment(block.placed[0].branch.point.published) for block in row]
    distinct = sorted({time for time in times if time < float("inf")})
    step = min(STAIR, STAIRS / max(1, len(distinct) - 1))
    return [distinct.index(time) * step if time in distinct else 0.0 for time in times]


def _child_blocks(branches: Sequence[Branch]) -> list[Block]:
    """Return the blocks of siblings: leaves, if many, as rows in front; what has several parents at the right."""
    ordered = sorted(branches, key=_mixed)
    leaves = [leaf for leaf in _without_twins(ordered) if not leaf[0].branches]
    plain = [leaf for leaf in leaves if not leaf[0].seconds]
    if len(plain) <= ROW_OF_LEAVES:
        twins = {branch.point.id: names for branch, names in leaves}
        shown = [branch for branch in ordered if branch.branches or branch.point.id in twins]
        return [family_block(branch, twins.get(branch.point.id, [])) for branch in shown]
    cell = FULL if len(plain) <= FULL_CELLS else SMALL
    columns = int((WIDTH - 2 * LANE) // cell.width)
    rows = [grid(plain[at : at + columns], cell=cell, columns=columns) for at in range(0, len(plain), columns)]
    return [*rows, *(family_block(branch) for branch in ordered if branch.branches or branch.seconds)]


def _mixed(branch: Branch) -> bool:
    return bool(branch.seconds) or any(_mixed(below) for below in branch.branches)


def _without_twins(branches: Sequence[Branch]) -> list[Leaf]:
    """Return branches, each with the ids of siblings that it stands for: same words, nothing below any of them."""
    shown: list[Leaf] = []
    seen: dict[tuple[str, bool], list[str]] = {}
    for branch in branches:
        key = (branch.point.wording, branch.line is not None and branch.line.directed)
        if branch.branches or branch.seconds or not branch.point.wording:
            shown.append((branch, []))
        elif key in seen:
            seen[key].append(branch.point.id)
        else:
            seen[key] = []
            shown.append((branch, seen[key]))
    return shown


def grid(leaves: Sequence[Leaf], *, cell: Cell, columns: int) -> Block:
    """Place leaves in rows of cells."""
    placed = [
        Placed(branch, twins, RADIUS + at % columns * cell.width, at // columns * cell.height, cell)
        for at, (branch, twins) in enumerate(leaves)
    ]
    return Block(min(columns, len(leaves)) * cell.width, -(-len(leaves) // columns) * cell.height, placed)


def fill_rows(blocks: Sequence[Block], width: float) -> list[list[Block]]:
    """Return blocks in rows no wider than `width`, but for single blocks that are."""
    rows: list[list[Block]] = []
    taken = width
    for block in blocks:
        if not rows or taken + block.width > width:
            rows.append([])
            taken = 0.0
        rows[-1].append(block)
        taken += block.width
    return rows
