"""The gate: all layers, their figures, their floors, and what was missing."""

from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from quality.figures import Figure, Missing
from quality.floors import Floor
from quality.layers import (
    alignment,
    claims,
    credit,
    event,
    furniture,
    grouping,
    inserts,
    lineage,
    lines,
    metadata,
    names,
    pages,
    positions,
    quotes,
    reuse,
    times,
    tree,
)
from quality.sets import Sets

#: Every layer and what measures it. A new layer is a file in `layers/` and a line here.
LAYERS: tuple[tuple[str, Callable[[Sets], Iterator[Figure | Missing]]], ...] = (
    ("reuse", reuse.measure),
    ("event", event.measure),
    ("grouping", grouping.measure),
    ("alignment", alignment.measure),
    ("lineage", lineage.measure),
    ("tree", tree.measure),
    ("pages", pages.measure),
    ("lines", lines.measure),
    ("furniture", furniture.measure),
    ("inserts", inserts.measure),
    ("metadata", metadata.measure),
    ("credits", credit.measure),
    ("times", times.measure),
    ("claims", claims.measure),
    ("names", names.measure),
    ("positions", positions.measure),
    ("quotes", quotes.measure),
)


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """A figure beside its floor; null where none is pinned."""

    figure: Figure
    floor: float | None
    broken: bool


def measure(sets: Sets, layers: Sequence[str]) -> Iterator[Figure | Missing]:
    """Yield what the named layers report, in the order of the table."""
    for name, layer in LAYERS:
        if name in layers:
            yield from layer(sets)


def judge(figure: Figure, floors: Mapping[str, Floor]) -> Verdict:
    """Return a figure with its floor."""
    floor = floors.get(figure.key)
    if floor is None:
        return Verdict(figure=figure, floor=None, broken=False)
    return Verdict(figure=figure, floor=floor.floor, broken=not floor.holds(figure.value))
