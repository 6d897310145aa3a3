"""Which numbers of people are of some of them only: "both", "two of the victims", "three men" beside a woman killed."""

import re
from collections.abc import Sequence
from itertools import pairwise

from stemma.stages.claims.sentences.lexicon import kind_of_people, listed
from stemma.stages.claims.sentences.phrases import People, Phrase
from stemma.stages.claims.toll.happened import Happened
from stemma.text.quantities import Quantity


def sort_of(phrase: Phrase, whom: People) -> str:
    """Return which sort of people somebody or a number is of, its words sorted; empty for people in general.

    A name before the noun ("two Norwick officers") makes a sort of its own, and an age in the teens one too.
    """
    quantity = whom.quantity
    if quantity is None:
        young = whom.age is not None and whom.age < ADULT
        return kind_of_people("teen") if young else kind_of_people(whom.head)
    first = phrase.token_at(quantity.after)
    aged = _AGED.match(phrase.text, quantity.end)
    if aged:
        return kind_of_people("teen" if int(aged[1]) < ADULT else "adult")
    if whom.head == "":
        return ""
    sorts = set()
    for at in range(first, whom.end):
        if at > first and phrase.capital(at) and not phrase.capital(at - 1) and phrase.folds[at] != whom.head:
            sorts.add(phrase.folds[at])
        sorts.add(kind_of_people(phrase.folds[at]))
    return " ".join(sorted(sorts - {""}))


_AGED = re.compile(r"[\s-]*(\d+)[- ]year[- ]olds")
#: Years from which somebody is grown up.
ADULT = 20


def is_of_some(phrase: Phrase, one: Happened, told: Sequence[Happened]) -> bool:
    """Return whether a number is of some of those to whom it happened, as its own sentence shows.

    `told` is all that the sentence says happened. The first number of a sentence that is no smaller than what follows
    is the total, and what follows goes into it: "four were killed, two of them children".
    """
    quantity = one.whom.quantity
    if quantity is None:
        return False
    if phrase.folds[one.whom.start] == "both" or _are_identified(phrase, one.whom):
        return True
    if _beside_a_name(phrase, one.whom) or _beside_others(phrase, one, told) or _beside_another(phrase, one, told):
        return True
    alike = [other for other in told if other.happening == one.happening and _is_told(other)]
    earlier = [other for other in alike if other.whom.end <= one.whom.start]
    later = [other for other in alike if other.whom.start >= one.whom.end]
    return bool(earlier) or _number(later) > quantity.low


def _is_told(one: Happened) -> bool:
    """Return whether it tells of somebody, and not only of the kind of event."""
    return one.whom.head not in {"he", "self", "pair"} and not one.negated


def _number(told: Sequence[Happened]) -> float:
    return sum(1.0 if one.whom.quantity is None else one.whom.quantity.low for one in told)


def _beside_a_name(phrase: Phrase, whom: People) -> bool:
    """Return whether somebody else is joined to a number: "Lind and her three children"."""
    at = whom.start - 1
    while at > 0 and phrase.folds[at] in listed("determiners"):
        at -= 1
    if at <= 0 or phrase.folds[at] not in {"and", "&"}:
        return False
    before = phrase.folds[at - 1]
    return phrase.capital(at - 1) or before in listed("person") or before in listed("pronouns")


def _beside_others(phrase: Phrase, one: Happened, told: Sequence[Happened]) -> bool:
    """Return whether the sentence goes on with others of whom it says nothing else, or who fared worse.

    "Two of those hurt were taken to the clinic and two others to the city"; "shot both and killed two others".
    """
    counted = {other.whom.start: other for other in told if other.whom.quantity is not None}
    return any(
        quantity.other and quantity.start > _end(one) and _adds(one, counted.get(phrase.token_at(quantity.start)))
        for quantity in phrase.quantities
    )


def _beside_another(phrase: Phrase, one: Happened, told: Sequence[Happened]) -> bool:
    """Return whether a number of those hurt goes on with one more: "two were hurt and another remains in danger"."""
    known = {other.whom.start for other in told if other.happening != one.happening}
    return one.happening in {"injured", "shot"} and any(
        at not in known
        and at + 1 not in known
        and (phrase.folds[at] == "another" or (phrase.folds[at] in listed("ordinals") and _is_person(phrase, at + 1)))
        for at in range(one.end, len(phrase.folds))
    )


def _is_person(phrase: Phrase, at: int) -> bool:
    return at < len(phrase.folds) and phrase.folds[at] in listed("person")


def _are_identified(phrase: Phrase, whom: People) -> bool:
    """Return whether a number is of those whose names are told, who may be some: "identified two of the dead"."""
    told = phrase.folds[max(0, whom.start - IDENTIFIED_NEAR) : whom.start]
    behind = pairwise(phrase.folds[whom.end :])
    passive = any(then == "identified" and first in listed("passive") for first, then in behind)
    return bool(set(told) & listed("identifying")) or passive


#: Words before a number in which it is said that they are identified.
IDENTIFIED_NEAR = 4


def _end(one: Happened) -> int:
    quantity = one.whom.quantity
    return quantity.end if quantity else 0


def _adds(one: Happened, others: Happened | None) -> bool:
    # Beside the dead, others fared otherwise: had they died, the number would be of all.
    if others is None:
        return one.happening != "killed"
    return others.happening == one.happening or (one.happening == "shot" and others.happening == "killed")


def dead_beside(phrase: Phrase, one: Happened, told: Sequence[Happened]) -> float:
    """Return how many dead stand beside a number of those hurt, joined to it by "and"; 0 where none do."""
    dead = [
        other for other in told if other.happening == "killed" and other.whom.start >= one.whom.end and _is_told(other)
    ]
    if one.happening not in {"injured", "shot"} or not dead:
        return 0.0
    first = dead[0].whom.start
    joined = phrase.folds[first - 1] == "and" or phrase.folds[first - 2 : first - 1] == ["and"]
    return _number(dead) if joined else 0.0


def told_before(phrase: Phrase, one: Quantity) -> list[Quantity]:
    """Return the numbers that a sentence says were told earlier or wrongly: "four, not five as first reported"."""
    found = []
    for other in phrase.quantities:
        if other.start == one.start:
            continue
        at = phrase.token_at(other.start)
        end = phrase.token_at(other.end)
        near = phrase.folds[max(0, at - TOLD_NEAR) : at]
        behind = phrase.folds[end : end + TOLD_BEHIND]
        corrected = near[-1:] == ["not"] or near[-2:] in (["instead", "of"], ["rather", "than"], ["up", "from"])
        if corrected or (set(behind) & listed("earlier") and set(behind) & listed("reported")):
            found.append(other)
    return found


#: Words before and behind a number in which a correction stands.
TOLD_NEAR, TOLD_BEHIND = 3, 6
