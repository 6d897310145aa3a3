"""An independent reporter at work: own choice of facts, own words, own details, shared quotations."""

import random
from enum import StrEnum

import msgspec
from tests.support.planted.events import FIGURES, SHARED_QUOTES, Event, Quote, Teller
from tests.support.planted.lexicon import facts, words
from tests.support.planted.texts import Attribution, Clause, Draft, Order, Paragraph, Piece, Sentence

#: Words are dealt to so many reporters before one is dealt twice: independents do not see the same things.
HANDS = 5
#: How often a reporter has a figure of their own where the event has another.
OWN_FIGURE = 0.06
#: Share of the statements that name who says so.
ATTRIBUTED = 0.25


class Form(StrEnum):
    """What an origin writes."""

    STORY = "story"
    BRIEF = "brief"
    OPINION = "opinion"


class Amounts(msgspec.Struct, frozen=True):
    """How much of everything a form holds: facts, own details, quotations."""

    facts: tuple[int, int]
    details: tuple[int, int]
    quotes: tuple[int, int]


AMOUNTS = {
    Form.STORY: Amounts((9, 14), (7, 13), (2, 5)),
    Form.BRIEF: Amounts((3, 4), (1, 2), (0, 1)),
    Form.OPINION: Amounts((3, 5), (10, 15), (0, 2)),
}


def write_origin(
    event: Event, chance: random.Random, *, key: str, number: int, form: Form = Form.STORY, hands: int = HANDS
) -> Draft:
    """Return what one reporter writes alone.

    `number` spreads frames, and words among `hands` reporters; with one hand all reporters see the same things.
    """
    amounts = AMOUNTS[form]
    own = {name: _other(event.values[name], chance) for name in sorted(FIGURES) if chance.random() < OWN_FIGURE}
    teller = Teller(event, chance, own=own)
    told = _facts(teller, chance, key=key, number=number, count=chance.randint(*amounts.facts))
    details = [
        _sentence(
            teller.clause(scene_frame(chance, hand=slice(number % hands, None, hands)), f"{key}d{place}"),
            teller,
            chance,
        )
        for place in range(chance.randint(*amounts.details))
    ]
    quotes = _quotations(event, teller, chance, key=key, count=chance.randint(*amounts.quotes))
    lede, rest = told[:1], told[1:] + details + quotes
    if form is Form.OPINION:
        opener = teller.clause(chance.choice(facts().openers.opinion), f"{key}o")
        lede = [Sentence(clauses=(opener,)), *lede]
    chance.shuffle(rest)
    return Draft(headline=write_headline(event, chance), paragraphs=_paragraphs([*lede, *rest], chance))


def _facts(teller: Teller, chance: random.Random, *, key: str, number: int, count: int) -> list[Sentence]:
    main, *others = facts().facts
    chosen = [main, *chance.sample(others, count - 1)]
    told = []
    for fact in chosen:
        # Shifted by the fact, so that no reporter has the first frame of every fact.
        frame = fact.frames[(number + sum(map(ord, fact.id))) % len(fact.frames)]
        told.append(_sentence(teller.clause(frame, f"{key}f-{fact.id}"), teller, chance))
    return told


def _sentence(clause: Clause, teller: Teller, chance: random.Random) -> Sentence:
    if chance.random() < 0.2:
        clause = msgspec.structs.replace(clause, order=Order.FRONTED)
    if chance.random() >= ATTRIBUTED:
        return Sentence(clauses=(clause,))
    speaker = chance.choice(["chief", "mayor", "doctor", "spokesman", "minister", ""])
    if not speaker:
        crowd = chance.choice(["officials", "police", "two people briefed on the matter", "a statement", "witnesses"])
        return Sentence(clauses=(clause,), attribution=Attribution((Piece(crowd),), "said", "after"))
    place = chance.choice(["after", "before", "according"])
    cue = chance.choice(words().thesaurus.attribution) if place != "before" else "said"
    return Sentence(clauses=(clause,), attribution=Attribution(teller.person(speaker), cue, place))


