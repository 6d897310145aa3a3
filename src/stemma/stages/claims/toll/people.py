"""Claims about people: how many something happened to, and to whom."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.sentences.lexicon import claim_words, listed, slot_of
from stemma.stages.claims.sentences.phrases import People, Phrase
from stemma.stages.claims.sentences.spans import is_summed
from stemma.stages.claims.sentences.spoken import Spoken
from stemma.stages.claims.sentences.surnames import surname_of
from stemma.stages.claims.toll.conditions import SENDING, TAKEN
from stemma.stages.claims.toll.happened import Happened
from stemma.stages.claims.toll.implied import COUNTS
from stemma.stages.claims.toll.subsets import dead_beside, is_of_some, sort_of, told_before
from stemma.text.times import TimeKind

#: A number in a sentence that names a day so many days before the publication is of another event.
LONG_AGO = 45


def people_claims(phrase: Phrase, spoken: Spoken, told: Sequence[Happened]) -> Iterator[Assertion]:
    """Yield what a sentence claims happened to people; whom a list joins, "a man and two boys", also as one number."""
    scene = _Scene(phrase, spoken, spoken.aside or speaks_aside(phrase, spoken.published), told)
    together: dict[tuple[str, int], list[Happened]] = defaultdict(list)
    for one in scene.told:
        together[one.happening, one.told_at].append(one)
    for (_, told_at), joined in together.items():
        whole = _sum(phrase, joined) if told_at >= 0 else None
        for one in joined:
            claim = _assertion(scene, one)
            yield claim if whole is None else msgspec.structs.replace(claim, other=claim.kind == "count")
        if whole is not None:
            apart = [one for one in scene.told if one not in joined]
            of_some = is_of_some(phrase, whole, apart)
            sorts = {sort_of(phrase, one.whom) for one in joined}
            sort = sorts.pop() if len(sorts) == 1 else ""
            yield msgspec.structs.replace(_assertion(scene, whole), other=False, of_some=of_some, sort=sort)


class _Scene(msgspec.Struct, frozen=True):
    """A sentence, where it stands, and what its claims share."""

    phrase: Phrase
    spoken: Spoken
    aside: bool
    told: Sequence[Happened]


def _sum(phrase: Phrase, joined: Sequence[Happened]) -> Happened | None:
    """Return those whom a list joins as one number; None where they are named, uncounted or told vaguely."""
    numbers = [one.whom.quantity for one in joined if one.whom.quantity is not None]
    nobody = any(one.whom.name or one.whom.head in {"he", "self"} for one in joined)
    vague = any(number.low != number.high or number.low < 1 for number in numbers)
    if len(joined) < MOST_ALONE or nobody or vague or not numbers:
        return None
    ordered = sorted(joined, key=lambda one: one.whom.start)
    first, last = ordered[0].whom, ordered[-1].whom
    number = sum(number.low for number in numbers) + len(joined) - len(numbers)
    if ordered[0].whom.quantity is not None and ordered[0].whom.quantity.low == len(joined) - 1 and len(numbers) == 1:
        # "Two more people, a man and a woman": the list says who they are.
        return None
    whom = People(first.start, last.end, head="people")
    begin, stop = phrase.tokens[first.start].start, phrase.tokens[last.end - 1].end
    whom.quantity = msgspec.structs.replace(
        numbers[0], start=begin, end=stop, after=stop, low=number, high=number, other=False, grain=1.0
    )
    start, end = min(one.start for one in joined), max(one.end for one in joined)
    return msgspec.structs.replace(ordered[0], whom=whom, start=start, end=end)


#: So many at least are joined by a list.
MOST_ALONE = 2


def _assertion(scene: _Scene, one: Happened) -> Assertion:
    phrase, spoken = scene.phrase, scene.spoken
    whom, quantity = one.whom, one.whom.quantity
    slot = slot_of(one.happening) + (f", {one.degree}" if one.degree else "")
    start, end = phrase.tokens[one.start].start, phrase.tokens[one.end - 1].end
    who = whom.name or (f"{whom.age}-year-old" if whom.age is not None else whom.head or "people")
    shared = {
        "witness": spoken.witness,
        "start": start,
        "end": end,
        "happening": one.happening,
        "negated": one.negated,
        "aside": scene.aside,
        "moving": bool(set(phrase.folds) & listed("status")),
        "sentence": spoken.sentence,
        "surname": surname_of(whom.name) if whom.name else "",
        "age": whom.age,
        "alone": whom.alone,
        "head": whom.head,
        "who_start": phrase.tokens[whom.start].start,
        "degree": one.degree,
        "done_to": one.done_to,
        "by_state": one.by_state,
        "attacker": bool(set(phrase.folds) & listed("attackers"))
        or (one.happening == "killed" and dies_by_police(phrase)),
        **_newness(phrase, whom),
        **spoken.voice(start, end, hedged=phrase.folds[max(0, one.start - 4) : one.end]),
    }
    if quantity is None:
        return Assertion(
            kind="person",
            subject=who,
            key=f"person|{who.lower()}|{one.happening}" if whom.name and not _is_only_taken(phrase, one) else "",
            slot=slot_of(one.happening).removeprefix("people "),
            value=phrase.text[start:end],
            normalised="no" if one.negated else "yes",
            **shared,  # type: ignore[arg-type]
        )
    return Assertion(
        kind="count",
        subject="people",
        key=_key(phrase, one),
        slot=slot,
        value=phrase.text[quantity.start : quantity.end],
        normalised=spell(quantity.low, quantity.high),
        low=quantity.low,
        high=quantity.high,
        modifier=quantity.modifier,
        unit="people",
        grain=quantity.grain,
        of_some=is_of_some(phrase, one, [other for other in scene.told if other is not one]),
        sort=sort_of(phrase, whom),
        beside_dead=dead_beside(phrase, one, scene.told),
        before=tuple(sorted({spell(told.low, told.high) for told in told_before(phrase, quantity)})),
        summed=is_summed(phrase),
        toll=one.happening in TOLLS,
        other=quantity.other or whom.head == "others" or _is_partitive(phrase, whom),
        partitive=_is_partitive(phrase, whom),
        **shared,  # type: ignore[arg-type]
    )


def _key(phrase: Phrase, one: Happened) -> str:
    """Return the key under which a number meets others; empty where it only follows from what is told."""
    if one.whom.head == COUNTS or _is_only_taken(phrase, one):
        return ""
    return " ".join(("count|" + one.happening, *filter(None, (one.degree, _weapon(phrase, one)))))


def _is_only_taken(phrase: Phrase, one: Happened) -> bool:
    """Return whether no more is told of somebody than that they were taken to a hospital."""
    return one.by_state and phrase.folds[one.told_at] in TAKEN | SENDING


def _is_partitive(phrase: Phrase, whom: People) -> bool:
    """Return whether a number is of some of others told of: "one of the boys"."""
    return " of " in phrase.written(whom.start, whom.end)


def _newness(phrase: Phrase, whom: People) -> dict[str, int | bool]:
    """Return whether somebody is told of for the first time, and as which of how many, as fields of an assertion."""
    before, rank = phrase.folds[whom.start - 1] if whom.start else "", _rank(phrase, whom)
    another = whom.head == "another" or before == "another" or rank > 1
    return {"rank": rank, "fresh": another or before in {"a", "an"}, "another": another}


def _rank(phrase: Phrase, whom: People) -> int:
    """Return 5 for "a fifth victim"; 0 where no such word stands before somebody."""
    order = ["second", *claim_words().words["ordinals"].split()]
    near = phrase.folds[max(0, whom.start - RANK_NEAR) : whom.start + 1]
    told = [order.index(fold) + 2 for at, fold in enumerate(near) if fold in order and near[at - 1 : at] == ["a"]]
    return told[-1] if told and whom.quantity is None else 0


#: Words before somebody in which it may be told that they are one more: "a fifth adult victim".
RANK_NEAR = 4
#: What happens to people in numbers that grow as more is known.
TOLLS = frozenset({"killed", "injured", "missing", "displaced"})


def _weapon(phrase: Phrase, one: Happened) -> str:
    """Return "stabbed" of those hurt by a blade, whom no number of those shot counts."""
    return "stabbed" if phrase.folds[one.told_at].startswith("stab") else ""


def dies_by_police(phrase: Phrase) -> bool:
    """Return whether a sentence tells of somebody whom police killed, who may be the one who did it."""
    told = {"killed", "shot", "fatally"} & set(phrase.folds)
    return bool(told) and any(
        fold == "by" and set(phrase.folds[at : at + 3]) & listed("police") for at, fold in enumerate(phrase.folds)
    )


def spell(low: float, high: float | None) -> str:
    """Return a range as text: "7", "5..9", "200.."."""
    if low == high:
        return f"{low:g}"
    return f"{low:g}.." + ("" if high is None else f"{high:g}")


def _counts_events(phrase: Phrase) -> bool:
    """Return whether a sentence tells of several events: "17 shootings", "a violent night", "a double and a triple"."""
    if phrase.words & listed("cases") or len(phrase.words & claim_words().folds.keys()) > 1:
        return True
    violent, spans = listed("violent"), listed("spans")
    return not phrase.words.isdisjoint(violent) and any(
        first in violent and then in spans for first, then in pairwise(phrase.folds)
    )


#: Characters from the start of a sentence in which "Earlier" has its day.
EARLIER = 12


def tells_of_another(phrase: Phrase) -> bool:
    """Return whether a sentence names another event of its kind: "a separate shooting", "the third incident"."""
    others, events = listed("another"), listed("events_of_a_kind")
    named = not phrase.words.isdisjoint(others) and any(
        first in others and second in events for first, second in pairwise(phrase.folds)
    )
    # "Several hours later, one person was shot"; "Earlier Monday, eight people were shot".
    hours = phrase.folds[1:2] == ["hours"] and phrase.folds[2:3] in (["later"], ["earlier"])
    return (
        named
        or hours
        or (phrase.folds[:1] == ["earlier"] and any(time.start < phrase.start + EARLIER for time in phrase.times))
    )


def speaks_aside(phrase: Phrase, published: str | None) -> bool:
    """Return whether a sentence tells of another time, or counts the cases of a year."""
    if "year" in phrase.words and ("homicide" in phrase.words or "homicides" in phrase.words):
        return True
    if _counts_events(phrase) or tells_of_another(phrase):
        return True
    if published is None:
        return False
    try:
        day = dt.date.fromisoformat(published[:10])
    except ValueError:
        return False
    moments = [time for time in phrase.times if time.latest and time.kind is not TimeKind.SET]
    if {"this", "year"} <= phrase.words and listed("tallying") & (phrase.words - {"this", "year"}):
        return True
    return bool(moments) and all(
        (day - dt.date.fromisoformat(time.latest or published[:10])).days > LONG_AGO for time in moments
    )
