"""Whether "he" or "she" can stand for a name: by its title, else by what the given name in it is used for."""

import gzip
import re
from collections.abc import Mapping
from functools import cache, lru_cache

from stemma.data import open_data
from stemma.stages.quotes.lexicon import classes

_TITLED = {
    "mr": "m",
    "mrs": "f",
    "ms": "f",
    "miss": "f",
    "sir": "m",
    "lady": "f",
    "lord": "m",
    "king": "m",
    "queen": "f",
}


@lru_cache(1 << 14)
def gender_of(name: str) -> str:
    """Return "m" or "f" where a title or a given name before a surname tells it, else ""."""
    words = re.findall(r"[^\W\d_]+", name.lower())
    if not words:
        return ""
    titled = _TITLED.get(words[0], "") if len(words) > 1 else ""
    return titled or next((given for word in words[:-1] if (given := _given().get(word, ""))), "")


def gender_among(text: str, name: str) -> str:
    """Return the gender that all fuller forms of a surname in a text agree on, else ""; a family has both."""
    if not name[:1].isupper() or " " in name:
        return ""
    forms = {gender_of(match.group()) for match in _fuller(name).finditer(text)} - {""}
    return forms.pop() if len(forms) == 1 else ""


@lru_cache(1 << 12)
def _fuller(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b[^\W\d_a-z][\w’'-]* {re.escape(name)}(?!\w)")


def role_gender(noun: str) -> str:
    """Return "m" or "f" where a noun for a person tells it: "the woman", "a spokesman"; else ""."""
    return "f" if noun in classes().female else "m" if noun in classes().male else ""


@cache
def _given() -> Mapping[str, str]:
    """Return the given names of one gender; a name of both, or mostly a surname, a town or a word, tells none."""
    lines = gzip.decompress(open_data("names", "lexicon.csv.gz").read_bytes()).decode().splitlines()
    known: dict[str, str] = {}
    for line in lines:
        form, letters = line.split(",", 1)
        often = {letter for letter in letters if letter in "mf"} or {each for each in letters.lower() if each in "mf"}
        if len(often) == 1 and "c" not in letters:
            known[form] = often.pop()
    return known
