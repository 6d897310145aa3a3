"""A whole pile, planted: events grown, printed by their houses, and the truth beside them."""

import random
from collections.abc import Sequence

import msgspec
from tests.support.planted.dialect import translate
from tests.support.planted.events import Event, invent_event
from tests.support.planted.houses import (
    MANNERS,
    Credited,
    Outlet,
    Print,
    invent_agency,
    invent_outlet,
    lay_out,
    stamp,
)
from tests.support.planted.lexicon import die
from tests.support.planted.printing import Printed, Sheet, print_witness
from tests.support.planted.tree import Growth, Plan, grow
from tests.support.planted.truth import Grown, same_words, true_records

from stemma.model import Credit, Record, Rows, Sentence, Witness, Zone, stable_id


class Planted(msgspec.Struct, frozen=True, kw_only=True):
    """A pile with its truth. `truth` holds every record of the contract, witnesses, zones and sentences included."""

    plan: Plan
    printed: list[Printed]
    truth: list[Record]
    #: By unseen ancestor: the witnesses that are verbatim copies of it.
    same_words: dict[str, list[str]]

    @property
    def witnesses(self) -> list[Witness]:
        """The witnesses, by id."""
        return sorted((printed.witness for printed in self.printed), key=lambda witness: witness.id)

    def rows(self, *kinds: type[Record]) -> Rows:
        """Return the truth as rows: all of it, or the named kinds only."""
        return Rows(record for record in self.truth if not kinds or isinstance(record, kinds))


def plant(plan: Plan) -> Planted:
    """Return the pile that a plan describes; equal plans give equal piles."""
    printed: list[Printed] = []
    truth: list[Record] = []
    same: dict[str, list[str]] = {}
    for number in range(plan.events):
        grown = _event(plan, number)
        printed += [grown.printed[place] for place in sorted(grown.printed)]
        truth += true_records(grown)
        same |= same_words(grown)
    for sheet in printed:
        truth += [sheet.witness, *sheet.zones, *sheet.credits, *(told.sentence for told in sheet.told)]
    return Planted(plan=plan, printed=printed, truth=truth, same_words=same)


def _event(plan: Plan, number: int) -> Grown:
    chance = die("planted", plan.seed, number)
    event = invent_event(chance)
    growths = grow(event, plan, chance, key=f"e{number}")
    if number:
        language = (plan.seed, number)
        growths = [msgspec.structs.replace(growth, draft=translate(growth.draft, event=language)) for growth in growths]
    outlets = _outlets(growths, event, chance)
    sheets = _sheets(plan, number, growths, chance=chance)
    printed = {}
    for place, (name, form) in sorted(sheets.items()):
        draft = growths[place].draft
        when = stamp(event, growths[place].minute, chance, shares=(plan.undated, plan.day_only, plan.misdated))
        page = Print(
            outlet=outlets[place],
            stamp=when,
            credited=_credited(plan, growths, outlets, place=place, chance=chance),
            furniture=plan.furniture,
            picture=invent_agency(chance),
        )
        lines = lay_out(draft, event, page, chance=chance)
        sheet = Sheet(name=name, form=form, outlet=outlets[place], stamp=when)
        printed[place] = print_witness(draft, lines, sheet)
    name = f"{event.kind.name} at {event.place}"
    return Grown(
        story=stable_id("story", plan.seed, number, name),
        name=name,
        growths=growths,
        printed=printed,
        outlets=[outlet.name for outlet in outlets],
    )


def _outlets(growths: Sequence[Growth], event: Event, chance: random.Random) -> list[Outlet]:
    """Return who publishes each text: agencies for copied origins, and houses that may print more than once."""
    copied = {parent for growth in growths for parent in growth.parents}
    year = event.values["year"]
    houses = [invent_outlet(chance, year=year) for _ in range(max(3, len(growths) * 3 // 4))]
    found = []
    for place, growth in enumerate(growths):
        if growth.edit is None and place in copied:
            agency = invent_outlet(chance, year=year)
            found.append(msgspec.structs.replace(agency, name=invent_agency(chance)))
        else:
            found.append(chance.choice(houses))
    return found


def _credited(
    plan: Plan, growths: Sequence[Growth], outlets: Sequence[Outlet], *, place: int, chance: random.Random
) -> Credited | None:
    growth = growths[place]
    if not growth.parents or chance.random() >= plan.credited:
        return None
    # Half of those who credit anybody name the agency at the top and not the house that they took it from.
    named = chance.choice([chance.choice(growth.parents), chance.choice(growth.roots)])
    if outlets[named].name == outlets[place].name:
        return None
    return Credited(outlets[named].name, chance.choice(MANNERS))


def _sheets(plan: Plan, number: int, growths: Sequence[Growth], *, chance: random.Random) -> dict[int, tuple[str, str]]:
    """Return for each text in the pile its path and form; the names betray no order."""
    seen = [place for place, growth in enumerate(growths) if not growth.hidden]
    serials = chance.sample(range(len(seen)), len(seen))
    sheets = {}
    for place, serial in zip(seen, serials, strict=True):
        roll = chance.random()
        stem = f"e{number:02d}w{serial:04d}"
        if roll < plan.lines:
            sheets[place] = (f"feed.jsonl#{stem}", "jsonl")
        else:
            form = "html" if roll < plan.lines + plan.pages else "txt"
            sheets[place] = (f"{stem}.{form}", form)
    return sheets


#: What a planted pile knows of each witness without any inference.
GIVEN = (Witness, Zone, Credit, Sentence)
