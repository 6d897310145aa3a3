"""Inserts: headlines of other stories and pointers to pictures in the middle of a text, told from lines of the body."""

import hashlib
from collections.abc import Iterator
from itertools import accumulate

from tests.support.inserted import Inserted, inserted_reports

from quality.figures import Counts, Figure, Missing
from quality.gold import Span
from quality.labels import Labelled, labelled
from quality.pages import HALVES, half_of
from quality.running import clean_file
from quality.sets import Sets
from stemma.model import Role, Zone

LAYER = "inserts"
SET = "read lines"
INSERT = "insert"
#: Share of a line outside the body from which it counts as taken out.
HALF = 0.5
INVENTED = "invented reports"
#: Seeds of the invented reports.
SEEDS = (0, 1, 2)


def measure(sets: Sets) -> Iterator[Figure | Missing]:
    """Yield precision and recall of inserts, for the half that rules were tuned on and for the other."""
    yield from _invented()
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


def _invented() -> Iterator[Figure]:
    """Yield how many of the forms that we know sites to set between paragraphs are found, and what is lost beside them.

    Rules were looked at against the forms of the first half only.
    """
    counts = {half: Counts() for half in HALVES}
    for report in inserted_reports(SEEDS):
        counts[_half_of_forms(report.form)].add(count_lines(report))
    for half in HALVES:
        one = counts[half]
        name = f"{INVENTED}, {half}"
        yield Figure(layer=LAYER, measured_on=name, metric="precision", value=one.precision, detail=str(one))
        yield Figure(layer=LAYER, measured_on=name, metric="recall", value=one.recall)


def _half_of_forms(form: str) -> str:
    return HALVES[hashlib.sha256(form.encode()).digest()[0] % 2]


def count_lines(report: Inserted) -> Counts:
    """Return the lines set into a report that are taken out, those of the report that are, and those kept."""
    zones = clean_file("\n".join(report.lines).encode(), "report.txt").of(Zone)
    body = [Span(zone.witness, zone.start, zone.end) for zone in zones if zone.role is Role.BODY]
    starts = accumulate((len(line) + 1 for line in report.lines), initial=0)
    counts = Counts()
    for number, (line, start) in enumerate(zip(report.lines, starts, strict=False)):
        kept = sum(one.shared(Span(one.witness, start, start + len(line))) for one in body)
        out = kept < HALF * len(line)
        true = report.insert and report.inside[0] <= number < report.inside[1]
        counts.add(Counts(right=int(out and true), wrong=int(out and not true), missed=int(true and not out)))
    return counts


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
