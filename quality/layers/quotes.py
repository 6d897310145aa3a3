"""Quotations: whose words, which words, and which quotations are one utterance."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from tests.support.planted import Plan, Planted, plant

from quality import paragraphs, polnear
from quality.figures import Counts, Figure, Missing
from quality.gold import Gold
from quality.sets import HARD, HARD_SEEDS, SEEDS, Sets
from stemma.model import Quotation, Story, Utterance

LAYER = "quotes"
POLNEAR = "polnear dev"

#: In a plant, the number of a quotation ends the number of the clause that holds it.
_QUOTE = re.compile(r"q\d+$")

#: Two places among the sentences of a plant.
Pair = tuple[int, int]


def measure(sets: Sets) -> Iterator[Figure | Missing]:
    """Yield attributions on annotated news, speech in marks on labelled paragraphs, utterances on plants."""
    folder = sets.path("quotes", "dev.texts.jsonl")
    if folder is None:
        yield Missing(layer=LAYER, measured_on=POLNEAR, why=f"there is no {sets.folder / 'quotes' / 'dev.texts.jsonl'}")
    else:
        yield from polnear.figures(folder.parent, layer=LAYER, name=POLNEAR)
    yield from paragraphs.figures(sets, layer=LAYER)
    for golds, plans in (
        (sets.planted_zones, [Plan(seed=seed) for seed in SEEDS]),
        (sets.planted_hard, [Plan(seed=seed, edits=HARD) for seed in HARD_SEEDS]),
    ):
        yield from _utterances(golds, plans)


def _utterances(golds: Sequence[Gold], plans: Sequence[Plan]) -> Iterator[Figure]:
    counts = Counts()
    for gold, plan in zip(golds, plans, strict=True):
        counts.add(count_pairs(plant(plan), gold))
    name = golds[0].name
    yield Figure(layer=LAYER, measured_on=name, metric="utterance pair F1", value=counts.f1, detail=str(counts))
    yield Figure(layer=LAYER, measured_on=name, metric="utterance pair precision", value=counts.precision)


def count_pairs(planted: Planted, gold: Gold) -> Counts:
    """Return pairs of sentences that quote the same words of the same speaker: found, wrong, missed.

    Only pairs inside one story that the product found can be found, and only those count as missed.
    """
    told = [
        (printed.witness.id, one.sentence.start, one.sentence.end, _quotes(one.stocks))
        for printed in planted.printed
        for one in printed.told
    ]
    places = _places(gold.found.of(Quotation), told)
    found: set[Pair] = set()
    for utterance in gold.found.of(Utterance):
        stood = sorted({places[key] for key in utterance.quotations if key in places})
        found.update(combinations(stood, 2))
    events = {witness: story.id for story in planted.rows().of(Story) for witness in story.witnesses}
    stories = [set(story.witnesses) for story in gold.found.of(Story)]
    true = {
        (left, right)
        for left, right in combinations(range(len(told)), 2)
        if told[left][3] & told[right][3]
        and events[told[left][0]] == events[told[right][0]]
        and any({told[left][0], told[right][0]} <= story for story in stories)
    }
    quoting = {pair for pair in found if told[pair[0]][3] or told[pair[1]][3]}
    return Counts(right=len(quoting & true), wrong=len(quoting - true), missed=len(true - quoting))


def _quotes(stocks: Sequence[str]) -> frozenset[str]:
    return frozenset(match.group() for stock in stocks if (match := _QUOTE.search(stock)))


def _places(quotations: Sequence[Quotation], told: Sequence[tuple[str, int, int, frozenset[str]]]) -> dict[str, int]:
    """Return for each quotation the number of the planted sentence that it stands in."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, (witness, *_) in enumerate(told):
        numbers[witness].append(number)
    places = {}
    for one in quotations:
        shared = {at: min(one.end, told[at][2]) - max(one.start, told[at][1]) for at in numbers[one.witness]}
        best = max(shared, key=lambda at: (shared[at], -at), default=None)
        if best is not None and shared[best] > 0:
            places[one.id] = best
    return places
