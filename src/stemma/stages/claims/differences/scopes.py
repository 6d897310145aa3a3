"""What two values must share before they can be set against one another: an occasion, a span of time, a purpose.

Each test takes a pair and returns why its values are of other scopes, or None.
"""

from collections.abc import Iterator

from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.differences.sides import Pair, place_of
from stemma.stages.claims.sentences.lexicon import listed
from stemma.stages.claims.sentences.spans import RATE
from stemma.stages.claims.when.calendar import neighbouring_weeks, parts_of_a_day
from stemma.stages.claims.when.deeds import same_deed
from stemma.stages.claims.when.journeys import of_other_journeys
from stemma.stages.claims.words.slips import slip_between

#: Part of the words of two sentences that both have where they tell of one saying, and of one event.
ONE_SAYING, ONE_EVENT = 0.5, 0.3
#: Sums and lengths of which one is so many times the other are of two things, unless their sentences are alike.
OTHER_ORDER = 3.0
#: What happens to people on many occasions: a number of one of them is no total.
GATHERED = frozenset({"arrested", "charged"})
#: Units of which a number says nothing of what it is of.
BARE_KINDS = frozenset({"count", "people"})


def shapes_differ(pair: Pair) -> str | None:
    """Say whether moments are told in ways that cannot be set against one another: a weekday and a date."""
    left, right = pair.left.value, pair.right.value
    if left.kind not in {"when", "said-when"} or (left.earliest and right.earliest):
        return None
    weekdays = [one.normalised.startswith("-W-") for one in (left, right)]
    if weekdays[0] != weekdays[1]:
        return "one names a weekday, the other a date"
    years = [one.normalised[:4].isdecimal() and len(one.normalised) == YEAR_DIGITS for one in (left, right)]
    bare = [one.normalised.startswith("--") for one in (left, right)]
    return (
        "one names a year, the other a part of a year that it does not name"
        if years == bare[::-1] and any(years)
        else None
    )


#: Of a year in ISO 8601.
YEAR_DIGITS = 4


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
    if any(
        pair.support.aligned(place_of(one), place_of(other)) or _is_one_saying(one, other) for one, other in couples
    ):
        return None
    return "nothing shows that they tell of one saying"


def part_of_a_day(pair: Pair) -> str | None:
    """Say whether one text names the part of the day on which both say that something was said."""
    parts = parts_of_a_day(pair.left.value, pair.right.value) if pair.left.value.kind == "said-when" else None
    return "one names the part of the day, the other the day" if parts and "" in parts else None


def of_other_parts(pair: Pair) -> str | None:
    """Say whether a day has two parts on which something is said: who speaks in the morning speaks at night too."""
    parts = parts_of_a_day(pair.left.value, pair.right.value) if pair.left.value.kind == "said-when" else None
    return "who speaks in one part of a day may speak in another" if parts and "" not in parts else None


def of_other_weeks(pair: Pair) -> str | None:
    """Say whether two weeks that follow on one another differ by the day of telling: "this weekend" on a Monday."""
    left, right = pair.left.value, pair.right.value
    moments = left.kind in {"when", "said-when"} and left.normalised != right.normalised
    told = moments and neighbouring_weeks(left, right)
    return "each text counts its weeks from the day on which it was written" if told else None


def of_other_events(pair: Pair) -> str | None:
    """Say whether nothing shows that two days are of one event."""
    if pair.left.value.kind != "when" or pair.at_one_place:
        return None
    if all(of_other_journeys(one, other) for one, other in _couples(pair)):
        return "they tell of coming to different places"
    alike = any(
        _likeness(one, other) >= ONE_EVENT or _aligned(pair, one, other) or same_deed(one, other)
        for one, other in _couples(pair)
    )
    return None if alike else "nothing shows that they tell of one event"


def _couples(pair: Pair) -> Iterator[tuple[Assertion, Assertion]]:
    return ((one, other) for one in pair.left.assertions for other in pair.right.assertions)


def _aligned(pair: Pair, one: Assertion, other: Assertion) -> bool:
    return pair.support.aligned(place_of(one), place_of(other))


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
    if (RATE in spans[0]) != (RATE in spans[1]):
        return "one is what an occasion brings, the other a number"
    if not spans[0] & spans[1] and (left.unit not in BARE_KINDS or "" not in spans[0] | spans[1]):
        return "they are of other spans of time"
    small, large = sorted((left.low or 0.0, right.low or 0.0))
    if left.unit not in BARE_KINDS and large >= OTHER_ORDER * small:
        return "sums and lengths so far apart are of two things"
    people = left.subject in listed("people") and right.subject in listed("people")
    if people and not any(_likeness(one, other) >= ONE_EVENT for one, other in _couples(pair)):
        return "nothing shows that they count the same people"
    return None


