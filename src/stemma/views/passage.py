"""The exact characters at a place such as `A:120-180`, with their surroundings and who else has them."""

import re

import msgspec

from stemma.model import Alignment, Lookup, Witness, Zone
from stemma.views.cards import WitnessCard, witness_cards
from stemma.views.file_places import FilePlace, file_place
from stemma.views.naming import UnknownNameError, find_witness

#: Characters of context on either side: about two lines.
CONTEXT = 200

_PLACE = re.compile(r"(?P<witness>.+):(?P<start>\d+)-(?P<end>\d+)")


class Elsewhere(msgspec.Struct, frozen=True, kw_only=True):
    """Another witness that has the passage, or a part of it."""

    alignment: str
    witness: WitnessCard
    start: int
    end: int
    text: str


class PassageView(msgspec.Struct, frozen=True, kw_only=True):
    """A passage: `text` is exactly the characters `start` to `end` of the witness."""

    witness: WitnessCard
    start: int
    end: int
    text: str
    before: str
    after: str
    #: Roles of the zones that the passage touches, in order.
    roles: list[str]
    #: Where the passage stands in the file; null where that is not known.
    file_place: FilePlace | None
    elsewhere: list[Elsewhere]


def passage_view(lookup: Lookup, place: str, *, context: int = CONTEXT) -> PassageView:
    """Return the passage at `WITNESS:START-END`. Raises UnknownNameError where there is no such place."""
    witness, start, end = _locate(lookup, place)
    cards = witness_cards(lookup)
    zones = lookup.of(Zone, witness=witness.id)
    return PassageView(
        witness=cards[witness.id],
        start=start,
        end=end,
        text=witness.text[start:end],
        before=witness.text[max(0, start - context) : start],
        after=witness.text[end : end + context],
        roles=list(dict.fromkeys(zone.role.value for zone in zones if zone.start < end and start < zone.end)),
        file_place=file_place(lookup, witness, (start, end)),
        elsewhere=_elsewhere(lookup, witness.id, span=(start, end), cards=cards),
    )


def _locate(lookup: Lookup, place: str) -> tuple[Witness, int, int]:
    fit = _PLACE.fullmatch(place)
    if fit is None:
        raise UnknownNameError(f"“{place}” is no place in a text; write WITNESS:START-END, as in A:120-180.")
    witness = find_witness(lookup, fit["witness"])
    start, end = int(fit["start"]), int(fit["end"])
    if not start < end <= witness.chars:
        raise UnknownNameError(
            f"{place}: {witness.siglum} has {witness.chars:,} characters; give a start below the end, and both in it."
        )
    return witness, start, end


def _elsewhere(
    lookup: Lookup, witness: str, *, span: tuple[int, int], cards: dict[str, WitnessCard]
) -> list[Elsewhere]:
    places = [
        (one.right, one.right_start, one.right_end, one)
        for one in lookup.of(Alignment, left=witness)
        if one.left_start < span[1] and span[0] < one.left_end
    ] + [
        (one.left, one.left_start, one.left_end, one)
        for one in lookup.of(Alignment, right=witness)
        if one.right_start < span[1] and span[0] < one.right_end
    ]
    texts = {other: lookup.of(Witness, id=other)[0].text for other, _, _, _ in places}
    return [
        Elsewhere(alignment=one.id, witness=cards[other], start=start, end=end, text=texts[other][start:end])
        for other, start, end, one in sorted(places, key=lambda place: (cards[place[0]].siglum, place[1], place[3].id))
    ]
