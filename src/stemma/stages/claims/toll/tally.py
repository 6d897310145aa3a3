"""What one text says altogether of how many it happened to: totals it gives, else the persons it tells of."""

import math
from collections import defaultdict
from collections.abc import Sequence

import msgspec

from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.sentences.lexicon import listed
from stemma.stages.claims.toll.implied import COUNTS

#: Sentences from the headline on in which "a fatal shooting" speaks of this event.
LEAD = 4


#: Years below which a child is little, and from which somebody is grown.
LITTLE, GROWN = 10, 20
#: Generations of two people who are not one: "the girl" and "her mother".
APART = ({"little", "parent"}, {"little", "grown"}, {"young", "parent"})

#: Kinds of claims about people to whom something happened.
PEOPLE = frozenset({"count", "person"})


HARMS = frozenset({"killed", "injured", "shot"})
#: Sentences from the headline on behind which a text whose lead tells what happened goes on to others like it.
UPPER = 8


#: Sentences behind which a number of dead, of whom the lead says nothing, is of another event.
LOWER = 12
#: Sentences behind which one more victim is of another event.
FARTHEST = 16


#: So many told in one sentence as dead are all of them, the doer too.
THREE = 3


class Tally(msgspec.Struct, frozen=True):
    """How many people something happened to, by one text; null ends are open. `told` are the assertions used."""

    low: float
    high: float | None
    told: tuple[Assertion, ...]


def toll(assertions: Sequence[Assertion]) -> dict[str, Tally]:
    """Return how many were killed and injured by one text; those shot and not killed count as injured.

    A state of the hurt, "in critical condition", counts where the text has no other word for them.
    """
    found = _toll([one for one in assertions if not one.by_state])
    if "injured" in found and found["injured"].low > 0:
        return found
    return _toll(assertions)


def _toll(assertions: Sequence[Assertion]) -> dict[str, Tally]:
    killed, injured, shot = (tally(assertions, happening) for happening in ("killed", "injured", "shot"))
    if killed and shot and _is_beyond(killed, shot):
        killed = None
    found = {"killed": killed} if killed else {}
    dead = killed.low if killed else 0.0
    some = injured is not None and bool(injured.told[0].degree) and _counts_more(shot, injured)
    others = _beside_the_dead(assertions)
    if others is not None and not any(
        one and _is_total(one) and one.told[0].sentence <= others.sentence for one in (injured, shot)
    ):
        found["injured"] = Tally(others.low or 0.0, others.high, (others,))
    elif injured and _is_total(injured) and injured.low > 0 and not some and not _outdone(injured, shot, dead):
        hurt = _without_the_dead_among(injured, killed)
        found["injured"] = Tally(0.0, 0.0, injured.told) if _are_the_dead(injured, killed) else hurt
    elif shot and _is_total(shot) and not (injured and _leads(injured) and not _leads(shot)):
        left = shot.low if _are_others(shot, assertions) else max(0.0, shot.low - dead)
        if left == 0 and injured and _leads(injured) and not _is_total(injured):
            # All who were shot are dead; who is told to be hurt comes on top.
            left = _apart(injured.told, killed)
        found["injured"] = Tally(left, left, shot.told)
    elif injured or shot:
        told = (*(injured.told if injured else ()), *(shot.told if shot else ()))
        left = _apart(told, killed)
        found["injured"] = Tally(left, left, told)
    return _ranked(assertions, _with_the_other_sex(assertions, found))


def _with_the_other_sex(assertions: Sequence[Assertion], found: dict[str, Tally]) -> dict[str, Tally]:
    """Return a toll in which a number of men hurt goes on with the women told of behind it, and the other way round."""
    hurt = found.get("injured")
    other = _OTHER_SEX.get(hurt.told[0].sort) if hurt and hurt.low and _is_total(hurt) else None
    if hurt is None or other is None:
        return found
    dead = [one for one in assertions if one.happening == "killed" and one.kind == "person" and not one.aside]
    first = hurt.told[0].sentence
    more = [
        one
        for one in assertions
        if one.kind == "person"
        and one.happening in {"injured", "shot"}
        and not (one.aside or one.negated or one.by_state)
        and first < one.sentence < UPPER
        and _sex(one) == other
        and all(_differ(one, known) for known in dead)
    ]
    number = count_persons(more)
    high = None if hurt.high is None else hurt.high + number
    return {**found, "injured": Tally(hurt.low + number, high, (*hurt.told, *more))}


#: Which persons a number of one sex does not count.
_OTHER_SEX = {"man": "female", "woman": "male"}


def _ranked(assertions: Sequence[Assertion], found: dict[str, Tally]) -> dict[str, Tally]:
    """Return a toll in which "a fifth victim was wounded" makes the dead and the hurt five at least."""
    ranked = [
        one
        for one in assertions
        if one.rank and one.happening in {"injured", "shot"} and not one.aside and 0 <= one.sentence < FARTHEST
    ]
    if not ranked or "injured" not in found:
        return found
    last = max(ranked, key=lambda one: one.rank)
    dead, hurt = found["killed"].low if "killed" in found else 0.0, found["injured"]
    if last.rank != dead + hurt.low + 1:
        return found
    return {**found, "injured": Tally(hurt.low + 1, hurt.low + 1, (*hurt.told, last))}


