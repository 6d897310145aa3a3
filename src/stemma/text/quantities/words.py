"""The words of English quantities."""

from functools import cache

import msgspec

from stemma.data import load_toml


class QuantityWords(msgspec.Struct, frozen=True):
    """`data/quantities/en.toml` as it stands."""

    scales: dict[str, float]
    vague: dict[str, tuple[float, float]]
    fractions: dict[str, float]
    currencies: dict[str, str]
    dollars: dict[str, str]
    measures: dict[str, tuple[str, str]]
    before: dict[str, str]
    after: dict[str, str]
    words: dict[str, str]


@cache
def quantity_words() -> QuantityWords:
    """Return the words of English quantities."""
    return load_toml("quantities/en.toml", QuantityWords)


@cache
def listed(name: str) -> frozenset[str]:
    """Return one of the lists of words."""
    return frozenset(quantity_words().words[name].split())


@cache
def phrases(name: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return the phrases of a table as words, the longest first, with what they stand for."""
    table: dict[str, str] = getattr(quantity_words(), name)
    return tuple(
        sorted(((tuple(key.split()), value) for key, value in table.items()), key=lambda one: (-len(one[0]), one))
    )


@cache
def phrases_by(name: str, *, last: bool) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return the phrases of a table by their first or last word, each in the same order."""
    by_word: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, value in phrases(name):
        by_word.setdefault(words[-1 if last else 0], []).append((words, value))
    return by_word
