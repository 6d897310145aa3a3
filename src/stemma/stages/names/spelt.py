"""What lists and spelling say of a name's type before anything around it is looked at."""

import re

from stemma.stages.names.features import letters_of
from stemma.stages.names.gazetteer import letter_of_listed
from stemma.stages.names.lists import classes, known_places, lexicon, name_words, towns

#: Beginnings behind which a surname or a given name has a second capital: McDonald, DeSoto, O'Hara.
_PREFIXES = frozenset(
    {
        *("mc", "mac", "de", "del", "di", "du", "da", "la", "le", "van", "von", "o'", "o’", "d'", "d’", "fitz", "st"),
        *("ja", "jo", "ke", "ra", "re", "ru", "sha", "ta", "ty", "al", "el", "ben", "abu", "ma", "ka"),
    }
)
#: Tokens of a person's full name; a given name and a surname.
FULL, PAIR = range(2, 5), 2
#: Abbreviations in the plural, which name kinds of things: ICUs, CEOs.
_PLURAL = re.compile(r"[A-Z][A-Z0-9]+s")


def is_joined(form: str) -> bool:
    """Return whether a word has a capital inside as coined names of firms have, and people's have not: LoftBank."""
    inner = next((at for at in range(1, len(form)) if form[at].isupper() and form[at - 1].islower()), 0)
    return bool(inner) and form[0].isupper() and form.isalpha() and form[:inner].lower() not in _PREFIXES


def names_person(key: tuple[str, ...]) -> bool:
    """Return whether the folded words of a name are a listed given name and what can only be a surname behind it."""
    if len(key) not in FULL or letter_of_listed(key):
        return False
    last = key[-1]
    irish = last.startswith(("o'", "o’")) and len(last) > 3  # noqa: PLR2004 - the prefix and a surname's beginning
    return irish or _is_given_and_family(key)


def _is_given_and_family(key: tuple[str, ...]) -> bool:
    last = key[-1]
    words = name_words()
    heads = words.firms | words.places | words.organisations | words.units | words.place_words | words.events
    given, family = set(lexicon().get(key[0], "")), set(lexicon().get(last, ""))
    if not given and len(key) == PAIR and key[0] not in classes() and key[0] not in words.brands:
        # A given name that no list has, before what is a surname and nothing else.
        return "s" in family and not family & {"c", "t", "n", "o"} and last not in heads and key[0] not in towns()
    if not {"m", "f"} & given or given & {"c", "n", "o"}:
        return False
    if len(key) == PAIR and not family and not given & {"s", "t"}:
        return last not in heads
    if key[1] in words.surname_particles - {"la", "le", "st", "o"}:
        return len(key) > 2  # noqa: PLR2004 - given name, particle, surname
    middle = all(letters_of(word) != "c" for word in key[1:-1])
    return middle and "s" in lexicon().get(last, "") and last not in heads


def names_firm(key: tuple[str, ...]) -> bool:
    """Return whether the words of a name begin with a known brand or end as firms and papers are called."""
    words = name_words()
    return len(key) > 1 and (key[0] in words.brands or key[-1] in words.firms)


def names_paper(key: tuple[str, ...]) -> bool:
    """Return whether a name is a place and what papers are called: Orrin Bee, North Orrin Register."""
    place = " ".join(key[:-1])
    return bool(place) and key[-1] in name_words().papers and (place in towns() or letter_of_listed(key[:-1]) == "p")


def is_plural(form: str) -> bool:
    """Return whether a word is an abbreviation of things in the plural: ICUs."""
    return bool(_PLURAL.fullmatch(form))


def names_region(key: tuple[str, ...]) -> bool:
    """Return whether a name is a side of a continent or a country: North Orrin, Eastern Europe."""
    return len(key) == PAIR and key[0] in _SIDES and key[1] in known_places()


_SIDES = frozenset(
    {
        *("north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "latin"),
        *("inner", "outer", "upper", "lower", "equatorial"),
    }
)


def is_century(key: tuple[str, ...]) -> bool:
    """Return whether a name is a century and none: 14th Century."""
    return len(key) > 1 and key[-1] in {"century", "centuries"} and key[-2][:1].isdigit()
