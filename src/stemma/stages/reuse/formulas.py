"""Turns of phrase that every reporter uses: what they have in common says nothing of who read whom."""

from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from stemma.data import load_toml
from stemma.text.numbers import number_word
from stemma.text.tokens import Token

Flags = npt.NDArray[np.bool_]

#: What stands for any number in the list.
ANY_NUMBER = "#"

#: Formulas by their first word, each as the words that follow it.
_Formulas = dict[str, list[tuple[str, ...]]]


def is_number(token: Token) -> bool:
    """Return whether a token is a number, in digits or in a word."""
    return token.kind == "number" or number_word(token.fold) is not None


def formula_flags(tokens: Sequence[Token], numbers: Sequence[bool], language: str | None) -> Flags:
    """Return, for every word of a sentence, whether it stands in a formula; `numbers` says which are numbers."""
    flags = np.zeros(len(tokens), dtype=bool)
    formulas = _formulas((language or "en")[:2].lower())
    if not formulas:
        return flags
    words = [ANY_NUMBER if number else token.fold for token, number in zip(tokens, numbers, strict=True)]
    for at, word in enumerate(words):
        for rest in formulas.get(word, ()):
            end = at + 1 + len(rest)
            if tuple(words[at + 1 : end]) == rest:
                flags[at:end] = True
    return flags


@cache
def _formulas(language: str) -> _Formulas:
    lists = load_toml("reuse/formulas.toml", dict[str, dict[str, str]])
    found: _Formulas = {}
    for section in sorted(lists.get(language, {})):
        for phrase in lists[language][section].split("|"):
            first, *rest = phrase.split()
            found.setdefault(first, []).append(tuple(rest))
    return found
