"""Reports of small local events, cut into piles, and which of them are independent as far as their words tell."""

import gzip
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

import msgspec

from quality.running import run_stages
from stemma.model import Credit, Pair, PairVerdict, Relation, Rows, Sentence, Witness, stable_id
from stemma.text.tokens import tokenise

#: Characters below which a saved page is furniture.
LEAST_CHARS = 400
#: Words in a row that independent writers seldom share.
RUN_WORDS = 7


class Report(msgspec.Struct, frozen=True):
    """One report as the set writes it down."""

    id: str
    incident: int | str
    host: str
    title: str | None
    published: str | None
    text: str


class Couple(msgspec.Struct, frozen=True):
    """Two reports of one event by different hosts."""

    #: Share of the shorter body's runs of seven words that the other has.
    shared: float
    #: Both say that they took from the same agency.
    one_agency: bool
    linked: bool


def held_incidents(path: Path) -> list[list[Report]]:
    """Return the half of the events, with two texts or more, on which no setting was chosen."""
    piles: dict[str, dict[str, Report]] = defaultdict(dict)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            report = msgspec.json.decode(line, type=Report)
            if len(report.text) >= LEAST_CHARS:
                piles[str(report.incident)].setdefault(report.text, report)
    return [list(piles[name].values()) for name in sorted(piles) if len(piles[name]) > 1 and is_held(name)]


def is_held(incident: str) -> bool:
    """Return whether an event is of the half on which no setting is chosen."""
    return hashlib.sha256(f"half{incident}".encode()).digest()[0] % 2 == 1


def couples(reports: Iterable[Report]) -> Iterator[Couple]:
    """Yield every couple of reports of one event by different hosts, compared as one pile."""
    witnesses = [pile_witness(report) for report in reports]
    found = run_stages(Rows(witnesses), last="align")
    texts = {witness.id: witness.text for witness in witnesses}
    runs: dict[str, set[tuple[str, ...]]] = {name: set() for name in texts}
    words: dict[str, list[str]] = {name: [] for name in texts}
    for sentence in sorted(found.of(Sentence), key=lambda one: (one.witness, one.start)):
        tokens = tokenise(texts[sentence.witness], sentence.start, sentence.end)
        words[sentence.witness] += [token.fold for token in tokens if token.kind != "mark"]
    for name, spoken in words.items():
        runs[name] = {tuple(spoken[at : at + RUN_WORDS]) for at in range(len(spoken) - RUN_WORDS + 1)}
    agencies: dict[str, set[str]] = defaultdict(set)
    for credit in found.of(Credit):
        if credit.relation is Relation.TAKEN_FROM:
            agencies[credit.witness].add(credit.outlet)
    copies = {(pair.left, pair.right) for pair in found.of(Pair) if pair.verdict is PairVerdict.COPY}
    for left, right in combinations(sorted(witnesses, key=lambda witness: witness.id), 2):
        if left.outlet != right.outlet:
            fewest = max(1, min(len(runs[left.id]), len(runs[right.id])))
            yield Couple(
                shared=len(runs[left.id] & runs[right.id]) / fewest,
                one_agency=bool(agencies[left.id] & agencies[right.id]),
                linked=(left.id, right.id) in copies,
            )


def pile_witness(report: Report) -> Witness:
    """Return a report of the set as a witness."""
    return Witness(
        id=stable_id("witness", str(report.incident), report.id),
        path=report.id,
        siglum=report.id,
        title=report.title,
        outlet=report.host,
        published=report.published,
        media_type="text/plain",
        encoding="utf-8",
        language="en",
        sha256=hashlib.sha256(report.text.encode()).hexdigest(),
        chars=len(report.text),
        text=report.text,
        places=[report.id],
    )
