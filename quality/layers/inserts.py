"""Inserts: headlines of other stories and pointers to pictures in the middle of a text, told from lines of the body."""

from collections.abc import Iterator

from quality.figures import Counts, Figure, Missing
from quality.gold import Span
from quality.labels import Labelled, labelled
from quality.pages import HALVES, half_of
from quality.sets import Sets
from stemma.model import Role, Zone

LAYER = "inserts"
SET = "read lines"
INSERT = "insert"
#: Share of a line outside the body from which it counts as taken out.
HALF = 0.5


def measure(sets: Sets) -> Iterator[Figure | Missing]:
    """Yield precision and recall of inserts, for the half that rules were tuned on and for the other."""
    found = labelled(sets, "inserts")
    if found is None:
        yield Missing(layer=LAYER, measured_on=SET, why=f"{sets.folder} lacks incidents or helsinki")
        return
    counts = count_inserts(found)
    for half in HALVES:
        yield Figure(
            layer=LAYER,
            measured_on=f"{SET}, {half}",
            metric="precision",
            value=counts[half].precision,
            detail=str(counts[half]),
        )
        yield Figure(layer=LAYER, measured_on=f"{SET}, {half}", metric="recall", value=counts[half].recall)


def count_inserts(found: Labelled) -> dict[str, Counts]:
    """Return inserts taken out of the body, body lines taken out, and inserts kept, by half."""
    body: dict[str, list[Span]] = {}
    for zone in found.found.of(Zone):
        if zone.role is Role.BODY:
            body.setdefault(zone.witness, []).append(Span(zone.witness, zone.start, zone.end))
    counts = {half: Counts() for half in HALVES}
    for label, span in found.labels:
        kept = sum(one.shared(span) for one in body.get(span.witness, ()))
        out, true = kept < HALF * len(span), label.label == INSERT
        counts[half_of(label.record)].add(
            Counts(right=int(out and true), wrong=int(out and not true), missed=int(true and not out))
        )
    return counts
