"""What a report is about, as terms with weights: its words, the names in it, and the numbers."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from stemma.text.content import NO_STEM, content_stem
from stemma.text.hashing import hash_keys
from stemma.text.tokens import Token, tokenise

Span = tuple[int, int]

#: Weight of a word with a capital letter inside a sentence: names and places tell events apart.
NAME = 1.5
#: Weight of two capitalised words in a row as one term: a person, a place, a ship.
FULL_NAME = 0.5
#: Weight of a word of the headline.
HEADLINE = 2.0
#: A word at the very beginning weighs so much more, and half of that so many words on: news begins with the news.
LEDE, LEDE_WORDS = 3.0, 60

#: Kind of the key of two names in a row, unlike those of all other keys.
_PAIR = 17


class Profile(NamedTuple):
    """Terms of one report, by hash, sorted and each once, and parallel to them how much the report makes of each."""

    terms: Sequence[int] | npt.NDArray[np.int64]
    counts: Sequence[float] | npt.NDArray[np.float64]


def profile_text(text: str, sentences: Iterable[Span], *, title: str | None, language: str | None) -> Profile:
    """Return what a text is about: its sentences as half-open spans in their order, and its headline."""
    tally: dict[int, float] = {}
    at = 0
    for start, end in sentences:
        at = _add(tally, text, tokenise(text, start, end), language=language, at=at)
    if title:
        _add(tally, title, tokenise(title), language=language, at=None)
    terms = sorted(tally)
    return Profile(terms, [round(tally[term], 4) for term in terms])


@lru_cache(1 << 14)
def _weight_at(place: int) -> float:
    """Return the weight of a word so many words from the beginning."""
    return float(1 + LEDE * 0.5 ** (place / LEDE_WORDS))


def _add(tally: dict[int, float], text: str, tokens: Sequence[Token], *, language: str | None, at: int | None) -> int:
    """Add the tokens of a sentence, or with `at` None of a headline; return how many words have passed."""
    before = NO_STEM
    for place, token in enumerate(tokens):
        stem = content_stem(token.fold, token.kind, language)
        weight = HEADLINE if at is None else _weight_at(at)
        at = None if at is None else at + 1
        if stem == NO_STEM:
            before = NO_STEM
            continue
        capital = token.kind == "word" and text[token.start].isupper()
        tally[stem] = tally.get(stem, 0.0) + weight * (NAME if capital and place else 1.0)
        if capital and before != NO_STEM:
            pair = hash_keys(_PAIR, before, stem)
            tally[pair] = tally.get(pair, 0.0) + weight * FULL_NAME
        before = stem if capital else NO_STEM
    return at or 0
