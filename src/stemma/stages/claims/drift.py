"""How the words of one utterance differ from text to text, where both quote the same stretch of it."""

import re
from functools import lru_cache

from stemma.stages.claims.lexicon import listed
from stemma.text.differences import Stretch, word_differences
from stemma.text.tokens import Token, tokenise

#: Letters from which a word says something of its own.
CONTENT_LETTERS = 4
#: Words in one run without which two quotations are not of one utterance.
COMMON_WORDS = 4
#: Part of the shorter of two quotations that the other must have.
SAME_WORDS = 0.6
#: Quotations whose words are kept at hand; each is set beside many others.
REMEMBERED = 4096


def drift_between(left: str, right: str) -> str | None:
    """Return the words that two quotations of one utterance tell differently, None where they differ in none.

    What one quotes before or behind the stretch that both quote is no difference, and neither are small words.
    """
    sides = [list(_spoken(text)) for text in (left, right)]
    stretches = word_differences(*sides)
    same = [number for number, one in enumerate(stretches) if one.same]
    told = []
    for number in range(same[0] + 1, same[-1]) if same else ():
        one = stretches[number]
        if one.same:
            continue
        words = (sides[0][one.left_start : one.left_end], sides[1][one.right_start : one.right_end])
        if any(_set_in(text, side) for text, side in zip((left, right), words, strict=True)):
            continue
        if any(_says_something(token) for side in words for token in side):
            told.append(" / ".join(_shown(text, side) for text, side in zip((left, right), words, strict=True)))
    if (same and _ends_early((left, right), sides, stretches[same[-1]])) or ends_sooner(left, right):
        told.append("the sentence ends sooner in one of them")
    return "; ".join(told) or None


def _set_in(text: str, words: list[Token]) -> bool:
    """Return whether words are those that a desk set into a quotation, in brackets, for what was said or left out."""
    return bool(words) and any(
        start < words[-1].end and words[0].start < end
        for start, end in (one.span() for one in _BRACKETS.finditer(text))
    )


def set_in_alone(left: str, right: str) -> bool:
    """Return whether two quotations differ in nothing but words that a desk set in brackets."""
    sides = [list(_spoken(text)) for text in (left, right)]
    differing = [one for one in word_differences(*sides) if not one.same]
    return bool(differing) and all(
        _set_in(left, sides[0][one.left_start : one.left_end])
        or _set_in(right, sides[1][one.right_start : one.right_end])
        for one in differing
    )


_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


def ends_sooner(left: str, right: str) -> bool:
    """Return whether one of two quoted sentences is whole, and the other goes on behind the same words.

    A part of a sentence begins small or has no stop: who quotes it with both as if it were whole tells it otherwise.
    """
    short, long = sorted((left, right), key=len)
    words = [[token.fold for token in _spoken(text)] for text in (short, long)]
    whole = short[:1].isupper() and short.rstrip()[-1:] in {".", "!", "?"}
    return whole and 0 < len(words[0]) < len(words[1]) and words[1][: len(words[0])] == words[0]


def _ends_early(texts: tuple[str, str], sides: list[list[Token]], last: Stretch) -> bool:
    """Return whether one quotation closes a sentence with a stop where the other goes on with words."""
    ends = (last.left_end, last.right_end)
    behind = [text[side[end - 1].end :].lstrip() for text, side, end in zip(texts, sides, ends, strict=True) if end]
    # A stop before the closing mark is the writer's; one before more words is the speaker's.
    stops = [told[:1] in {".", "!", "?"} and len(told) > 1 for told in behind]
    goes_on = [bool(told) and told[0].isalpha() for told in behind]
    return (any(stops) and any(goes_on)) and len(behind) > 1


def common_run(left: str, right: str) -> tuple[int, int]:
    """Return how many words two quotations have in common and in order, and how many of them in one run."""
    sides = (_spoken(left), _spoken(right))
    runs = [one.left_end - one.left_start for one in word_differences(*sides) if one.same]
    return sum(runs), max(runs, default=0)


def share_a_run(left: str, right: str) -> bool:
    """Return whether two quotations have `COMMON_WORDS` words in a row in common, wherever they stand: a quick test."""
    return not _word_runs(left).isdisjoint(_word_runs(right))


@lru_cache(maxsize=REMEMBERED)
def _spoken(text: str) -> tuple[Token, ...]:
    return tuple(token for token in tokenise(text) if token.kind != "mark")


@lru_cache(maxsize=REMEMBERED)
def _word_runs(text: str) -> frozenset[tuple[str, ...]]:
    folds = [token.fold for token in _spoken(text)]
    return frozenset(tuple(folds[at : at + COMMON_WORDS]) for at in range(len(folds) - COMMON_WORDS + 1))


def _says_something(token: Token) -> bool:
    small = token.fold in listed("prepositions") or token.fold in listed("auxiliaries")
    return token.kind == "number" or (len(token.fold) >= CONTENT_LETTERS and not small)


def _shown(text: str, words: list[Token]) -> str:
    return f"“{text[words[0].start : words[-1].end]}”" if words else "nothing"
