"""Credits: the outlets that a witness names as where its text or its words are from."""

import re
from collections.abc import Iterator

from quality.figures import Counts, Figure, Missing, ratio
from quality.gold import Gold, Span
from quality.piles import pile_figures
from quality.sets import Sets
from stemma.model import Credit

LAYER = "credits"


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
        yield Figure(layer=LAYER, measured_on=name, metric="recall", value=counts.recall, detail=detail)
        yield Figure(
            layer=LAYER, measured_on=name, metric="relation right", value=ratio(related, counts.right, empty=1.0)
        )
    yield from pile_figures(sets, LAYER)


def count_credits(gold: Gold) -> tuple[Counts, int]:
    """Return credits found with their outlet, those found where none is, those missed; and right relations."""
    found = [(Span(one.witness, one.start, one.end), one) for one in gold.found.of(Credit)]
    right = related = 0
    used: set[Span] = set()
    for mention in gold.mentions:
        here = [(span, one) for span, one in found if span.shared(mention.span)]
        named = [one for span, one in here if plain(one.outlet) == plain(mention.outlet)]
        used.update(span for span, _ in here)
        right += bool(named)
        related += any(one.relation in mention.relations for one in named)
    wrong = sum(span not in used for span, _ in found)
    return Counts(right=right, wrong=wrong, missed=len(gold.mentions) - right), related


def plain(outlet: str) -> str:
    """Return a name without article, case and marks."""
    return re.sub(r"^the |[^a-z0-9 ]", "", outlet.lower())
