"""One witness to read: its text in runs, what it draws on, what draws on it, how much of it others have too."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from stemma.model import Alignment, Credit, Derivation, Lookup, Role, Witness, Zone
from stemma.views.cards import WitnessCard, lineage_cards, lineage_numbers, witness_card
from stemma.views.lineage import DerivationLine, derivation_lines
from stemma.views.runs import Copied, Run, copied_sides, cut_runs


class CreditLine(msgspec.Struct, frozen=True, kw_only=True):
    """An outlet that the witness names, and the words that name it."""

    outlet: str
    relation: str
    start: int
    end: int
    text: str
    why: str


class WitnessView(msgspec.Struct, frozen=True, kw_only=True):
    """One witness as a page shows it. `shared` is the part of the body, 0..1, that other witnesses have too."""

    card: WitnessCard
    modified: str | None
    retrieved: str | None
    places: list[str]
    shared: float
    parents: list[DerivationLine]
    children: list[DerivationLine]
    credits: list[CreditLine]
    runs: list[Run]


def witness_view(lookup: Lookup, witness: Witness) -> WitnessView:
    """Return one witness as a page shows it."""
    alignments = lookup.of(Alignment, left=witness.id) + lookup.of(Alignment, right=witness.id)
    return next(_views(lookup, [witness], copied_sides(alignments)))


def witness_views(lookup: Lookup) -> Iterator[WitnessView]:
    """Yield all witnesses as pages show them; every table is read once."""
    return _views(lookup, lookup.of(Witness), copied_sides(lookup.of(Alignment)))


def _views(lookup: Lookup, witnesses: Iterable[Witness], copied: dict[str, list[Copied]]) -> Iterator[WitnessView]:
    numbers = lineage_numbers(lineage_cards(lookup))
    zones: dict[str, list[Zone]] = {}
    for zone in lookup.of(Zone):
        zones.setdefault(zone.witness, []).append(zone)
    credited: dict[str, list[Credit]] = {}
    for credit in lookup.of(Credit):
        credited.setdefault(credit.witness, []).append(credit)
    lines = derivation_lines(lookup.of(Derivation))
    parents: dict[str, list[DerivationLine]] = {}
    children: dict[str, list[DerivationLine]] = {}
    for line in lines:
        parents.setdefault(line.child, []).append(line)
        children.setdefault(line.parent, []).append(line)
    for witness in witnesses:
        key = witness.id
        runs = cut_runs(witness.text, zones.get(key, []), copied.get(key, []), witness=key, numbers=numbers)
        yield WitnessView(
            card=witness_card(witness, numbers.get(key, ())),
            modified=witness.modified,
            retrieved=witness.retrieved,
            places=witness.places or [witness.path],
            shared=_shared(runs),
            parents=parents.get(key, []),
            children=children.get(key, []),
            credits=[_credit_line(credit, witness.text) for credit in credited.get(key, [])],
            runs=runs,
        )


def _shared(runs: Sequence[Run]) -> float:
    """Return the part of the body's letters, white space left out, that stands in copied passages."""
    body = copied = 0
    for run in runs:
        if run.role is Role.BODY:
            letters = sum(map(len, run.text.split()))
            body += letters
            copied += letters if run.also else 0
    return copied / body if body else 0.0


def _credit_line(credit: Credit, text: str) -> CreditLine:
    return CreditLine(
        outlet=credit.outlet,
        relation=credit.relation,
        start=credit.start,
        end=credit.end,
        text=text[credit.start : credit.end],
        why=credit.why,
    )
