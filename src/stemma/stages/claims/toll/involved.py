"""Who a report introduces as a person of its event, as far as ages tell persons apart."""

from collections.abc import Sequence

from stemma.stages.claims.assertion import Assertion

#: What happens to people of the event.
HAPPENINGS = frozenset({"killed", "injured", "shot", "arrested", "charged"})
#: Sentences from the headline on in which anybody with an age is one of the event, and in which somebody is to whom it
#: happened, or who is named beside a word of harm, of arrest or of the weapon: a bystander comes later.
LEAD, UPPER = 3, 7


def ages_of_the_event(assertions: Sequence[Assertion]) -> set[int]:
    """Return the ages of those whom a report introduces as people of its event; what it tells aside is left out."""
    return {
        one.age
        for one in assertions
        if one.age is not None and not (one.aside or one.alone) and one.kind in {"age", "person"} and _belongs(one)
    }


def _belongs(one: Assertion) -> bool:
    told = one.happening in HAPPENINGS if one.kind == "person" else bool(one.happening and one.surname)
    reach = UPPER if told else LEAD if one.kind == "age" else 0
    return 0 <= one.sentence < reach
