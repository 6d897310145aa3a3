"""Claims about people: how many something happened to, and to whom."""

import datetime as dt
from collections.abc import Iterator

from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.happenings import Happened, find_happenings
from stemma.stages.claims.lexicon import listed, slot_of
from stemma.stages.claims.phrases import Phrase
from stemma.stages.claims.spoken import Spoken
from stemma.text.times import TimeKind

#: A number in a sentence that names a day so many days before the publication is of another event.
LONG_AGO = 45


def people_claims(phrase: Phrase, spoken: Spoken) -> Iterator[Assertion]:
    """Yield what a sentence claims happened to people."""
    aside = speaks_aside(phrase, spoken.published)
    for one in find_happenings(phrase):
        yield _assertion(phrase, one, spoken, aside=aside)


def _assertion(phrase: Phrase, one: Happened, spoken: Spoken, *, aside: bool) -> Assertion:
    whom, quantity = one.whom, one.whom.quantity
    slot = slot_of(one.happening)
    start, end = phrase.tokens[one.start].start, phrase.tokens[one.end - 1].end
    who = whom.name or (f"{whom.age}-year-old" if whom.age is not None else whom.head or "people")
    shared = {
        "witness": spoken.witness,
        "start": start,
        "end": end,
        "happening": one.happening,
        "negated": one.negated,
        "aside": aside,
        "moving": bool(set(phrase.folds) & listed("status")),
        "sentence": spoken.sentence,
        "surname": whom.name.split()[-1] if whom.name else "",
        "age": whom.age,
        "head": whom.head,
        "who_start": phrase.tokens[whom.start].start,
        **spoken.voice(start, end, hedged=phrase.folds[max(0, one.start - 4) : one.end]),
    }
    if quantity is None:
        return Assertion(
            kind="person",
            subject=who,
            key=f"person|{who.lower()}|{one.happening}" if whom.name else "",
            slot=slot.removeprefix("people "),
            value=phrase.text[start:end],
            normalised="no" if one.negated else "yes",
            **shared,  # type: ignore[arg-type]
        )
    return Assertion(
        kind="count",
        subject="people",
        key=f"count|{one.happening}",
        slot=slot,
        value=phrase.text[quantity.start : quantity.end],
        normalised=spell(quantity.low, quantity.high),
        low=quantity.low,
        high=quantity.high,
        modifier=quantity.modifier,
        unit="people",
        grain=quantity.grain,
        other=quantity.other or whom.head == "others" or " of " in phrase.written(whom.start, whom.end),
        **shared,  # type: ignore[arg-type]
    )


def spell(low: float, high: float | None) -> str:
    """Return a range as text: "7", "5..9", "200.."."""
    if low == high:
        return f"{low:g}"
    return f"{low:g}.." + ("" if high is None else f"{high:g}")


def speaks_aside(phrase: Phrase, published: str | None) -> bool:
    """Return whether a sentence tells of another time, or counts the cases of a year."""
    if {"year", "homicide"} <= set(phrase.folds) or {"year", "homicides"} <= set(phrase.folds):
        return True
    if published is None:
        return False
    try:
        day = dt.date.fromisoformat(published[:10])
    except ValueError:
        return False
    moments = [time for time in phrase.times if time.latest and time.kind is not TimeKind.SET]
    if {"this", "year"} <= set(phrase.folds) and listed("tallying") & (set(phrase.folds) - {"this", "year"}):
        return True
    return bool(moments) and all(
        (day - dt.date.fromisoformat(time.latest or published[:10])).days > LONG_AGO for time in moments
    )
