"""Tolls told of a noun: "the death toll rose to 19", "the number of injured stood at 40"."""

from collections.abc import Iterator

import msgspec

from stemma.stages.claims.sentences.lexicon import listed, tellings
from stemma.stages.claims.sentences.phrases import People, Phrase
from stemma.stages.claims.toll.happened import Happened
from stemma.text.quantities import Quantity

#: Tokens from "number of" to the word for what happened, and from there to the number.
NAMED_NEAR, NUMBER_NEAR = 4, 9


def told_as_tolls(phrase: Phrase) -> Iterator[Happened]:
    """Yield the numbers of people that a toll is said to stand at, to rise to or to be put at."""
    if phrase.words.isdisjoint(listed("tolling")):
        return
    for at, fold in enumerate(phrase.folds):
        if fold not in listed("tolling"):
            continue
        happening, end = _of_whom(phrase, at)
        quantity = _number_behind(phrase, end) if happening else None
        if quantity is not None:
            first = phrase.token_at(quantity.start)
            whom = People(first, first + 1, head="people")
            whom.quantity = quantity
            yield Happened(happening, whom, at, first + 1, negated=False, told_at=at)


def _of_whom(phrase: Phrase, at: int) -> tuple[str, int]:
    """Return what a toll counts, and the token behind the words that say so; an empty string where nothing does."""
    folds = phrase.folds
    if folds[at] == "toll" and folds[max(0, at - 1) : at] == ["death"]:
        return "killed", at + 1
    if folds[at + 1 : at + 2] != ["of"]:
        return "", at
    for place in range(at + 2, min(len(folds), at + 2 + NAMED_NEAR)):
        for telling in tellings().get(folds[place], ()):
            if telling.form != "doing":
                behind = place + 1
                while folds[behind : behind + 1] and folds[behind] in listed("people"):
                    behind += 1
                return telling.happening, behind
        if folds[place] not in listed("people") and folds[place] not in listed("determiners"):
            return "", at
    return "", at


def _number_behind(phrase: Phrase, start: int) -> Quantity | None:
    """Return the number at which a toll stands, where nothing but verbs of standing and moving lead to it.

    Of "rose from 12 to 19" the last one; what it rose by is none.
    """
    found: Quantity | None = None
    reached = start
    for quantity in phrase.quantities:
        first = phrase.token_at(quantity.start)
        between = phrase.folds[reached:first]
        if first < start or quantity.unit not in {"count", "people"}:
            continue
        if len(between) > NUMBER_NEAR or not set(between) <= listed("standing_at") or between[-1:] == ["by"]:
            break
        found, reached = quantity, phrase.token_at(quantity.after)
        if between[-1:] == ["from"] and quantity.high is not None:
            # "From 14 to 19" is read as a range elsewhere.
            last = phrase.text.rfind(" ", quantity.start, quantity.end) + 1
            found = msgspec.structs.replace(
                quantity, start=max(last, quantity.start), low=quantity.high, modifier="exact"
            )
    return found
