"""Names in other scripts, written in Latin letters in every usual way.

One letter has several romanisations (г is g or h), so a name has several; two names are as alike as their best pair.
Cyrillic, Greek, Arabic and Hebrew have tables of their own (`names/scripts.toml`), others the one of anyascii.
"""

import re
import unicodedata
from functools import cache, lru_cache

import msgspec
from anyascii import anyascii

from stemma.data import load_toml
from stemma.text.tokens import fold

REMEMBERED = 1 << 15
_SCRIPTS = (
    ("cyrillic", re.compile(r"[\u0400-\u052f]")),
    ("greek", re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")),
    ("arabic", re.compile(r"[\u0600-\u06ff\u0750-\u077f]")),
    ("hebrew", re.compile(r"[\u0590-\u05ff]")),
)
_POINTS = re.compile(r"[\u0591-\u05c7\u064b-\u0652\u0670]")


class Way(msgspec.Struct, frozen=True):
    """One way of writing a script in Latin letters; longer keys win."""

    script: str
    letters: dict[str, str]


class Ways(msgspec.Struct, frozen=True):
    """`names/scripts.toml`."""

    ways: list[Way]


def script_of(word: str) -> str:
    """Return the script of a word: latin, cyrillic, greek, arabic, hebrew, or other."""
    for name, letters in _SCRIPTS:
        if letters.search(word):
            return name
    return "latin" if fold(word).isascii() else "other"


@lru_cache(REMEMBERED)
def romanisations(word: str) -> tuple[str, ...]:
    """Return the Latin forms of one word, folded to a-z, the most usual first; a Latin word has itself alone."""
    script = script_of(word)
    if script == "latin":
        return (_letters(fold(word)),)
    forms = [_letters(_written(word, way)) for way in _ways() if way[0] == script] or [_letters(fold(anyascii(word)))]
    return tuple(dict.fromkeys(form for form in forms if form)) or (_letters(fold(anyascii(word))),)


def romanised(text: str) -> str:
    """Return a text with every word of another script in its most usual Latin form."""
    return " ".join(romanisations(word)[0] if not word.isascii() else word for word in text.split())


def _letters(form: str) -> str:
    plain = form if form.isascii() else anyascii(form)
    return "".join(letter for letter in plain.lower() if letter.isalnum())


@cache
def _ways() -> tuple[tuple[str, "re.Pattern[str]", dict[str, str]], ...]:
    ways = []
    for way in load_toml("names/scripts.toml", Ways).ways:
        keys = sorted(way.letters, key=lambda key: (-len(key), key))
        ways.append((way.script, re.compile("|".join(map(re.escape, keys)) + "|."), way.letters))
    return tuple(ways)


def _written(word: str, way: tuple[str, "re.Pattern[str]", dict[str, str]]) -> str:
    _, pattern, letters = way
    plain = _POINTS.sub("", unicodedata.normalize("NFC", word).lower().replace("’", "'").replace("ʼ", "'"))
    return pattern.sub(lambda found: letters.get(found.group(), found.group()), plain)
