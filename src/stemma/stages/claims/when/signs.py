"""What speaks for and against a moment's being that of the event: the words around it and its place in the text."""

import re
from collections.abc import Iterator, Sequence

from stemma.stages.claims.sentences.lexicon import listed
from stemma.stages.claims.sentences.phrases import Phrase
from stemma.stages.claims.sentences.spoken import Spoken
from stemma.text.times import TimeExpression

#: Words before and behind a moment that are looked at.
BEFORE, BEHIND = 18, 8
#: Lists of words whose nearness tells what a moment is of, the first one first where one word is in several.
CLASSES = ("dying", "finding", "calling", "harming", "occurring", "later", "speaking", "planning")
#: Signs of a moment near which what happened is told.
TELLING = frozenset({"nearest harming", "nearest occurring", "nearest calling", "nearest dying"})
#: Sentences from the headline on, by the first number of each stretch.
STRETCHES = ((0, "headline"), (1, "first"), (2, "second"), (3, "third"), (5, "upper"), (9, "middle"), (17, "low"))
#: Characters between a moment and a time of day beside it.
CLOCK_NEAR = 24
#: Rules that tell a day from that of telling, or by another name than its date.
_FORMS = frozenset({"named day", "part of day", "weekday", "part on weekday", "holiday"})
_CLOCKS = frozenset({"clock", "clock in 24 hours"})
_PART = re.compile(r"morning|afternoon|evening|night|noon|midnight|overnight", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_WHOLE_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def signs_of(phrase: Phrase, time: TimeExpression, spoken: Spoken, *, verb: str) -> tuple[str, ...]:
    """Return the signs of a moment in its sentence, sorted; `verb` is the word that it was bound to, empty for none."""
    first, last = phrase.token_at(time.start), phrase.token_at(time.end - 1)
    found = {
        f"verb {_class(verb) if verb else 'none'}",
        f"place {_stretch(spoken.sentence)}",
        f"form {_form(phrase.text, time)}",
        *_words(phrase.folds, first, last),
        *_led(phrase.folds, first),
        *_clocks(phrase, time),
        *_other_days(phrase, time),
    }
    part = _PART.search(phrase.text, time.start, time.end)
    if part:
        found.add(f"part {part[0].lower()}")
    if any(start <= time.start < end for start, end in spoken.quoted):
        found.add("quoted")
    return tuple(sorted(found))


def _class(fold: str) -> str:
    return next((name for name in CLASSES if fold in listed(name)), "other")


def _stretch(sentence: int) -> str:
    return next((name for start, name in reversed(STRETCHES) if sentence >= start), "unknown")


def _form(text: str, time: TimeExpression) -> str:
    """Return how a day is told: by its date, with the year or without, by its weekday, or from the day of telling."""
    told = text[time.start : time.end]
    if _DIGIT.search(told):
        return "dated" if _WHOLE_YEAR.search(told) else "date"
    return time.rule if time.rule in _FORMS else "other"


def _words(folds: Sequence[str], first: int, last: int) -> Iterator[str]:
    """Yield the classes of the words before and behind a moment, and which of them is the nearest."""
    near: list[tuple[int, str]] = []
    before, behind = folds[max(0, first - BEFORE) : first], folds[last + 1 : last + 1 + BEHIND]
    for side, words in (("before", before[::-1]), ("after", behind)):
        for distance, fold in enumerate(words):
            name = _class(fold)
            if name != "other":
                yield f"{side} {name}"
                near.append((distance, name))
    yield f"nearest {min(near)[1]}" if near else "nearest nothing"


def _led(folds: Sequence[str], first: int) -> Iterator[str]:
    """Yield what the words right before a moment make of it: the day of a deed, a bound, the state of things."""
    before = folds[first - 1] if first else ""
    if folds[max(0, first - 2) : first] == ["as", "of"]:
        yield "behind as of"
    elif before in listed("bounding"):
        yield "behind a bound"
    elif before in listed("timing"):
        yield f"behind {before}"


def _clocks(phrase: Phrase, time: TimeExpression) -> Iterator[str]:
    """Yield whether a time of day stands beside a moment, or somewhere else in its sentence."""
    for other in phrase.times:
        if other.rule in _CLOCKS and other.start != time.start:
            gap = max(other.start, time.start) - min(other.end, time.end)
            yield "clock beside" if gap < CLOCK_NEAR else "clock"


def _other_days(phrase: Phrase, time: TimeExpression) -> Iterator[str]:
    """Yield where other days stand in the sentence of a day, and whether they are earlier or later."""
    for other in phrase.times:
        if not other.earliest or other.earliest != other.latest or other.earliest == time.earliest:
            continue
        yield "day before it" if other.start < time.start else "day behind it"
        if time.earliest:
            yield "later day beside" if other.earliest > time.earliest else "earlier day beside"
