"""Outlets: their names, and what they print around a story, the same way every time."""

import random
from datetime import UTC, datetime, timedelta
from functools import cache

import msgspec
from tests.support.planted.events import Event, invent_place, invent_surname
from tests.support.planted.lexicon import FOLDER, words
from tests.support.planted.texts import Attribution, Draft, Piece, Sentence, print_sentence

from stemma.model import Relation, Role

#: The first hour of every invented day.
MORNING = 6


class HouseWords(msgspec.Struct, frozen=True):
    """house.toml."""

    navigation: list[str]
    share: list[str]
    insert: list[str]
    comment: list[str]
    newsletter: list[str]
    copyright: list[str]
    related_title: list[str]
    other: list[str]
    caption: list[str]
    byline: list[str]
    stated: list[str]
    credit: list[str]


class Outlet(msgspec.Struct, frozen=True, kw_only=True):
    """Who prints, and the house's own furniture."""

    name: str
    host: str
    above: list[str]
    below: list[str]
    insert: str
    byline: str
    stated: str
    separator: str


class Stamp(msgspec.Struct, frozen=True):
    """When a witness says that it came out: ISO 8601, and as printed. Both empty where it says nothing."""

    iso: str | None
    printed: str


class Line(msgspec.Struct, frozen=True):
    """A printed line or paragraph with its role; `prefix` pieces stand before the sentences of a body paragraph."""

    role: Role
    #: Sentences of a paragraph, or one run of pieces.
    runs: list[list[Piece]]
    dateline: list[Piece] = msgspec.field(default_factory=list)


class Credited(msgspec.Struct, frozen=True):
    """The outlet that a witness names as the one it took from, and how."""

    outlet: str
    manner: str


#: How a parent is named: in the dateline, in a line at the end, in the byline, or in the first sentence.
MANNERS = ("dateline", "dateline", "line", "line", "byline", "prose")


@cache
def house_words() -> HouseWords:
    """Return what houses print."""
    return msgspec.toml.decode((FOLDER / "house.toml").read_bytes(), type=HouseWords)


def invent_agency(chance: random.Random) -> str:
    """Return the name of a news agency."""
    return f"{invent_place(chance)} {chance.choice(words().agency_tails)}"


def invent_outlet(chance: random.Random, *, year: str) -> Outlet:
    """Return an outlet with its furniture."""
    lists = house_words()
    place = invent_place(chance)
    name = f"{'The ' if chance.random() < 0.3 else ''}{place} {chance.choice(words().outlet_tails)}"
    host = name.lower().removeprefix("the ").replace(" ", "") + chance.choice([".example", ".test", ".news.example"])
    fill = {"outlet": name, "year": year, "family": invent_surname(chance)}
    below = [
        *chance.sample(lists.share, chance.randint(0, 3)),
        *([chance.choice(lists.related_title), *chance.sample(lists.other, 3)] if chance.random() < 0.5 else []),
        *(lists.comment[: chance.randint(1, len(lists.comment))] if chance.random() < 0.5 else []),
        *chance.sample(lists.newsletter, chance.randint(0, 2)),
        chance.choice(lists.copyright),
    ]
    return Outlet(
        name=name,
        host=host,
        above=chance.sample(lists.navigation, chance.randint(0, 6)),
        below=[line.format(**fill) for line in below],
        insert=chance.choice(lists.insert),
        byline=chance.choice(lists.byline),
        stated=chance.choice(lists.stated),
        separator=chance.choice(["\n\n", "\n\n", "\n\n", "\n", "\r\n\r\n"]),
    )


def stamp(event: Event, minute: int, chance: random.Random, *, shares: tuple[float, float, float]) -> Stamp:
    """Return what a witness born at a minute says of its time. `shares`: undated, day only, wrong minute."""
    undated, day_only, misdated = shares
    month = 1 + sum(map(ord, event.place)) % 12
    moment = datetime(int(event.values["year"]), month, 3, MORNING, tzinfo=UTC) + timedelta(minutes=minute)
    roll = chance.random()
    if roll < undated:
        return Stamp(None, "")
    if roll < undated + day_only:
        return Stamp(moment.date().isoformat(), f"{moment.day} {words().months[moment.month - 1]} {moment.year}")
    if roll < undated + day_only + misdated:
        moment += timedelta(minutes=chance.randint(-90, 30))
    printed = f"{moment.day} {words().months[moment.month - 1]} {moment.year}, {moment:%H:%M} GMT"
    return Stamp(moment.isoformat().replace("+00:00", "Z"), printed)


