"""An invented event: people, places, figures, what was said; and the frames that tell it filled with them."""

import random
import re

import msgspec
from tests.support.planted.lexicon import Kind, facts, words
from tests.support.planted.texts import Chunk, Clause, Order, Piece

#: Figures of an event: lowest and highest value, step.
FIGURES = {
    "toll": (5, 48, 1),
    "hurt": (50, 260, 1),
    "saved": (61, 420, 1),
    "crews": (11, 39, 1),
    "percent": (6, 29, 1),
    "pasttoll": (3, 19, 1),
    "cost": (12, 96, 1),
    "closed": (4, 21, 1),
    "radius": (2, 15, 1),
    "weeks": (6, 16, 1),
    "missing": (3, 24, 1),
    "age": (19, 71, 1),
    "wind": (70, 130, 5),
    "money": (20000, 90000, 2500),
    "people": (2100, 48000, 100),
    "years": (12, 35, 1),
}
#: Who has a name in an event, with the title that goes before it.
PEOPLE = {
    "judge": "former judge",
    "minister": "Interior Minister",
    "survivor": "",
    "unionist": "union leader",
    "chief": "fire chief",
    "mayor": "Mayor",
    "doctor": "hospital director",
    "spokesman": "company spokesman",
}
#: Quotations that were spoken before several reporters.
SHARED_QUOTES = 7
COMPANIES = ("Lines", "Holdings", "Group", "Industries", "and Sons")
#: What a slot states, besides figures; a slot that is not here is plain words.
SLOT_KINDS = {
    **dict.fromkeys(("place", "vessel", "company", "town"), "name"),
    **dict.fromkeys(("day", "built", "past", "checked", "reopen", "clock"), "date"),
    "n": "number",
}
SLOT = re.compile(r"\{(\w+)\}")
CHOICE = re.compile(r"\[([^\]]*)\]")


class Person(msgspec.Struct, frozen=True):
    """Somebody who does not exist."""

    title: str
    given: str
    surname: str

    @property
    def female(self) -> bool:
        """Whether reports say she."""
        return self.given in words().female_names


class Quote(msgspec.Struct, frozen=True):
    """Words spoken at the event, the same for all who heard them."""

    id: str
    words: str
    speaker: str


class Event(msgspec.Struct, frozen=True):
    """What happened, as far as anybody could know."""

    kind: Kind
    towns: list[str]
    people: dict[str, Person]
    values: dict[str, str]
    quotes: list[Quote]

    @property
    def place(self) -> str:
        """Where it happened."""
        return self.values["place"]


def invent_place(chance: random.Random) -> str:
    """Return a name for a place that does not exist."""
    lists = words()
    middle = chance.choice(lists.syllables_middle)
    return chance.choice(lists.syllables_first) + middle + chance.choice(lists.syllables_place)


def invent_surname(chance: random.Random) -> str:
    """Return a surname."""
    lists = words()
    middle = chance.choice(lists.syllables_middle)
    return chance.choice(lists.syllables_first) + middle + chance.choice(lists.syllables_surname)


def invent_event(chance: random.Random) -> Event:
    """Return an event with its people, places, figures and quotations."""
    lists = words()
    kind = chance.choice(facts().kinds)
    year = chance.randrange(2009, 2024)
    values = {name: str(chance.randrange(low, high, step)) for name, (low, high, step) in FIGURES.items()}
    month = chance.choice(lists.months)
    values |= {
        "built": str(year - chance.randrange(18, 70)),
        "past": str(year - chance.randrange(5, 17)),
        "checked": f"{month} {year - chance.randrange(1, 4)}",
        "reopen": f"{chance.choice(lists.months)} {year + 1}",
        "clock": f"{chance.randrange(1, 12)}:{chance.randrange(10, 59)} {chance.choice(['a.m.', 'p.m.'])}",
        "cause": chance.choice(kind.causes),
        "victims": kind.victims,
        "responders": kind.responders,
        "year": str(year),
        "place": invent_place(chance),
        "vessel": invent_surname(chance),
        "company": f"{invent_surname(chance)} {chance.choice(COMPANIES)}",
        "day": chance.choice(lists.weekdays),
    }
    given = chance.sample(lists.given_names, len(PEOPLE))
    people = {
        role: Person(title, name, invent_surname(chance))
        for (role, title), name in zip(PEOPLE.items(), given, strict=True)
    }
    event = Event(
        kind=kind,
        towns=[invent_place(chance) for _ in range(5)],
        people=people,
        values=values,
        quotes=[],
    )
    return msgspec.structs.replace(event, quotes=_quotes(event, chance))


