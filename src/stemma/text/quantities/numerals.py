"""The bare number inside a quantity: digits, words, scales and fractions, with the grain it is rounded to."""

from collections.abc import Sequence
from functools import lru_cache

import msgspec

from stemma.text.numbers import number_word
from stemma.text.quantities.words import quantity_words
from stemma.text.tokens import REMEMBERED_FORMS, Token

#: Digits beyond these are an account number or an attack, not a quantity.
MOST_DIGITS = 15
_SCALE_SIGNS = ("bn", "mn", "k", "m", "b")
_SCALE_OF_SIGN = {"bn": 1e9, "mn": 1e6, "k": 1e3, "m": 1e6, "b": 1e9}
#: Largest number word that may follow a written ten: "twenty-one".
_UNIT_LIMIT = 10


class Numeral(msgspec.Struct, frozen=True):
    """A number over tokens [start, end); an open end of a vague number is null. `grain` is the step it is told in."""

    start: int
    end: int
    low: float
    high: float | None
    grain: float
    vague: bool = False


def read_numeral(tokens: Sequence[Token], start: int) -> Numeral | None:
    """Return the number that begins at a token, None where none does."""
    fold = tokens[start].fold
    if fold in {"a", "an"}:
        return _after_article(tokens, start)
    plain = _plain_number(fold)
    if plain is not None:
        return _scaled(tokens, start, plain)
    words = quantity_words()
    if fold == "half" and _fold(tokens, start + 1) in {"a", "of"}:
        scale = words.scales.get(_fold(tokens, start + 2))
        if scale:
            return Numeral(start, start + 3, scale / 2, scale / 2, scale / 2)
        return Numeral(start, start + 1, 0.5, 0.5, 0.1)
    if fold in words.vague:
        return _vague(tokens, start, start + 1)
    return None


@lru_cache(REMEMBERED_FORMS)
def _plain_number(fold: str) -> tuple[float, float] | None:
    """Return a number and its grain, None where a token is none."""
    written = number_word(fold)
    if written is not None and not fold[0].isdigit():
        return float(written), 1.0
    digits, factor = fold, 1.0
    for sign in _SCALE_SIGNS:
        if fold.endswith(sign) and fold[: -len(sign)].replace(".", "").isdecimal():
            digits, factor = fold[: -len(sign)], _SCALE_OF_SIGN[sign]
            break
    whole, _, decimals = digits.partition(".")
    if not whole.isdecimal() or len(digits) > MOST_DIGITS or (decimals and not decimals.isdecimal()):
        return None
    return float(digits) * factor, factor * (10.0 ** -len(decimals) if decimals else grain_of(whole))


def grain_of(digits: str) -> float:
    """Return the step in which a whole number is told: 400 in hundreds, 423 in ones."""
    return float(10 ** (len(digits) - len(digits.rstrip("0")))) if digits.strip("0") else 1.0


def _scaled(tokens: Sequence[Token], start: int, first: tuple[float, float]) -> Numeral:
    """Follow a number through its scales and what is added to it: "two hundred and fifty thousand"."""
    value, grain = first
    total, at = 0.0, start + 1
    while at < len(tokens):
        fold = tokens[at].fold
        scale = quantity_words().scales.get(fold)
        joined = _joined(tokens, at)
        following = _plain_number(_fold(tokens, joined)) if joined < len(tokens) else None
        if scale and (tokens[at].kind == "word"):
            value, grain = value * scale, grain * scale
            at += 1
        elif following and following[0] < _room(value, tokens, at):
            value, grain = value + following[0], following[1]
            at = joined + 1
        else:
            break
    fraction = quantity_words().fractions.get(_fold(tokens, _joined(tokens, at, hyphen=True)))
    if fraction and value < _UNIT_LIMIT and tokens[start].kind == "word":
        return Numeral(start, _joined(tokens, at, hyphen=True) + 1, value * fraction, value * fraction, 0.01)
    return Numeral(start, at, total + value, total + value, grain)


def _room(value: float, tokens: Sequence[Token], at: int) -> float:
    """Return below what a following number belongs to the same one: units after tens, anything after hundreds."""
    last = tokens[at - 1].fold
    if last in quantity_words().scales:
        return quantity_words().scales[last]
    return _UNIT_LIMIT if tokens[at - 1].kind == "word" and value % _UNIT_LIMIT == 0 and value >= 20 else 0  # noqa: PLR2004  (the first of the tens)


def _joined(tokens: Sequence[Token], at: int, *, hyphen: bool = False) -> int:
    """Return the place of the next word behind a hyphen or "and"."""
    fold = _fold(tokens, at)
    if fold == "-" and at > 0 and tokens[at].start == tokens[at - 1].end:
        return at + 1
    return at + 1 if fold == "and" and not hyphen and _fold(tokens, at - 1) in quantity_words().scales else at


def _after_article(tokens: Sequence[Token], start: int) -> Numeral | None:
    """Read "a dozen", "a hundred", "a third", "a couple of", "a few"."""
    words, fold = quantity_words(), _fold(tokens, start + 1)
    if fold in words.scales and len(fold) > len("mn"):
        scaled = _scaled(tokens, start + 1, (words.scales[fold], words.scales[fold]))
        return msgspec.structs.replace(scaled, start=start)
    if fold in {"third", "quarter", "fifth", "tenth"} and _fold(tokens, start + 2) == "of":
        value = words.fractions[fold]
        return Numeral(start, start + 2, value, value, 0.01)
    if fold in words.vague and fold not in {"both", "several", "many", "multiple", "numerous"}:
        vague = _vague(tokens, start + 1, start + 2)
        return msgspec.structs.replace(vague, start=start)
    if fold in words.measures and words.measures[fold][0] == "days" and not fold.endswith("s"):
        return Numeral(start, start + 1, 1.0, 1.0, 1.0)
    return None


def _vague(tokens: Sequence[Token], start: int, end: int) -> Numeral:
    """Read "dozens", "hundreds of thousands", "several hundred"."""
    words = quantity_words()
    low, high = words.vague[tokens[start].fold]
    if _fold(tokens, end) == "of" and _fold(tokens, end + 1) in {"thousands", "millions", "billions", "people"}:
        factor = {"thousands": 1e3, "millions": 1e6, "billions": 1e9}.get(_fold(tokens, end + 1))
        if factor:
            low, high, end = low * factor, high * factor, end + 2
    while _fold(tokens, end) in words.scales and tokens[end].kind == "word":
        scale = words.scales[tokens[end].fold]
        low, high, end = low * scale, high * scale, end + 1
    exact = low == high
    return Numeral(start, end, low, high or None, low, vague=not exact)


def _fold(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].fold if 0 <= at < len(tokens) else ""