def scene_frame(chance: random.Random, *, hand: slice | None = None) -> str:
    """Return the frame of a detail that only its reporter has: people, things and idioms of their hand."""
    lists = words()
    dealt = hand or slice(chance.randrange(HANDS), None, HANDS)
    scene = lists.scenes[zipf(len(lists.scenes), chance)]
    subject, thing = chance.choice(scene.subjects[dealt]), chance.choice(scene.objects[dealt])
    if chance.random() < 0.5:
        subject = _described(subject, lists.adjectives[zipf(len(lists.adjectives), chance)])
    if chance.random() < 0.5:
        thing = _described(thing, chance.choice(scene.adjectives))
    if thing.endswith("+") and not thing.startswith("the ") and chance.random() < 0.3:
        thing = "{n} " + thing.removeprefix("two ").removeprefix("three ")
    told = _circumstances(chance, dealt, idioms=hand is not None)
    return " / ".join([subject, chance.choice(chance.choice(scene.verbs)), thing, *told])


def _circumstances(chance: random.Random, hand: slice, *, idioms: bool) -> list[str]:
    lists = words()
    composed = (
        chance.choice(lists.hours[hand]),
        f"{chance.choice(lists.site_words)} {chance.choice(lists.sites[hand])}",
        f"{chance.choice(lists.tool_words)} {chance.choice(lists.tools[hand])}",
    )
    circumstances = []
    for pool, own in zip((lists.times, lists.places, lists.manners), composed, strict=True):
        idiom = idioms and chance.random() < 0.4
        circumstances.append(chance.choice(pool[hand]) if idiom else own)
    return chance.sample(circumstances, chance.randint(1, 3))


def _described(noun: str, adjective: str) -> str:
    article, _, rest = noun.partition(" ")
    if article in ("a", "an"):
        return f"{'an' if adjective[0] in 'aeiou' else 'a'} {adjective} {rest}"
    if article in ("the", "two", "three"):
        return f"{article} {adjective} {rest}"
    return f"{adjective} {noun}"


def zipf(size: int, chance: random.Random) -> int:
    """Return a place below `size`, the first ones more often: about the curve of words in a language."""
    return min(size - 1, int(size ** chance.random()) - 1 + chance.randrange(2))


def _quotations(event: Event, teller: Teller, chance: random.Random, *, key: str, count: int) -> list[Sentence]:
    shared = chance.sample(event.quotes[:SHARED_QUOTES], min(count, SHARED_QUOTES))
    own = event.quotes[SHARED_QUOTES:]
    heard = [*shared[:-1], chance.choice(own)] if count > 2 and chance.random() < 0.4 else shared
    return [_quotation(quote, teller, chance, key=key) for quote in heard]


def _quotation(quote: Quote, teller: Teller, chance: random.Random, *, key: str) -> Sentence:
    place = chance.choice(["after", "after", "before"])
    said = Attribution(teller.person(quote.speaker), chance.choice(facts().quotes.cues), place)
    return Sentence(clauses=(teller.quotation(quote, f"{key}{quote.id}"),), attribution=said, quoted=True)


def _paragraphs(told: list[Sentence], chance: random.Random) -> tuple[Paragraph, ...]:
    out: list[Paragraph] = [(told[0],)]
    place = 1
    while place < len(told):
        size = chance.choice([1, 1, 2, 2, 3])
        out.append(tuple(told[place : place + size]))
        place += size
    return tuple(out)


def write_headline(event: Event, chance: random.Random) -> str:
    """Return a headline."""
    values, kind = event.values, event.kind
    what = chance.choice(kind.what).removeprefix("the ")
    return chance.choice(
        [
            f"{values['toll']} dead in {what} near {event.place}",
            f"{event.place} mourns after {what}",
            f"What we know about the {what} in {event.place}",
            f"{what.capitalize()} at {event.place}: search goes on",
            f"Questions for {event.values['company']} over {what}",
            f"Inquiry ordered into {event.place} {what}",
            f"Survivors recount {what}",
            f"{event.place} {what}: {values['missing']} still missing",
        ]
    )


def _other(value: str, chance: random.Random) -> str:
    number = int(value)
    return str(number + chance.choice([-2, -1, 1, 2, 3]) * max(1, number // 20))
