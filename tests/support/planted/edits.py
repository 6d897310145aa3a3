"""What news desks do to a text that they take over: the edits by which one draft becomes the next."""

import random
from enum import StrEnum

import msgspec
from tests.support.planted.damage import rename, round_trip
from tests.support.planted.events import Event, Teller
from tests.support.planted.lexicon import facts
from tests.support.planted.origins import scene_frame, write_headline
from tests.support.planted.rewording import HEAVY, LIGHT, MEDIUM, may_retell, reword
from tests.support.planted.texts import Draft, Paragraph, Sentence, map_sentences


class Edit(StrEnum):
    """How a child was made."""

    VERBATIM = "verbatim"
    CUT = "cut"
    LIGHT = "light"
    MEDIUM = "medium"
    HEAVY = "heavy"
    ROUND_TRIP = "round-trip"
    MERGED = "merged"


#: How often each edit is made, where the settings do not say otherwise.
USUAL = {Edit.VERBATIM: 3, Edit.CUT: 5, Edit.LIGHT: 4, Edit.MEDIUM: 4, Edit.HEAVY: 3, Edit.ROUND_TRIP: 2}
#: Chances of the smaller changes, each on top of the edit.
NEW_HEADLINE, NEW_LEDE, OWN_PARAGRAPHS, RENAMED, MOVED = 0.6, 0.2, 0.25, 0.12, 0.3


class Desk(msgspec.Struct, frozen=True):
    """Where a child is made: the event, its key for new clauses, and the die."""

    event: Event
    key: str
    chance: random.Random


def derive(parent: Draft, edit: Edit, desk: Desk) -> Draft:
    """Return what one desk makes of another's text."""
    chance = desk.chance
    match edit:
        case Edit.VERBATIM:
            return parent
        case Edit.CUT:
            child = _cut_end(parent, chance)
            child = reword(child, LIGHT, chance) if chance.random() < 0.3 else child
        case Edit.LIGHT | Edit.MERGED:
            child = reword(parent, LIGHT, chance)
        case Edit.MEDIUM:
            child = reword(_move_blocks(parent, chance, MOVED), MEDIUM, chance)
        case Edit.HEAVY:
            child = reword(_retell(_move_blocks(parent, chance, 1.0), desk), HEAVY, chance)
        case Edit.ROUND_TRIP:
            child = round_trip(parent, chance)
    if edit is not Edit.ROUND_TRIP and chance.random() < RENAMED:
        child = rename(child, chance)
    return _own_words(child, desk)


def merge(first: Draft, second: Draft, desk: Desk) -> Draft:
    """Return a child of two parents: a block of one, then a block of the other, and light edits over both."""
    chance = desk.chance
    head = _block(first, chance.uniform(0.4, 0.7), chance, start=True)
    tail = _block(second, chance.uniform(0.35, 0.6), chance, start=False)
    joined = Draft(headline=first.headline, paragraphs=(*head, *tail))
    return reword(joined, chance.choice([LIGHT, LIGHT, MEDIUM]), chance)


def _block(draft: Draft, share: float, chance: random.Random, *, start: bool) -> tuple[Paragraph, ...]:
    size = max(2, round(share * len(draft.paragraphs)))
    at = 0 if start else chance.randint(1, max(1, len(draft.paragraphs) - size))
    return draft.paragraphs[at : at + size]


def _cut_end(draft: Draft, chance: random.Random) -> Draft:
    keep = max(3, round(len(draft.paragraphs) * chance.uniform(0.35, 0.85)))
    return msgspec.structs.replace(draft, paragraphs=draft.paragraphs[:keep])


def _move_blocks(draft: Draft, chance: random.Random, rate: float) -> Draft:
    first, *rest = draft.paragraphs
    if len(rest) < 4 or chance.random() >= rate:
        return draft
    at = chance.randint(1, len(rest) - 2)
    size = chance.randint(1, max(1, len(rest) // 3))
    block, others = rest[at : at + size], rest[:at] + rest[at + size :]
    to = chance.randint(0, len(others))
    return msgspec.structs.replace(draft, paragraphs=(first, *others[:to], *block, *others[to:]))


def _retell(draft: Draft, desk: Desk) -> Draft:
    """Return the draft with some facts in another frame, their figures kept."""
    frames = {fact.id: fact.retold for fact in facts().facts if fact.retold}

    def change(sentence: Sentence) -> Sentence:
        (clause, *others) = sentence.clauses
        fact = clause.stock.partition("f-")[2]
        pieces = [piece for chunk in (clause.subject, clause.verb, clause.object, *clause.adjuncts) for piece in chunk]
        named = any(piece.slot.startswith("name:") for piece in pieces)
        if (
            others
            or named
            or fact not in frames
            or not may_retell(clause.stock)
            or desk.chance.random() >= HEAVY.retell
        ):
            return sentence
        own = {piece.slot.partition(":")[2]: piece.text for piece in pieces if piece.slot}
        teller = Teller(desk.event, desk.chance, own=own)
        told = teller.clause(frames[fact], clause.stock)
        return msgspec.structs.replace(sentence, clauses=(told,))

    return map_sentences(draft, change)


def _own_words(draft: Draft, desk: Desk) -> Draft:
    chance = desk.chance
    teller = Teller(desk.event, chance, own={})
    if chance.random() < NEW_HEADLINE:
        draft = msgspec.structs.replace(draft, headline=write_headline(desk.event, chance))
    if chance.random() < NEW_LEDE:
        frame = chance.choice(facts().openers.lede)
        lede = Sentence(clauses=(teller.clause(frame, f"{desk.key}lede"),))
        kept = draft.paragraphs[1:] if chance.random() < 0.5 else draft.paragraphs
        draft = msgspec.structs.replace(draft, paragraphs=((lede,), *kept))
    if chance.random() < OWN_PARAGRAPHS:
        own = tuple(
            (Sentence(clauses=(teller.clause(scene_frame(chance), f"{desk.key}own{number}"),)),)
            for number in range(chance.randint(1, 3))
        )
        at = chance.randint(1, len(draft.paragraphs))
        draft = msgspec.structs.replace(draft, paragraphs=(*draft.paragraphs[:at], *own, *draft.paragraphs[at:]))
    return draft
