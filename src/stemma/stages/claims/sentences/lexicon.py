"""The words by which claims are found: `data/claims/en.toml`, ready to be asked."""

from functools import cache

import msgspec

from stemma.data import load_toml
from stemma.text.tokens import stem


class Happening(msgspec.Struct, frozen=True):
    """Something that can happen to people, by the words that tell it."""

    slot: str
    undergone: str
    suffered: str
    doing: str
    named: str


class ClaimWords(msgspec.Struct, frozen=True):
    """The word lists as they stand in the file."""

    happenings: dict[str, Happening]
    implied: dict[str, str]
    folds: dict[str, int]
    words: dict[str, str]
    alike: list[str]
    sums: list[str]
    deeds: list[str]
    harms: list[str]
    #: By particle and verb, the verb that both together stand for.
    phrasal: dict[str, dict[str, str]]
    sorts: list[str]


class Telling(msgspec.Struct, frozen=True):
    """What a word tells: which happening, and how it takes those it happened to."""

    happening: str
    #: undergone, suffered, doing or named.
    form: str


@cache
def claim_words() -> ClaimWords:
    """Return the words by which claims are found."""
    return load_toml("claims/en.toml", ClaimWords)


@cache
def listed(name: str) -> frozenset[str]:
    """Return one of the lists of words."""
    return frozenset(claim_words().words[name].lower().split())


@cache
def tellings() -> dict[str, list[Telling]]:
    """Return what every word tells, by word; the order is that of the file."""
    found: dict[str, list[Telling]] = {}
    for name, happening in claim_words().happenings.items():
        for form in ("undergone", "suffered", "doing", "named"):
            for word in getattr(happening, form).split():
                found.setdefault(word, []).append(Telling(name, form))
    return found


@cache
def _first_alike() -> dict[str, str]:
    """Return for the stem of a noun that news uses for another the stem of the first such noun."""
    lines = [[stem(word, "en") for word in line.split()] for line in claim_words().alike]
    return {word: line[0] for line in lines for word in line}


def same_noun(stemmed: str) -> str:
    """Return the stem under which figures of a noun meet those of nouns that news uses for it."""
    return _first_alike().get(stemmed, stemmed)


@cache
def deed_words() -> dict[str, str]:
    """Return for the words that tell a deed, verbs and nouns, the first word of their line."""
    return _by_first(claim_words().deeds)


@cache
def sum_words() -> dict[str, str]:
    """Return for the words of what a sum or a length is of, the first word of their line."""
    return _by_first(claim_words().sums)


@cache
def harm_words() -> dict[str, str]:
    """Return for the words of what somebody does to another the first word of their line."""
    return _by_first(claim_words().harms)


def _by_first(told: list[str]) -> dict[str, str]:
    lines = [line.split() for line in told]
    return {word: line[0] for line in lines for word in line}


@cache
def _sorts() -> dict[str, str]:
    """Return the sort of people that a word names by the first word of its line; empty for people in general."""
    general, *lines = [line.split() for line in claim_words().sorts]
    named = {word: line[0] for line in lines for word in line}
    return {**named, **dict.fromkeys(general, "")}


def kind_of_people(word: str) -> str:
    """Return the sort of people that a noun or an adjective names, empty where it names none in particular."""
    known = _sorts().get(word)
    if known is not None:
        return known
    return stem(word, "en") if word in listed("people") or word in listed("person") else ""


def names_people(word: str) -> bool:
    """Return whether a noun names people, of whatever sort."""
    return word in _sorts() or word in listed("people") or word in listed("person")


def slot_of(happening: str) -> str:
    """Return the slot of a happening in plain words."""
    return claim_words().happenings[happening].slot
