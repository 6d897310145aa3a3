"""The bundled lists: what a word may be, and how towns and countries are also called."""

import gzip
from collections.abc import Mapping
from functools import cache

import msgspec

from stemma.data import load_toml, open_data


class NameWords(msgspec.Struct, frozen=True, kw_only=True):
    """`names/words.toml`: words that stand before, inside and behind names, folded."""

    titles: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    roles: frozenset[str]
    alike: tuple[tuple[str, ...], ...]
    outside: frozenset[str]
    renown: frozenset[str]
    anybody: frozenset[str]
    anywhere: frozenset[str]
    organisations: frozenset[str]
    firms: frozenset[str]
    brands: frozenset[str]
    worlds: frozenset[str]
    papers: frozenset[str]
    postal: frozenset[str]
    shorthand: frozenset[str]
    units: frozenset[str]
    places: frozenset[str]
    events: frozenset[str]
    particles: frozenset[str]
    surname_particles: frozenset[str]
    suffixes: frozenset[str]
    legal_forms: frozenset[str]
    seats: frozenset[str]
    calendar: frozenset[str]
    speech: frozenset[str]
    place_words: frozenset[str]
    never: frozenset[str]
    demonyms: dict[str, str]
    countries: dict[str, str]
    acronyms: dict[str, str]


@cache
def name_words() -> NameWords:
    """Return the bundled words."""
    words: NameWords = load_toml("names/words.toml", NameWords)
    return words


@cache
def posts() -> frozenset[str]:
    """Return the words that say what somebody is: titles and roles."""
    return name_words().titles | name_words().roles


@cache
def name_heads() -> frozenset[str]:
    """Return the words that say what a name is the name of: a body, a unit, a place, an event."""
    words = name_words()
    return words.organisations | words.units | words.places | words.events


@cache
def same_heads() -> Mapping[str, str]:
    """Return, for the heads of descriptions that mean one and the same, the first of them."""
    return {head: heads[0] for heads in name_words().alike for head in heads}


@cache
def lexicon() -> Mapping[str, str]:
    """Return what a folded word may be: c common, m and f given name, s surname, t town, n country, o company.

    Capital letters: a name of another country than the English-speaking ones, of which nobody knows how frequent it is.
    """
    lines = gzip.decompress(open_data("names", "lexicon.csv.gz").read_bytes()).decode().splitlines()
    return dict(line.split(",", 1) for line in lines)


@cache
def towns() -> Mapping[str, str]:
    """Return every folded spelling of a large town and the name of that town; a spelling of two is the larger one's."""
    known: dict[str, str] = {}
    for line in gzip.decompress(open_data("names", "places.csv.gz").read_bytes()).decode().splitlines():
        first, *others = line.split(",")
        for form in (first, *others):
            known.setdefault(form, first)
    return known


@cache
def classes() -> Mapping[str, str]:
    """Return the letters under which a folded word stands in the lists of `names/words.toml`."""
    words = name_words()
    lists = {
        "T": words.titles,
        "R": words.roles,
        "O": words.organisations,
        "U": words.units,
        "P": words.places,
        "E": words.events,
        "k": words.particles,
        "S": words.speech,
        "i": words.place_words,
        "d": words.calendar,
        "D": words.demonyms,
        "L": words.legal_forms,
        "x": words.never,
        "F": words.female,
        "M": words.male,
    }
    known: dict[str, str] = {}
    for letter, listed in lists.items():
        for word in listed:
            known[word] = known.get(word, "") + letter
    return known


@cache
def known_places() -> frozenset[str]:
    """Return the folded names of countries, their other names included."""
    words = name_words()
    return frozenset([*words.countries, *words.countries.values(), *words.demonyms.values()])