def tally(assertions: Sequence[Assertion], happening: str) -> Tally | None:
    """Return how many a text says it happened to, None where it says nothing.

    A total is the first number that neither stands on top of others nor counts a year; where the text gives none,
    the persons it tells of are counted, each once.
    """
    told = [one for one in assertions if one.happening == happening and not one.negated and one.kind in PEOPLE]
    here = [one for one in told if not one.aside]
    charges = [one for one in here if one.head == COUNTS]
    numbers = [one for one in here if one.kind == "count" and not one.other and one.head != COUNTS]
    numbers = [one for one in numbers if not one.degree] or numbers
    totals = [one for one in numbers if one.low == one.high] or numbers
    persons = [one for one in here if one.kind == "person" and (one.value_is_told or one.sentence < LEAD)]
    if any(one.sentence < LEAD for one in assertions if one.kind in PEOPLE and one.happening in HARMS):
        persons = [one for one in persons if one.sentence < UPPER]
        # A number far below persons, or of dead far below a lead that tells of others hurt, is of another event.
        reach = UPPER if persons else LOWER if happening == "killed" else math.inf
        totals = [one for one in totals if one.sentence < reach]
    others = [one for one in here if one.kind == "count" and one.other]
    # "No one else was hurt" is no total.
    totals = [one for one in totals if one.high != 0] or ([] if persons else totals)
    if totals:
        # Whom somebody killed, and the doer: "he killed three people before killing himself".
        more = totals[0].done_to and any(one.head == "self" for one in persons)
        high = totals[0].high
        return Tally((totals[0].low or 0.0) + more, None if high is None else high + more, (totals[0],))
    if charges and not others:
        told_of = max(count_persons(persons), *(one.low or 0.0 for one in charges[:1]))
        return Tally(told_of, told_of, (*persons, *charges[:1]))
    if persons or others:
        on_top = [one for one in others if not one.partitive]
        part = max((one.low or 0.0 for one in others if one.partitive), default=0.0)
        # "One of the boys was shot" speaks of somebody who may be told of elsewhere.
        number = max(count_persons(persons), part) + (on_top[0].low or 0.0 if on_top else 0.0)
        return Tally(number, number, (*persons, *(on_top or others)[:1]))
    return None


def count_persons(persons: Sequence[Assertion]) -> int:
    """Return how many persons assertions are about: as many as any sentence tells apart, names or ages do."""
    if not persons:
        return 0
    by_sentence: dict[int, set[int]] = defaultdict(set)
    for one in persons:
        if one.head not in {"he", "self", "pair"}:
            by_sentence[one.sentence].add(one.who_start)
    objects = {one.sentence for one in persons if one.done_to}
    names = {one.surname for one in persons if one.surname}
    ages = {one.age for one in persons if one.age is not None}
    selves = any(one.head == "self" for one in persons) and any(one.head not in {"self", "he"} for one in persons)
    # "He killed his wife and son" leaves the one out who is only "himself"; "a mother, father and son died" does not.
    alone = [
        len(starts) + (selves and (len(starts) < THREE or number in objects)) for number, starts in by_sentence.items()
    ]
    told = max(1 + selves, len(names), len(ages), *alone)
    return max(told, 2 * any(one.head == "pair" for one in persons))


def _beside_the_dead(assertions: Sequence[Assertion]) -> Assertion | None:
    """Return the first number of others that a lead tells behind its dead: "one was killed and five others hurt"."""
    told = [one for one in assertions if one.kind in PEOPLE and 0 <= one.sentence < LEAD and not one.aside]
    dead = [one.start for one in told if one.happening == "killed" and not one.negated]
    return next(
        (
            one
            for one in told
            if one.happening in {"injured", "shot"}
            and one.kind == "count"
            and one.other
            and one.low == one.high
            and min(dead, default=one.start) < one.start
        ),
        None,
    )


def _counts_more(shot: Tally | None, injured: Tally) -> bool:
    """Return whether a total of those shot is more than the number of those badly hurt."""
    return shot is not None and _is_total(shot) and shot.low > injured.low


def _outdone(injured: Tally, shot: Tally | None, dead: float) -> bool:
    """Return whether a number of those shot, told before the one of those hurt, leaves more without the dead."""
    if shot is None or not _is_total(shot) or shot.told[0].sentence >= injured.told[0].sentence:
        return False
    if _leads(shot) and injured.told[0].sentence >= UPPER:
        return True
    return _leads(shot) and shot.low - dead > injured.low and shot.low == shot.high


def _without_the_dead_among(injured: Tally, killed: Tally | None) -> Tally:
    """Return a total of those hurt less the dead whom the text tells as a part of it: "one of the victims died"."""
    if killed is None or not killed.told[0].partitive or killed.told[0].sentence < injured.told[0].sentence:
        return injured
    if injured.low <= killed.low or injured.high is None:
        return injured
    return Tally(injured.low - killed.low, injured.high - killed.low, (*injured.told, *killed.told))


