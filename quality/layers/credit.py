"""Credits: the outlets that a witness names as where its text or its words are from."""

import re
from collections.abc import Iterator

from quality.figures import Counts, Figure, Missing, ratio
from quality.gold import Gold, Span
from quality.labels import Labelled, labelled
from quality.pages import HALVES, half_of
from quality.piles import pile_figures
from quality.sets import Sets
from stemma.model import Credit, Relation

LAYER = "credits"
READ = "read reports"
#: A credit below this score says little of the text: it is a picture's.
SURE = 0.5
#: Labels of places that a reader may take either way.
UNDECIDED = "skip"


def measure(sets: Sets) -> Iterator[Figure | Missing]:
    """Yield how many credits are found with the right outlet, with the right relation, and how many are none."""
    for golds in (sets.planted_files, [sets.bundled]):
        name = golds[0].name
        counts, related = Counts(), 0
        for gold in golds:
            one, related_here = count_credits(gold)
            counts.add(one)
            related += related_here
        detail = f"{counts}; relation right {related}"
        yield Figure(layer=LAYER, measured_on=name, metric="precision", value=counts.precision)
        yield Figure(layer=LAYER, measured_on=name, metric="recall", value=counts.recall, detail=detail)
        yield Figure(
            layer=LAYER, measured_on=name, metric="relation right", value=ratio(related, counts.right, empty=1.0)
        )
    yield from pile_figures(sets, LAYER)
    yield from _agencies(sets)


def _agencies(sets: Sets) -> Iterator[Figure | Missing]:
    """Yield precision and recall of agency credits over reports read by a person."""
    found = labelled(sets, "credits")
    if found is None:
        yield Missing(layer=LAYER, measured_on=READ, why=f"there is no {sets.folder / 'helsinki' / 'reports.jsonl'}")
        return
    counts = count_agencies(found)
    for half in HALVES:
        name = f"{READ}, {half}"
        detail = str(counts[half])
        yield Figure(layer=LAYER, measured_on=name, metric="precision", value=counts[half].precision, detail=detail)
        yield Figure(layer=LAYER, measured_on=name, metric="recall", value=counts[half].recall)


def count_agencies(found: Labelled) -> dict[str, Counts]:
    """Return agencies credited rightly, wrongly and not at all, by half; a picture's credit is none of the text."""
    given = [one for one in found.found.of(Credit) if one.score >= SURE]
    counts = {half: Counts() for half in HALVES}
    for label, span in found.labels:
        if not label.outlet or label.label == UNDECIDED:
            continue
        here = [one for one in given if Span(one.witness, one.start, one.end).shared(span)]
        named = any(plain(one.outlet) == plain(label.outlet) for one in here)
        true = label.label in set(Relation)
        counts[half_of(label.record)].add(
            Counts(right=int(true and named), wrong=int(bool(here) and not true), missed=int(true and not named))
        )
    return counts


def count_credits(gold: Gold) -> tuple[Counts, int]:
    """Return credits found with their outlet, those found where none is, those missed; and right relations.

    A picture's credit, which scores as one, is no statement about the text, and so cannot be a wrong one.
    """
    found = [(Span(one.witness, one.start, one.end), one) for one in gold.found.of(Credit)]
    right = related = 0
    used: set[Span] = set()
    for mention in gold.mentions:
        here = [(span, one) for span, one in found if span.shared(mention.span)]
        named = [one for span, one in here if plain(one.outlet) == plain(mention.outlet)]
        used.update(span for span, _ in here)
        right += bool(named)
        related += any(one.relation in mention.relations for one in named)
    wrong = sum(span not in used for span, one in found if one.score >= SURE)
    return Counts(right=right, wrong=wrong, missed=len(gold.mentions) - right), related


def plain(outlet: str) -> str:
    """Return a name without article, case and marks."""
    return re.sub(r"^the |[^a-z0-9 ]", "", outlet.lower())