def of_a_total(pair: Pair) -> str | None:
    """Say whether the larger number is told as a sum over several occasions, and the smaller one is of one of them."""
    small, large = pair.by_size
    if small.value.kind not in {"count", "figure"} or (small.value.low or 0) >= (large.value.low or 0) or pair.shared:
        return None
    gathered = small.value.kind == "figure" or small.value.happening in GATHERED
    # A word of summing in one sentence of many that give the smaller number is about something else.
    summed = any(one.summed for one in large.assertions) and not all(one.summed for one in small.assertions)
    return "one is told as a sum over several occasions" if gathered and summed else None


def of_two_generations(pair: Pair) -> str | None:
    """Say whether two ages may be those of a father and a son of one name: one alone is told with "Jr." or the like."""
    small, large = pair.by_size
    apart = (large.value.low or 0.0) - (small.value.low or 0.0)
    if small.value.kind != "age" or pair.at_one_place or apart < GENERATION:
        return None
    marked = [{_generation(one.subject) for one in side.assertions} for side in (pair.left, pair.right)]
    return "one is told of as the younger or the elder of a name" if not marked[0] & marked[1] else None


#: Years that a father is older than his son at least.
GENERATION = 14


def _generation(name: str) -> str:
    """Return what tells one bearer of a name from another: "jr", "iii"; empty where nothing does."""
    last = name.casefold().rstrip(".").split()[-1:]
    return last[0] if last and last[0] in listed("generations") else ""


def more_since(pair: Pair) -> str | None:
    """Say whether a text of a later day gives a higher number of people arrested or charged, which can only grow."""
    order = pair.ordered()
    if order is None or order[0].value.happening not in GATHERED or order[0].value.kind != "count":
        return None
    earlier, later = order
    grown = (later.value.low or 0) > (earlier.value.high or 0)
    days = (earlier.first or "")[:10] < (later.first or "")[:10]
    return "the later text gives the higher number, which only grows" if grown and days else None


def risen(pair: Pair) -> str | None:
    """Say whether one line of copying tells a toll that grew: its higher number moves, or is no slip of the lower.

    Where both texts have a time, the higher number must be the later one.
    """
    small, large = pair.by_size
    one, other = small.value, large.value
    placed = pair.at_one_place or one.kind.startswith("collated")
    near = (other.low or 0) <= OTHER_ORDER * (one.low or 0)
    if not pair.shared or not placed or not near or not (one.toll and other.toll) or one.modifier != other.modifier:
        return None
    if (one.low or 0) >= (other.low or 0) or ((order := pair.ordered()) is not None and order[1] is not large):
        return None
    if any(told.moving for told in large.assertions):
        return "the higher figure is that of a toll that moves"
    slip = slip_between(one.value, other.value)
    many = (other.low or 0) >= MANY
    return "a toll is told higher, and no slip makes one figure of the other" if many and slip is None else None


#: Tolls from here on have digits enough for a slip to show.
MANY = 20.0


def of_one_house(pair: Pair) -> str | None:
    """Say whether one outlet alone gives both figures, each in another text of its own: it keeps its sentences."""
    if not _may_move(pair.left.value) or not _may_move(pair.right.value):
        return None
    if not pair.shared or pair.left.witnesses & pair.right.witnesses:
        return None
    houses = [pair.outlets.get(witness, frozenset()) for witness in pair.left.witnesses | pair.right.witnesses]
    if not frozenset.intersection(*houses):
        return None
    return "one outlet gives another figure in another text of its own, so it may have brought it up to date"


def _may_move(one: Assertion) -> bool:
    """Return whether an exact figure may be another one a day later: neither an age nor a length is."""
    return one.kind in {"count", "figure"} and one.unit not in FIXED and one.low == one.high


#: Units of ages and lengths.
FIXED = frozenset({"years old", "days"})


def came_about(pair: Pair) -> str | None:
    """Say whether one text tells what was planned, and the other what came about: "will meet at one", "met at two"."""
    left, right = ({one.planned for one in side.assertions} for side in (pair.left, pair.right))
    timed = all(
        one.unit in {"clock", "hour", "a moment"} for side in (pair.left, pair.right) for one in side.assertions
    )
    if not timed or left == right or len(left) + len(right) > len(left | right):
        return None
    return "one text tells what was planned, the other what came about"
