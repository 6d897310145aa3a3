"""How a witness and a lineage are named on every page: small cards that all other views share."""

from collections.abc import Iterable
from typing import Literal

import msgspec

from stemma.model import Archetype, Lineage, Lookup, Witness

#: The name that an archetype bears where no credit names one.
UNNAMED = "unseen"

#: What follows the name of one that a credit names.
UNSEEN_NOTE = "(unseen)"


class WitnessCard(msgspec.Struct, frozen=True, kw_only=True):
    """What names a witness on screen; `lineages` are the numbers of the lineages in which it stands."""

    id: str
    siglum: str
    title: str | None
    outlet: str | None
    published: str | None
    language: str | None
    url: str | None
    path: str
    sha256: str
    chars: int
    lineages: list[int]


class LineageCard(msgspec.Struct, frozen=True, kw_only=True):
    """One independent origin under the number that the pages give it: 1 is the lineage with most witnesses."""

    id: str
    number: int
    story: str
    origin: str
    origin_kind: Literal["witness", "archetype"]
    name: str
    #: Witness ids, sorted.
    witnesses: list[str]
    why: str
    #: Ids of witnesses of other stories that stand in it too.
    kin: list[str]


def archetype_name(archetype: Archetype) -> str:
    """Return the name of an archetype as pages show it: never without the word that nobody has seen it."""
    return "unseen common text" if archetype.name == UNNAMED else f"{archetype.name} {UNSEEN_NOTE}"


def lineage_cards(lookup: Lookup) -> list[LineageCard]:
    """Return all lineages of the case, numbered from 1, the largest first."""
    archetypes = {archetype.id: archetype for archetype in lookup.of(Archetype)}
    sigla = {witness.id: witness.siglum for witness in lookup.of(Witness)}
    ordered = sorted(lookup.of(Lineage), key=lambda lineage: (-len(lineage.witnesses), lineage.id))
    names = {**sigla, **{archetype.id: archetype_name(archetype) for archetype in archetypes.values()}}
    return [
        _lineage_card(
            lineage, number, name=names.get(lineage.origin, lineage.origin), unseen=lineage.origin in archetypes
        )
        for number, lineage in enumerate(ordered, start=1)
    ]


def _lineage_card(lineage: Lineage, number: int, *, name: str, unseen: bool) -> LineageCard:
    return LineageCard(
        id=lineage.id,
        number=number,
        story=lineage.story,
        origin=lineage.origin,
        origin_kind="archetype" if unseen else "witness",
        name=name,
        witnesses=lineage.witnesses,
        why=lineage.why,
        kin=lineage.kin,
    )


def witness_card(witness: Witness, lineages: Iterable[int] = ()) -> WitnessCard:
    """Return the card of one witness."""
    return WitnessCard(
        id=witness.id,
        siglum=witness.siglum,
        title=witness.title,
        outlet=witness.outlet,
        published=witness.published,
        language=witness.language,
        url=witness.url,
        path=witness.path,
        sha256=witness.sha256,
        chars=witness.chars,
        lineages=sorted(lineages),
    )


def lineage_numbers(cards: Iterable[LineageCard]) -> dict[str, list[int]]:
    """Return the numbers of its lineages for every witness that stands in one."""
    numbers: dict[str, list[int]] = {}
    for card in cards:
        for witness in card.witnesses:
            numbers.setdefault(witness, []).append(card.number)
    return numbers


def witness_cards(lookup: Lookup) -> dict[str, WitnessCard]:
    """Return the cards of all witnesses, by id."""
    numbers = lineage_numbers(lineage_cards(lookup))
    return {witness.id: witness_card(witness, numbers.get(witness.id, ())) for witness in lookup.of(Witness)}