class Print(msgspec.Struct, frozen=True, kw_only=True):
    """All that goes into one printed page besides the text."""

    outlet: Outlet
    stamp: Stamp
    credited: Credited | None
    furniture: bool
    picture: str


def lay_out(draft: Draft, event: Event, page: Print, *, chance: random.Random) -> list[Line]:
    """Return a draft as the lines that a house prints, in order."""
    lists, outlet, credited = house_words(), page.outlet, page.credited
    lines = [_plain(Role.FURNITURE, text) for text in outlet.above] if page.furniture else []
    lines.append(_plain(Role.HEADLINE, draft.headline))
    lines += _heads(event, page, chance)
    if page.furniture and chance.random() < 0.2:
        caption = chance.choice(lists.caption).format(place=event.place, agency=page.picture, day=event.values["day"])
        lines.append(_plain(Role.CAPTION, caption))
    lines += _body(draft, event, page, chance=chance)
    if credited and credited.manner == "line":
        text = chance.choice(lists.credit)
        lines.append(Line(Role.CREDIT, [_named(text.format(agency="\0", year=event.values["year"]), credited.outlet)]))
    if page.furniture:
        lines += [_plain(Role.FURNITURE, text) for text in outlet.below]
    return lines


def _heads(event: Event, page: Print, chance: random.Random) -> list[Line]:
    lines = []
    reporters = [f"{chance.choice(words().given_names)} {invent_surname(chance)}" for _ in range(2)]
    fill = {"reporter": reporters[0], "second": reporters[1], "outlet": page.outlet.name, "place": event.place}
    if page.credited and page.credited.manner == "byline":
        lines.append(Line(Role.BYLINE, [_named(f"By {reporters[0]}, \0", page.credited.outlet)]))
    elif chance.random() < 0.7:
        lines.append(_plain(Role.BYLINE, page.outlet.byline.format(**fill)))
    if page.stamp.printed and chance.random() < 0.8:
        stated = page.outlet.stated.format(date=page.stamp.printed, later=page.stamp.printed)
        lines.append(_plain(Role.PUBLISHED, stated))
    return lines


def _body(draft: Draft, event: Event, page: Print, *, chance: random.Random) -> list[Line]:
    lines: list[Line] = []
    credited = page.credited
    for number, paragraph in enumerate(draft.paragraphs):
        dateline: list[Piece] = []
        if number == 0 and credited and credited.manner == "dateline":
            dateline = _named(f"{event.place.upper()} (\0) — ", credited.outlet)
        elif number == 0 and chance.random() < 0.1:
            dateline = [Piece(f"{event.place.upper()} — ")]
        told = list(paragraph)
        if number == 0 and credited and credited.manner == "prose":
            told[0] = _reported(told[0], credited.outlet)
        lines.append(Line(Role.BODY, [print_sentence(sentence) for sentence in told], dateline))
        if page.furniture and 0 < number < len(draft.paragraphs) - 1 and chance.random() < 0.15:
            lines.append(_plain(Role.FURNITURE, page.outlet.insert.format(other=chance.choice(house_words().other))))
    return lines


def _reported(sentence: Sentence, outlet: str) -> Sentence:
    if sentence.quoted:
        return sentence
    said = Attribution((Piece(outlet, "credit:taken-from"),), "reported", "after")
    return msgspec.structs.replace(sentence, attribution=said)


def _named(template: str, outlet: str) -> list[Piece]:
    before, _, after = template.partition("\0")
    return [piece for piece in (Piece(before), Piece(outlet, "credit:taken-from"), Piece(after)) if piece.text]


def _plain(role: Role, text: str) -> Line:
    return Line(role, [[Piece(text)]])


#: The only way in which planted witnesses name another outlet.
CREDIT_RELATION = Relation.TAKEN_FROM
