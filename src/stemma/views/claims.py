"""What is claimed, by how many independent lineages, and where witnesses differ: the table that a desk opens."""

from collections.abc import Iterable, Mapping

import msgspec

from stemma.model import Claim, Entity, Lookup, Proposition, Verdict
from stemma.views.cards import WitnessCard, witness_cards
from stemma.views.conflicts import is_conflict

#: Disputes first, then what copying bent, then what only looks different.
VERDICT_ORDER = (
    Verdict.GENUINE,
    Verdict.TRANSMISSION,
    Verdict.UPDATE,
    Verdict.GRANULARITY,
    Verdict.NOT_COMPARABLE,
    Verdict.AGREE,
    Verdict.SINGLE_SOURCE,
)


class ClaimPlace(msgspec.Struct, frozen=True, kw_only=True):
    """Where a claim stands, in whose words, and how it is hedged."""

    claim: str
    siglum: str
    witness: str
    start: int
    end: int
    #: "narrator", or the name of the speaker.
    asserted_by: str
    hedge: str | None


class ValueLine(msgspec.Struct, frozen=True, kw_only=True):
    """One value and everything that speaks for it; `repeats` says how many witnesses only repeat others."""

    value: str
    origins: int
    repeats: int
    places: list[ClaimPlace]


class PropositionLine(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the claims table."""

    id: str
    story: str
    kind: str
    about: str
    slot: str
    verdict: Verdict
    #: Independent origins, at least and at most.
    origins_low: int
    origins_high: int
    witnesses: int
    #: Names of those whose words carry it, sorted; empty where texts say it themselves.
    speakers: list[str]
    #: When the first witness that says it was published, where known.
    first: str | None
    conflict: bool
    values: list[ValueLine]
    why: str


def claim_lines(lookup: Lookup, *, conflicts: bool = False, about: str | None = None) -> list[PropositionLine]:
    """Return the rows of the claims table, disputes first; only differences that matter, or only those about a name."""
    claims = {claim.id: claim for claim in lookup.of(Claim)}
    cards = witness_cards(lookup)
    names = {entity.id: entity.name for entity in lookup.of(Entity)}
    lines = [_line(one, claims, cards, names=names) for one in lookup.of(Proposition)]
    kept = [line for line in lines if (line.conflict or not conflicts) and (about is None or _speaks_of(line, about))]
    return sorted(kept, key=_weight)


def _line(
    one: Proposition, claims: Mapping[str, Claim], cards: Mapping[str, WitnessCard], *, names: Mapping[str, str]
) -> PropositionLine:
    values = []
    for value in one.values:
        held = [claims[claim] for claim in value.claims if claim in claims]
        places = [_place(claim, cards, names) for claim in held]
        witnesses = {claim.witness for claim in held}
        origins = len(value.lineages)
        values.append(
            ValueLine(value=value.value, origins=origins, repeats=max(0, len(witnesses) - origins), places=places)
        )
    told = [place for value in values for place in value.places]
    speakers = sorted({place.asserted_by for place in told} - {"narrator"})
    return PropositionLine(
        id=one.id,
        story=one.story,
        kind=one.kind,
        # The subject of quoted words is an id, which tells a reader nothing.
        about=", ".join(speakers) if one.kind == "wording" else names.get(one.subject or "", one.about),
        slot=one.slot,
        verdict=one.verdict,
        origins_low=one.lineages,
        origins_high=max(one.lineages, one.lineages_high),
        witnesses=len({place.witness for place in told}),
        speakers=speakers,
        first=one.first,
        conflict=is_conflict(one),
        values=values,
        why=one.why,
    )


def _place(claim: Claim, cards: Mapping[str, WitnessCard], names: Mapping[str, str]) -> ClaimPlace:
    return ClaimPlace(
        claim=claim.id,
        siglum=cards[claim.witness].siglum,
        witness=claim.witness,
        start=claim.start,
        end=claim.end,
        asserted_by=names.get(claim.asserted_by, claim.asserted_by),
        hedge=claim.hedge,
    )


def _speaks_of(line: PropositionLine, name: str) -> bool:
    wanted = name.casefold()
    told = (line.about, line.slot, *line.speakers, *(value.value for value in line.values))
    return any(wanted in part.casefold() for part in told)


#: What somebody is, which every report repeats: behind what happened.
BACKGROUND = frozenset({"role", "membership", "origin"})


def _weight(line: PropositionLine) -> tuple[int, bool, int, int, str]:
    return VERDICT_ORDER.index(line.verdict), line.kind in BACKGROUND, -line.origins_low, -line.witnesses, line.id


#: Verdicts as a sentence counts them.
SPOKEN = {
    Verdict.GENUINE: "disputed",
    Verdict.TRANSMISSION: "bent in copying",
    Verdict.UPDATE: "updated",
    Verdict.GRANULARITY: "more or less exact",
    Verdict.NOT_COMPARABLE: "not comparable",
    Verdict.AGREE: "agreed on",
    Verdict.SINGLE_SOURCE: "of one origin",
}


def verdict_counts(lines: Iterable[PropositionLine]) -> str:
    """Return how many rows there are by verdict, in one sentence."""
    numbers: dict[Verdict, int] = {}
    for line in lines:
        numbers[line.verdict] = numbers.get(line.verdict, 0) + 1
    told = [f"{numbers[verdict]} {SPOKEN[verdict]}" for verdict in VERDICT_ORDER if verdict in numbers]
    return ", ".join(told) if told else "no claims"
