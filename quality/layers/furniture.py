"""Furniture: forms, links and inserts are marked, and no body text is."""

from collections.abc import Iterator, Sequence

from quality.figures import Counts, Figure, Missing, ratio
from quality.gold import Gold, Span, TrueLine
from quality.piles import pile_figures
from quality.sets import Sets
from stemma.model import Role, Zone

LAYER = "furniture"

#: Share of a line that must be marked for the line to count as marked.
HALF = 0.5


def measure(sets: Sets) -> Iterator[Figure | Missing]:
    """Yield F1 over furniture lines, and the share of body characters lost."""
    for golds in (sets.planted_files, [sets.bundled]):
        name = golds[0].name
        counts, lost, chars = Counts(), 0, 0
        for gold in golds:
            one, lost_here, chars_here = count_lines(gold)
            counts.add(one)
            lost, chars = lost + lost_here, chars + chars_here
        yield Figure(layer=LAYER, measured_on=name, metric="lines F1", value=counts.f1, detail=str(counts))
        detail = f"{lost} of {chars} characters"
        share = ratio(lost, chars)
        yield Figure(layer=LAYER, measured_on=name, metric="body lost", value=share, low=True, detail=detail)
    yield from pile_figures(sets, LAYER)


def count_lines(gold: Gold) -> tuple[Counts, int, int]:
    """Return furniture lines right, wrong and missed, body characters outside body zones, and body characters."""
    zones: dict[str, list[tuple[Span, Role]]] = {}
    for zone in gold.found.of(Zone):
        zones.setdefault(zone.witness, []).append((Span(zone.witness, zone.start, zone.end), zone.role))
    counts, lost, chars = Counts(), 0, 0
    for line in gold.lines:
        marked = _marked(zones.get(line.span.witness, []), line, (Role.FURNITURE,)) >= HALF * len(line.span)
        true = line.role is Role.FURNITURE
        counts.add(Counts(right=int(true and marked), wrong=int(marked and not true), missed=int(true and not marked)))
        if not true:
            chars += len(line.span)
            lost += len(line.span) - _marked(zones.get(line.span.witness, []), line, (Role.BODY, Role.DATELINE))
    return counts, lost, chars


def _marked(zones: Sequence[tuple[Span, Role]], line: TrueLine, roles: Sequence[Role]) -> int:
    return sum(span.shared(line.span) for span, role in zones if role in roles)