def _quotes(event: Event, chance: random.Random) -> list[Quote]:
    speakers = sorted(set(PEOPLE) - {"judge"})
    templates = chance.sample(facts().quotes.templates, len(facts().quotes.templates))
    quotes = []
    for number, template in enumerate(templates):
        spoken = SLOT.sub(lambda slot: _value(event, slot.group(1), chance), choose(template, chance))
        quotes.append(Quote(f"q{number}", spoken, chance.choice(speakers)))
    return quotes


def choose(template: str, chance: random.Random) -> str:
    """Return the template with every [x|y] decided."""
    return CHOICE.sub(lambda found: chance.choice(found.group(1).split("|")), template)


def _value(event: Event, slot: str, chance: random.Random) -> str:
    if slot == "part":
        return chance.choice(event.kind.parts)
    if slot == "town":
        return chance.choice(event.towns)
    return event.values[slot]


class Teller:
    """Fills frames for one reporter, who introduces people by full name once and keeps to own figures."""

    def __init__(self, event: Event, chance: random.Random, *, own: dict[str, str]) -> None:
        self._event = event
        self._chance = chance
        self._own = own
        self._named: set[str] = set()

    def clause(self, frame: str, stock: str) -> Clause:
        """Return a frame as a clause."""
        fields = [field.strip() for field in choose(frame, self._chance).split("/")]
        subject, verb, thing, *adjuncts = [*fields, "", ""][: max(3, len(fields))]
        past, _, participle = verb.partition(">")
        return Clause(
            stock=stock,
            subject=self.chunk(subject.removesuffix("+")),
            plural_subject=subject.endswith("+"),
            verb=self.chunk(past) if past else (),
            participle=participle,
            object=self.chunk(thing.removesuffix("+")) if thing else (),
            plural_object=thing.endswith("+"),
            adjuncts=tuple(self.chunk(adjunct.removesuffix("+")) for adjunct in adjuncts if adjunct),
        )

    def chunk(self, template: str) -> Chunk:
        """Return words with slots as pieces."""
        pieces: list[Piece] = []
        last = 0
        for found in SLOT.finditer(template):
            pieces += [Piece(template[last : found.start()]), *self.fill(found.group(1))]
            last = found.end()
        pieces.append(Piece(template[last:]))
        return tuple(piece for piece in pieces if piece.text)

    def fill(self, slot: str) -> Chunk:
        """Return the pieces that state a value."""
        event, chance = self._event, self._chance
        if slot in event.people:
            return self.person(slot)
        if slot == "thing":
            return self.chunk(chance.choice(event.kind.thing))
        chosen = {"what": event.kind.what, "part": event.kind.parts, "town": event.towns}
        value = chance.choice(chosen[slot]) if slot in chosen else self._own.get(slot, event.values.get(slot, ""))
        if slot == "n":
            value = str(chance.randrange(4, 29))
        kind = SLOT_KINDS.get(slot, "number" if slot in FIGURES else "")
        return (Piece(value, f"{kind}:{slot}" if kind else ""),)

    def person(self, role: str) -> Chunk:
        """Return a person as this reporter names them: in full once, by surname later."""
        person = self._event.people[role]
        if role in self._named:
            return (Piece(person.surname, f"name:{role}"),)
        self._named.add(role)
        title = f"{person.title} " if person.title else ""
        return tuple(
            piece for piece in (Piece(title), Piece(f"{person.given} {person.surname}", f"name:{role}")) if piece.text
        )

    def quotation(self, quote: Quote, stock: str) -> Clause:
        """Return spoken words as a clause that keeps its order."""
        return Clause(stock=stock, subject=(Piece(quote.words),), order=Order.RAW)
