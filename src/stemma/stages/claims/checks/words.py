"""The words of `data/claims/checks.toml`, ready to be asked."""

import re
from functools import cache

import msgspec

from stemma.data import load_toml
from stemma.text.times.words import either


class _CheckWords(msgspec.Struct, frozen=True):
    """The file as it stands."""

    words: dict[str, str]
    phrases: dict[str, list[str]]


@cache
def _check_words() -> _CheckWords:
    return load_toml("claims/checks.toml", _CheckWords)


@cache
def listed(name: str) -> frozenset[str]:
    """Return one of the lists of words."""
    return frozenset(_check_words().words[name].split())


@cache
def any_of(name: str) -> str:
    """Return a pattern for any word of a list."""
    return either(listed(name))


@cache
def phrase_of(name: str) -> re.Pattern[str]:
    """Return a pattern that finds any of a list of phrases as whole words, whatever their case."""
    return re.compile(rf"\b{either(_check_words().phrases[name])}(?!\w)", re.IGNORECASE)
