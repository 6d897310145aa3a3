"""What one person did, where, and in which year: copies that date it otherwise bent it, wherever they tell it."""

import re

import msgspec

from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.sentences.lexicon import listed
from stemma.stages.claims.sentences.phrases import CONTENT_LETTERS, Phrase
from stemma.text.times import TimeExpression


class Deed(msgspec.Struct, frozen=True):
    """Who did something, as a half-open span of the text, and the capital words of where."""

    start: int
    end: int
    places: tuple[str, ...]


#: Tokens between a verb and its year, and between "who" and the name that it stands for.
REACH = 9
#: What deeds of one person have in common that nobody does twice, in the stead of a place.
ONCE = "once"
_YEAR = re.compile(r"\d{4}")


def deed_of(phrase: Phrase, time: TimeExpression, verb: str) -> Deed | None:
    """Return the deed that a year dates: "Ada Lind, 24, who fought in Brack in 2031"; None where that is not plain.

    The name must be the subject of the verb, straight or through "who", and a capital word must stand between the
    verb and the year. A sentence of several years lists, and dates no deed.
    """
    years = [one for one in phrase.times if _YEAR.fullmatch(one.value or "")]
    if years != [time]:
        return None
    first = phrase.token_at(time.start)
    reached = range(max(0, first - REACH), first)
    at = next((at for at in reversed(reached) if phrase.folds[at] == verb), None)
    if at is None:
        return None
    places = {
        phrase.folds[place]
        for place in range(at + 1, first)
        if phrase.capital(place) and len(phrase.folds[place]) >= CONTENT_LETTERS
    }
    doer = doer_of(phrase, at)
    return Deed(*doer, tuple(sorted(places))) if doer and places else None


def doer_of(phrase: Phrase, verb: int) -> tuple[int, int] | None:
    """Return the span of the name that is the subject of a verb: "Ada Lind fought", "Ada Lind, 24, who fought"."""
    at = verb - 1
    while at >= 0 and phrase.folds[at] != "who" and _goes_before(phrase.folds[at]):
        at -= 1
    if at > 0 and phrase.folds[at] == ",":
        aged = at > 1 and phrase.folds[at - 1].isdecimal() and phrase.folds[at - 2] == ","
        at -= 3 if aged else 1
    if at < 0:
        return None
    if phrase.folds[at] != "who":
        return _name_behind(phrase, at)
    nearest = range(max(0, at - REACH), at)
    closing = (one for one in reversed(nearest) if phrase.capital(one) and phrase.folds[one + 1] in {",", "who"})
    end = next(closing, None)
    return None if end is None else _name_behind(phrase, end)


def _goes_before(fold: str) -> bool:
    """Return whether a word may stand between a subject and its verb: "has already", "actually"."""
    return fold in listed("auxiliaries") or fold.endswith("ly") or fold == "once"


def _name_behind(phrase: Phrase, last: int) -> tuple[int, int] | None:
    """Return the span of the run of capital words that ends at a token."""
    first = last
    while first > 0 and phrase.capital(first - 1) and phrase.folds[first - 1] not in listed("determiners"):
        first -= 1
    named = phrase.capital(last) and phrase.folds[last] not in listed("determiners") | listed("pronouns")
    return (phrase.tokens[first].start, phrase.tokens[last].end) if named else None


def same_deed(one: Assertion, other: Assertion) -> bool:
    """Return whether two moments are given to one deed: one person and verb, and one place or a thing done once."""
    return (
        bool(one.doer) and (one.doer, one.key) == (other.doer, other.key) and not set(one.deed).isdisjoint(other.deed)
    )


def done_once(one: Assertion, other: Assertion) -> bool:
    """Return whether two moments are given to what one person does once, wherever that is told."""
    return ONCE in one.deed and same_deed(one, other)
