"""What two values must share before they can be set against one another: an occasion, a span of time, a purpose.

Each test takes a pair and returns why its values are of other scopes, or None.
"""

from collections.abc import Iterator

from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.calendar import neighbouring_weeks
from stemma.stages.claims.deeds import same_deed
from stemma.stages.claims.sides import Pair, place_of

#: Part of the words of two sentences that both have where they tell of one saying, and of one event.
ONE_SAYING, ONE_EVENT = 0.5, 0.3
#: Sums and lengths of which one is so many times the other are of two things, unless their sentences are alike.
OTHER_ORDER = 3.0
#: What happens to people on many occasions: a number of one of them is no total.
GATHERED = frozenset({"arrested", "charged"})
#: Units of which a number says nothing of what it is of.
BARE_KINDS = frozenset({"count", "people"})


def of_other_sayings(pair: Pair) -> str | None:
    """Say whether nothing shows that two days are of one saying: somebody speaks on Saturday, and on Sunday again.

    A saying is one where both texts quote words of it, or tell it in the same words. Two names before the verb are two
    who spoke.
    """
    if pair.left.value.kind != "said-when" or pair.at_one_place:
        return None
    couples = list(_couples(pair))
    if all(_are_others(one, other) for one, other in couples):
        return "two who spoke are named"
    if any(pair.support.aligned(place_of(one), place_of(other)) or _is_one_saying(one, other) for one, other in couples):
        return None
    return "nothing shows that they tell of one saying"


def of_other_events(pair: Pair) -> str | None:
    """Say whether nothing shows that two days are of one event, or only the day of telling parts them."""
    left, right = pair.left.value, pair.right.value
    if left.kind not in {"when", "said-when"}:
        return None
    if neighbouring_weeks(left, right):
        return "each text counts its weeks from the day on which it was written"
    if left.kind == right.kind == "said-when" or pair.at_one_place:
        return None
    alike = any(
        _likeness(one, other) >= ONE_EVENT
        or pair.support.aligned(place_of(one), place_of(other))
        or same_deed(one, other)
        for one, other in _couples(pair)
    )
    return None if alike else "nothing shows that they tell of one event"


def _couples(pair: Pair) -> Iterator[tuple[Assertion, Assertion]]:
    return ((one, other) for one in pair.left.assertions for other in pair.right.assertions)


def _are_others(one: Assertion, other: Assertion) -> bool:
    return bool(one.owner and other.owner) and not set(one.owner) & set(other.owner)


def _is_one_saying(one: Assertion, other: Assertion) -> bool:
    if _are_others(one, other):
        return False
    quoted = set(one.quoting) & set(other.quoting) or set(one.utterances) & set(other.utterances)
    return bool(quoted) or _likeness(one, other) >= ONE_SAYING


def _likeness(one: Assertion, other: Assertion) -> float:
    """Return which part of the words of two sentences both have."""
    shared, union = set(one.context) & set(other.context), set(one.context) | set(other.context)
    return len(shared) / max(1, len(union))


def of_another_span(pair: Pair) -> str | None:
    """Say whether two figures are of other spans of time or purposes: a quarter's gifts, those of eighteen months."""
    left, right = pair.left.value, pair.right.value
    if left.kind != "figure" or pair.at_one_place:
        return None
    spans = [{one.span for one in side.assertions} for side in (pair.left, pair.right)]
    if not spans[0] & spans[1] and (left.unit not in BARE_KINDS or "" not in spans[0] | spans[1]):
        return "they are of other spans of time"
    small, large = sorted((left.low or 0.0, right.low or 0.0))
    if left.unit not in BARE_KINDS and large >= OTHER_ORDER * small:
        return "sums and lengths so far apart are of two things"
    return None


def of_a_total(pair: Pair) -> str | None:
    """Say whether the larger number is told as a sum over several occasions, and the smaller one is of one of them."""
    small, large = pair.by_size
    if small.value.kind not in {"count", "figure"} or (small.value.low or 0) >= (large.value.low or 0) or pair.shared:
        return None
    gathered = small.value.kind == "figure" or small.value.happening in GATHERED
    summed = [any(one.summed for one in side.assertions) for side in (small, large)]
    return "one is told as a sum over several occasions" if gathered and summed == [False, True] else None
