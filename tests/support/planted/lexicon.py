"""The word lists of the generator, and the one place where chance comes from."""

import random
from functools import cache
from pathlib import Path

import msgspec

FOLDER = Path(__file__).parent


def die(*seed: object) -> random.Random:
    """Return a die that falls the same way for the same seed on every machine and every Python."""
    return random.Random(":".join(str(part) for part in seed))  # noqa: S311 - planted text must repeat; nothing is secret


class Scene(msgspec.Struct, frozen=True):
    """Who may do what to what, in a detail that one reporter saw."""

    subjects: list[str]
    verbs: list[list[str]]
    objects: list[str]
    #: What the objects of this scene may be like.
    adjectives: list[str]


class Thesaurus(msgspec.Struct, frozen=True):
    """Words that rewriters swap for one another, and verbs of saying."""

    groups: list[list[str]]
    attribution: list[str]


class Calques(msgspec.Struct, frozen=True):
    """What a round trip through another language does to phrases."""

    pairs: list[tuple[str, str]]
    prepositions: list[tuple[str, str]]
    romanise: list[tuple[str, str]]


class Words(msgspec.Struct, frozen=True):
    """words.toml."""

    syllables_first: list[str]
    syllables_middle: list[str]
    syllables_place: list[str]
    syllables_surname: list[str]
    given_names: list[str]
    female_names: list[str]
    agency_tails: list[str]
    outlet_tails: list[str]
    weekdays: list[str]
    months: list[str]
    times: list[str]
    places: list[str]
    manners: list[str]
    adjectives: list[str]
    sites: list[str]
    site_words: list[str]
    tools: list[str]
    tool_words: list[str]
    hours: list[str]
    scenes: list[Scene]
    thesaurus: Thesaurus
    calques: Calques


class Kind(msgspec.Struct, frozen=True):
    """A kind of event and its own vocabulary."""

    name: str
    what: list[str]
    thing: list[str]
    parts: list[str]
    victims: str
    responders: str
    causes: list[str]


class FactFrames(msgspec.Struct, frozen=True):
    """One fact and the ways in which reporters put it."""

    id: str
    frames: list[str]
    #: A frame that only rewriters use, so that no rewrite coincides with an independent report.
    retold: str = ""


class QuoteWords(msgspec.Struct, frozen=True):
    """What officials and survivors may say, with which verb, and who they are."""

    templates: list[str]
    cues: list[str]
    roles: list[str]


class Openers(msgspec.Struct, frozen=True):
    """First sentences: of an opinion piece, and those that a desk puts over somebody else's text."""

    opinion: list[str]
    lede: list[str]


class Facts(msgspec.Struct, frozen=True):
    """facts.toml."""

    kinds: list[Kind]
    facts: list[FactFrames]
    quotes: QuoteWords
    openers: Openers


@cache
def words() -> Words:
    """Return the word lists."""
    return msgspec.toml.decode((FOLDER / "words.toml").read_bytes(), type=Words)


@cache
def facts() -> Facts:
    """Return the frames in which an event is told."""
    return msgspec.toml.decode((FOLDER / "facts.toml").read_bytes(), type=Facts)
