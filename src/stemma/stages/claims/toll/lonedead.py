"""How old the one who was killed was, where texts name nobody: of one death, every age is of the same person."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.differences.sides import place_of
from stemma.stages.claims.when.calendar import day_of

#: Below this difference in days two texts put their event on one day.
ONE_DAY = 1


def ages_of_the_dead(
    assertions: Sequence[Assertion], killed: Mapping[str, float], days: Mapping[str, str]
) -> list[Assertion]:
    """Return one age a text of the person killed, for texts that tell of one death and one age; empty unless two differ.

    `killed` and `days` say how many were killed, and when, by witness. Left out are texts whose event is on another day
    than most texts say, and people of another surname than the first text gives.
    """
    held: dict[str, list[Assertion]] = defaultdict(list)
    for one in sorted(assertions, key=place_of):
        dead = one.kind == "person" and one.happening == "killed" and one.age is not None and not one.negated
        if dead and not one.aside and not one.attacker and killed.get(one.witness) == 1.0:
            held[one.witness].append(one)
    told = [claims[0] for _, claims in sorted(held.items()) if len({one.age for one in claims}) == 1]
    known = sorted(days[one.witness] for one in told if one.witness in days)
    if known:
        middle = day_of(known[len(known) // 2])
        told = [
            one
            for one in told
            if one.witness not in days or abs((day_of(days[one.witness]) - middle).days) <= ONE_DAY
        ]
    surname = next((one.surname for one in told if one.surname), "")
    told = [_as_age(one) for one in told if one.surname in {"", surname}]
    return told if len({one.normalised for one in told}) > 1 else []


def _as_age(one: Assertion) -> Assertion:
    age = float(one.age or 0)
    return msgspec.structs.replace(
        one,
        kind="age",
        subject="the person who was killed",
        key="age|killed",
        slot="age",
        value=str(one.age),
        normalised=str(one.age),
        low=age,
        high=age,
        unit="years old",
    )
