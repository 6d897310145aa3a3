"""Numbers as they are written in news: digits, small numbers in words, and the scale that follows them."""

import re
from collections.abc import Sequence
from functools import lru_cache

#: Folded words of which is kept what number they are.
REMEMBERED = 1 << 16

_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = {word: number for number, word in enumerate(_UNITS)} | {word: 10 * ten for ten, word in enumerate(_TENS, 2)}
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12,
}  # fmt: skip
_SCALES = {
    "hundred": 100, "thousand": 1_000, "k": 1_000, "million": 1_000_000, "m": 1_000_000, "mn": 1_000_000,
    "billion": 1_000_000_000, "bn": 1_000_000_000, "b": 1_000_000_000, "trillion": 1_000_000_000_000,
}  # fmt: skip
_DIGITS = re.compile(r"(\d+(?:\.\d+)?)(st|nd|rd|th|k|m|mn|bn|b)?$")


@lru_cache(REMEMBERED)
def number_word(fold: str) -> str | None:
    """Return a small number written out, or an ordinal with digits, as plain digits; None for any other word."""
    match = _DIGITS.match(fold)
    if match and match[2] in {"st", "nd", "rd", "th"}:
        return match[1]
    value = _WORDS.get(fold)
    return None if value is None else str(value)


def with_values(folds: Sequence[str]) -> list[str]:
    """Return folded words with every number, and the scale that follows it, as plain digits: "two million", 2000000."""
    words: list[str] = []
    value: float | None = None
    for fold in folds:
        number, scale = _value(fold), _SCALES.get(fold)
        if value is not None and scale:
            value *= scale
        elif value is not None and number is not None and _continues(value, fold):
            value += number
        else:
            value = number
            words.append(fold)
        if value is not None:
            words[-1] = _plain(value)
    return words


def number_values(folds: Sequence[str]) -> list[str]:
    """Return the values of all numbers among folded words, in order, as plain digits."""
    return [word for word in with_values(folds) if word[0].isdigit() and _value(word) is not None]


def _continues(value: float, fold: str) -> bool:
    """Return whether a written unit goes on with written tens: "twenty", "one"."""
    return fold in _UNITS[1:10] and value in _WORDS.values() and value >= 20  # noqa: PLR2004  (the first of the tens)


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:.10g}"


@lru_cache(REMEMBERED)
def _value(fold: str) -> float | None:
    match = _DIGITS.match(fold)
    if match:
        return float(match[1]) * _SCALES.get(match[2] or "", 1)
    if fold in _WORDS:
        return float(_WORDS[fold])
    return float(_ORDINALS[fold]) if fold in _ORDINALS else None