def _are_others(shot: Tally, assertions: Sequence[Assertion]) -> bool:
    """Return whether a text calls those shot others than the dead somewhere: "five other people were shot"."""
    return any(
        one.kind == "count" and one.other and not one.aside and one.low == shot.low
        for one in assertions
        if one.happening in {"shot", "injured"} and one.sentence > shot.told[0].sentence and not one.partitive
    )


def _are_the_dead(injured: Tally, killed: Tally | None) -> bool:
    """Return whether a number of those with wounds, below a lead that tells of as many dead, is of the dead."""
    if killed is None or not _is_total(killed) or not _leads(killed):
        return False
    return killed.low == injured.low and injured.told[0].sentence >= LEAD


def _is_beyond(killed: Tally, shot: Tally) -> bool:
    """Return whether a number of dead far below a lead is more than all who were shot in it: it is of a longer span."""
    if not (_is_total(shot) and _is_total(killed)):
        return False
    return killed.low > shot.low and _leads(shot) and killed.told[0].sentence >= UPPER


def _leads(one: Tally) -> bool:
    """Return whether the lead tells it."""
    return any(0 <= claim.sentence < LEAD for claim in one.told)


def _is_total(one: Tally) -> bool:
    return one.told[0].kind == "count" and not one.told[0].other


def _apart(told: Sequence[Assertion], killed: Tally | None) -> float:
    """Return how many of the persons told of are not among the dead."""
    persons = [one for one in told if one.kind == "person"]
    # "Two others were shot and injured" are two.
    others = sum({one.who_start: one.low or 0.0 for one in told if _comes_on_top(one, persons)}.values())
    if killed is None:
        return count_persons(persons) + others
    if _is_total(killed) and all(one.happening == "shot" and killed.told[0].start < one.start for one in told):
        # "Four people were found dead. He shot the other three": they are among the dead.
        others = 0.0 if killed.low > others else others
    dead = [one for one in killed.told if one.kind == "person" and one.head not in {"he", "self", "pair"}]
    if not dead and any(one.happening == "injured" for one in persons):
        return count_persons(persons) + others
    apart = _told_apart(persons, dead)
    # Where somebody died, "Lind was shot" may be of them, unless the dead have other names.
    introduced = [one for one in persons if not one.alone]
    left = count_persons(introduced) - killed.low if all(one.happening == "shot" for one in persons) else 0.0
    return max(0.0, count_persons(apart), left) + others


def _comes_on_top(one: Assertion, persons: Sequence[Assertion]) -> bool:
    """Return whether a number is of others than the persons told of; "one of the boys" may be one of them."""
    told_already = one.partitive and one.low == 1 and bool(persons)
    return one.kind == "count" and one.other and not told_already


def _told_apart(persons: Sequence[Assertion], dead: Sequence[Assertion]) -> list[Assertion]:
    """Return the persons who are not among the dead, as far as it is told.

    "A woman and two men suffered wounds": where one of a list is not, none of it is, save by a name or an age.
    """
    if not dead:
        return []
    apart = [one for one in persons if _is_set_beside(one, dead) or all(_differ(one, other) for other in dead)]
    lists = {(one.sentence, one.end) for one in apart if one.happening == "injured"}
    return [
        one
        for one in persons
        if one in apart or ((one.sentence, one.end) in lists and not any(_is_same(one, other) for other in dead))
    ]


def _is_set_beside(one: Assertion, dead: Sequence[Assertion]) -> bool:
    """Return whether somebody is set beside the dead: "A teen died and a child was hurt", "another man"."""
    if one.another and any(other.sentence < one.sentence for other in dead):
        return True
    beside = [other for other in dead if other.sentence == one.sentence and other.who_start != one.who_start]
    new = one.happening == "injured" and (one.fresh or one.sentence == 0)
    return any(
        new and (other.fresh or other.sentence == 0) and one.head and other.head and one.head != other.head
        for other in beside
    )


def _differ(one: Assertion, other: Assertion) -> bool:
    """Return whether what is said of two persons tells them apart: age, surname, or man and woman."""
    if one.alone and one.happening == "shot" and not other.surname:
        return False
    if one.age is not None and other.age is not None:
        return one.age != other.age
    if one.surname and other.surname:
        return one.surname != other.surname
    if {_sex(one), _sex(other)} == {"male", "female"}:
        return True
    return {_generation(one), _generation(other)} in APART


def _is_same(one: Assertion, other: Assertion) -> bool:
    """Return whether two persons told of have one age or one surname, or stand at one place."""
    same_age = one.age is not None and one.age == other.age
    return same_age or bool(one.surname and one.surname == other.surname) or one.who_start == other.who_start


def _generation(one: Assertion) -> str:
    """Return whether somebody is little, young, grown or a parent, by a word or an age; empty where neither says."""
    if one.age is not None:
        return "little" if one.age < LITTLE else "young" if one.age < GROWN else "grown"
    return next((name for name in ("little", "young", "parent", "grown") if one.head in listed(name)), "")


def _sex(one: Assertion) -> str:
    if one.head in listed("males"):
        return "male"
    return "female" if one.head in listed("females") else ""
