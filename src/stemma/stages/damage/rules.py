"""The signs of damage, from `data/damage/signs.toml`."""

from collections.abc import Sequence
from functools import cache

import msgspec

from stemma.data import load_toml

#: Signs that a scanner changes at most in one word.
MOST_SLIPS = 2

#: Letters of a word below which a slip makes another word too often.
LEAST_LETTERS = 3


class Signs(msgspec.Struct, frozen=True):
    """The file as it stands."""

    articles: dict[str, str]
    calques: dict[str, str]
    scanned: dict[str, str]


@cache
def articles(language: str) -> frozenset[str]:
    """Return the articles of a language, folded; none where they are not known."""
    return frozenset(_signs().articles.get(language, "").split())


@cache
def calques(language: str) -> dict[str, list[tuple[str, ...]]]:
    """Return odd turns by their first word, each as the words that follow it."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in _signs().calques.get(language, "").split("|"):
        words = phrase.split()
        if words:
            found.setdefault(words[0], []).append(tuple(words[1:]))
    return found


def is_scanned(word: str, meant: str) -> bool:
    """Return whether a scanner could have read one word for the other: one or two slips and nothing else."""
    if word == meant or min(len(word), len(meant)) < LEAST_LETTERS or not word.isascii() or not meant.isascii():
        return False
    return _slips(word, meant, MOST_SLIPS)


def _slips(word: str, meant: str, left: int) -> bool:
    at = 0
    while at < min(len(word), len(meant)) and word[at] == meant[at]:
        at += 1
    word, meant = word[at:], meant[at:]
    if word == meant:
        return True
    # A slip may begin inside the letters that both have ("cl" for "d" after a "c").
    return left > 0 and any(
        _slips(word[len(read) :], meant[len(stood) :], left - 1)
        for read, stood in _pairs()
        if word.startswith(read) and meant.startswith(stood)
    )


@cache
def _pairs() -> Sequence[tuple[str, str]]:
    pairs = (pair.split() for pair in _signs().scanned["pairs"].split("|"))
    return [(pair[0], pair[1]) for pair in pairs]


@cache
def _signs() -> Signs:
    return load_toml("damage/signs.toml", Signs)
