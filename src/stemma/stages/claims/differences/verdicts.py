"""How two values of one proposition stand to one another: a table of named rules; the first that holds decides.

No rule says which side is right.
"""

import datetime as dt
import math
from collections.abc import Callable

import msgspec

from stemma.model import Verdict
from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.differences.scopes import (
    came_about,
    more_since,
    of_a_total,
    of_another_span,
    of_one_house,
    of_other_events,
    of_other_parts,
    of_other_sayings,
    of_other_weeks,
    of_two_generations,
    part_of_a_day,
    risen,
    shapes_differ,
)
from stemma.stages.claims.differences.sides import Pair
from stemma.stages.claims.when.calendar import (
    day_and_weekday,
    day_of,
    from_one_day,
    same_day_of_a_year,
    widened,
    within,
)
from stemma.stages.claims.when.deeds import same_deed
from stemma.stages.claims.words.cleaning import changed_fact, drops_denial, only_cleaned
from stemma.stages.claims.words.drift import drift_between, ends_sooner, share_words
from stemma.stages.claims.words.slips import slip_between

#: Two figures closer than this are one figure told with another grain.
ROUNDING = 0.05


#: Nobody rounds to more digits than this that are not zero: 42,500 against 42,501 is a slip.
ROUND_DIGITS = 2


class Rule(msgspec.Struct, frozen=True):
    """A name, the verdict, and the test that returns why it holds, or None."""

    name: str
    verdict: Verdict
    holds: Callable[[Pair], str | None]


class Judged(msgspec.Struct, frozen=True):
    """The rule that decided over a pair, and why."""

    rule: str
    verdict: Verdict
    why: str


def equal(pair: Pair) -> str | None:
    """Say whether both give the same value once it is normalised."""
    left, right = pair.left.value, pair.right.value
    if left.normalised == right.normalised:
        return "the values are the same once they are normalised"
    if same_day_of_a_year(left, right):
        return "one day, named with its year and without"
    if day_and_weekday(left, right):
        return "one names a day, the other its weekday"
    if left.modifier == right.modifier == "vague" and left.unit == right.unit and _as_open(left, right):
        return "both leave the number open"
    if (
        left.kind == "collated date"
        and left.earliest
        and (left.earliest, left.latest) == (right.earliest, right.latest)
    ):
        return "one day, told in two ways"
    same = left.value.casefold() == right.value.casefold() and bool(pair.shared) and pair.at_one_place
    return "copies have the same words, read from other days of publication" if same else None


def _as_open(left: Assertion, right: Assertion) -> bool:
    """Return whether two vague numbers say the same: "several" and "multiple", but not "scores"."""
    small, large = sorted((left.low or 0.0, right.low or 0.0))
    return _meet(left, right) and large <= 2 * small


def counts_other_things(pair: Pair) -> str | None:
    """Say whether the noun that is counted is narrowed in two ways: paying members, free members."""
    left, right = pair.left.value, pair.right.value
    if pair.at_one_place or _one_deed(pair):
        return None
    if left.kind == "figure" and left.unit == "days" and left.low and right.low:
        shorter, longer = sorted((left.low, right.low))
        if longer >= shorter * OTHER_ORDER:
            return "lengths of another order are of two things"
    parted = [(set(left.narrowing), set(right.narrowing)), (set(left.owner), set(right.owner))]
    if any(one and other and not one & other for one, other in parted):
        return "they tell of different things"
    return None


#: A length so many times another one is no other reading of it.
OTHER_ORDER = 10.0


def counts_some(pair: Pair) -> str | None:
    """Say whether the smaller number is of one sort of people only: "three children", where four people were shot."""
    small, large = pair.by_size
    if small.value.kind != "count" or pair.at_one_place:
        return None
    sorts = [{one.sort for one in side.assertions} for side in (small, large)]
    if "" in sorts[0] or sorts[0] & sorts[1] or small.value.low == large.value.low:
        return None
    return f"one counts one sort of people only ({min(sorts[0])}), who may be a part of the others"


def counts_the_dead(pair: Pair) -> str | None:
    """Say whether two numbers of those hurt differ by the dead, whom one of them may count."""
    small, large = pair.by_size
    exact = all(side.value.low == side.value.high for side in (small, large))
    if small.value.kind != "count" or small.value.happening not in {"injured", "shot"} or not exact or pair.shared:
        return None
    apart = (large.value.low or 0.0) - (small.value.low or 0.0)
    # "Nine were shot and one was killed" tells them apart; "four were shot, one fatally" does not.
    beside = {one.beside_dead for one in small.assertions}
    dead = (
        {pair.killed.get(witness, 0.0) for witness in small.witnesses} if small.value.happening == "injured" else set()
    )
    return "one may count the dead, and the other not" if apart > 0 and apart in beside | dead else None


def of_other_days(pair: Pair) -> str | None:
    """Say whether the texts behind two numbers of people tell of events on other days."""
    if pair.left.value.kind != "count" or pair.shared:
        return None
    days = [{pair.days.get(witness) for witness in side.witnesses} for side in (pair.left, pair.right)]
    if any(None in told for told in days):
        return None
    near = any(abs((day_of(one) - day_of(other)).days) <= 1 for one in days[0] for other in days[1])
    return None if near else "the texts tell of events on other days"


def of_one_text(pair: Pair) -> str | None:
    """Say whether one text quotes both: a speaker who says nearly the same twice says it twice."""
    same = pair.left.value.kind == "wording" and pair.left.witnesses & pair.right.witnesses
    return "one text quotes both, one after the other" if same else None


def with_attacker(pair: Pair) -> str | None:
    """Say whether two tolls differ by the one who did it, whom one of them may count."""
    left, right = pair.left.value, pair.right.value
    tolls = left.kind == right.kind == "count" and left.low == left.high and right.low == right.high
    apart = abs((left.low or 0.0) - (right.low or 0.0)) if tolls else 0.0
    told = left.attacker or right.attacker
    return "one may count the attacker, and the other not" if apart == 1.0 and told and not pair.shared else None


def contains(pair: Pair) -> str | None:
    """Say whether one value lies inside the other: 2020 and "in August 2020", "hundreds" and 240."""
    left, right = pair.left.value, pair.right.value
    if left.kind in {"when", "said-when"}:
        same_day = from_one_day(left, right) if pair.shared else (left, right)
        loosely = (widened(left), right), (left, widened(right))
        inside = any(within(*two) or within(*reversed(two)) for two in (same_day, (left, right), *loosely))
        return "one moment lies inside the other" if inside else None
    if (
        left.low is not None
        and right.low is not None
        and _meet(left, right)
        and not (_bent_alike(pair) or _far_magnitudes(left, right))
    ):
        return "each figure can mean the other: they differ in how finely they are told"
    if left.kind == "wording":
        copies = bool(pair.shared)
        if copies and ends_sooner(left.value, right.value):
            return None
        if drops_denial(left.value, right.value):
            return None
        whole = _holds_words(left.normalised, right.normalised)
        part = whole or (share_words(left.value, right.value) and only_cleaned(left.value, right.value, copies=copies))
        return "one quotes a part of what the other quotes, in the same words" if part else None
    return None


def rounded(pair: Pair) -> str | None:
    """Say whether one figure is the other rounded at its own grain."""
    left, right = pair.left.value, pair.right.value
    if left.low is None or right.low is None or left.low != left.high or right.low != right.high:
        return None
    if left.unit == "years old":
        return None
    coarse, fine = (left, right) if left.grain >= right.grain else (right, left)
    told, true = coarse.low or 0.0, fine.low or 0.0
    steps = true / coarse.grain if coarse.grain else 0.0
    close = coarse.grain > fine.grain and told in {math.floor(steps) * coarse.grain, round(steps) * coarse.grain}
    small = abs(told - true) <= ROUNDING * told
    round_enough = len(f"{coarse.low:.0f}".rstrip("0")) <= ROUND_DIGITS
    return "one figure is the other rounded" if close and small and round_enough else None


def updated(pair: Pair) -> str | None:
    """Say whether the later text tells a state that has moved on: it says so, or cites the earlier figure too."""
    order = pair.ordered()
    if order is None or order[0].value.kind not in {"count", "figure"}:
        return None
    earlier, later = order
    grown = (later.value.low or 0) > (earlier.value.low or 0)
    if any((witness, earlier.value.normalised) in pair.cited for witness in sorted(later.witnesses)):
        return "the later text cites the earlier figure beside its own"
    # A share that "rose to" or "fell by" something is of one moment.
    if grown and later.value.unit != "percent" and any(one.moving for one in later.assertions):
        return "the later text gives the higher figure and says that it moves"
    return None


def bent_in_copying(pair: Pair) -> str | None:
    """Say whether the readings stand at one aligned place of one lineage."""
    if not pair.shared:
        return None
    if not _placed(pair):
        return DATED_OTHERWISE if _one_deed(pair) else None
    slip = slip_between(pair.left.value.value, pair.right.value.value)
    told = f": {slip}" if slip else ""
    return f"both readings stand at one place of one line of copying, so at most one was in their common text{told}"


#: Why years of one deed are told as bent.
DATED_OTHERWISE = "texts of one line of copying give other times to what one person did"


def _one_deed(pair: Pair) -> bool:
    """Return whether the two date what one person did at one place, in sentences that need not be aligned."""
    return any(same_deed(left, right) for left in pair.left.assertions for right in pair.right.assertions)


def _placed(pair: Pair) -> bool:
    """Return whether two readings stand at one place: as collation found them, or as the words of one utterance."""
    left, right = pair.left.value, pair.right.value
    if left.kind == "wording":
        return share_words(left.value, right.value)
    return left.kind.startswith("collated") or pair.at_one_place


def corrected(pair: Pair) -> str | None:
    """Say whether one text names the other's figure as the one told before: "four, not five as first reported"."""
    for one, other in ((pair.left, pair.right), (pair.right, pair.left)):
        if any(other.value.normalised in told.before for told in one.assertions):
            return "one text names the other figure as the one that was told before"
    return None


def older(pair: Pair) -> str | None:
    """Say whether a birthday may lie between two texts: the later one gives the higher age, after some weeks."""
    order = pair.ordered()
    if order is None or order[0].value.unit != "years old":
        return None
    first, later = (dt.date.fromisoformat((side.first or "")[:10]) for side in order)
    days, years = (later - first).days, (order[1].value.low or 0) - (order[0].value.low or 0)
    held = days >= BIRTHDAY_DAYS and 0 < years <= days // 365 + 1
    return "the later text gives the higher age, and a birthday may lie between them" if held else None


#: Days between two texts below which a birthday is a worse guess than a dispute over an age.
BIRTHDAY_DAYS = 30


def far_apart(pair: Pair) -> str | None:
    """Say whether two days lie so far apart that they are those of two events, and no slip makes one of the other."""
    left, right = pair.left.value, pair.right.value
    if left.kind not in {"when", "said-when"} or not left.earliest or not right.earliest or pair.at_one_place:
        return None
    first, later = sorted((left, right), key=lambda one: one.earliest or "")
    days = (
        dt.date.fromisoformat(later.earliest or "") - dt.date.fromisoformat(first.latest or first.earliest or "")
    ).days
    # A whole year told wrongly is a dispute; so is the same day of another month or year.
    fine = min(left.grain, right.grain) <= FINE_DAYS
    slip = left.earliest[5:] == right.earliest[5:] or (
        left.earliest[8:] == right.earliest[8:] and left.grain == right.grain == 1
    )
    return (
        "the days lie so far apart that they are those of two events"
        if fine and days > APART_DAYS and not slip
        else None
    )


#: Moments at least as fine as a week, farther apart than this, are of two events.
FINE_DAYS, APART_DAYS = 7, 21


def disputed(pair: Pair) -> str | None:
    """Say whether independent lineages give different values."""
    if not pair.independent:
        return None
    if pair.left.value.kind == "wording":
        # Two parts of one long quotation need have no word in common.
        if not share_words(pair.left.value.value, pair.right.value.value):
            return None
        fact = changed_fact(pair.left.value.value, pair.right.value.value)
        return f"lineages that do not draw on one another quote it otherwise: {fact}" if fact else None
    return "lineages that do not draw on one another say different things"


def heard_otherwise(pair: Pair) -> str | None:
    """Say whether independent texts set down one utterance in other words: ears and desks differ, facts do not."""
    left, right = pair.left.value, pair.right.value
    if left.kind != "wording" or not pair.independent or not share_words(left.value, right.value):
        return None
    drift = drift_between(left.value, right.value)
    return f"one utterance, set down in other words: {drift}" if drift else "one utterance, cleaned in another way"


#: The first rule that holds decides.
RULES: tuple[Rule, ...] = (
    Rule("equal", Verdict.AGREE, equal),
    Rule("counts other things", Verdict.NOT_COMPARABLE, counts_other_things),
    Rule("counts some of them", Verdict.NOT_COMPARABLE, counts_some),
    Rule("with or without the dead", Verdict.NOT_COMPARABLE, counts_the_dead),
    Rule("of other days", Verdict.NOT_COMPARABLE, of_other_days),
    Rule("of one text", Verdict.NOT_COMPARABLE, of_one_text),
    Rule("with or without the attacker", Verdict.NOT_COMPARABLE, with_attacker),
    Rule("shapes differ", Verdict.NOT_COMPARABLE, shapes_differ),
    Rule("part of a day", Verdict.GRANULARITY, part_of_a_day),
    Rule("of other parts of a day", Verdict.NOT_COMPARABLE, of_other_parts),
    Rule("of other sayings", Verdict.NOT_COMPARABLE, of_other_sayings),
    Rule("of other weeks", Verdict.NOT_COMPARABLE, of_other_weeks),
    Rule("of a total", Verdict.NOT_COMPARABLE, of_a_total),
    Rule("of two generations", Verdict.NOT_COMPARABLE, of_two_generations),
    Rule("contains", Verdict.GRANULARITY, contains),
    Rule("rounded", Verdict.GRANULARITY, rounded),
    Rule("a birthday between", Verdict.UPDATE, older),
    Rule("far apart", Verdict.NOT_COMPARABLE, far_apart),
    Rule("of other events", Verdict.NOT_COMPARABLE, of_other_events),
    Rule("risen", Verdict.UPDATE, risen),
    Rule("planned and come about", Verdict.UPDATE, came_about),
    Rule("more since", Verdict.UPDATE, more_since),
    Rule("of one outlet", Verdict.UPDATE, of_one_house),
    Rule("bent in copying", Verdict.TRANSMISSION, bent_in_copying),
    Rule("corrected", Verdict.UPDATE, corrected),
    Rule("updated", Verdict.UPDATE, updated),
    Rule("of another span", Verdict.NOT_COMPARABLE, of_another_span),
    Rule("disputed", Verdict.GENUINE, disputed),
    Rule("heard otherwise", Verdict.GRANULARITY, heard_otherwise),
)


def judge(pair: Pair) -> Judged:
    """Return the verdict over two values by the first rule that holds."""
    for rule in RULES:
        why = rule.holds(pair)
        if why is not None:
            return Judged(rule.name, rule.verdict, why)
    return Judged("otherwise", Verdict.NOT_COMPARABLE, "not shown to speak of the same thing")


def _holds_words(left: str, right: str) -> bool:
    """Return whether one run of words stands inside the other."""
    return f" {left} " in f" {right} " or f" {right} " in f" {left} "


def _bent_alike(pair: Pair) -> bool:
    """Return whether copies of one place bend two numbers by the same words: "at least 42", "at least 24"."""
    left, right = pair.left.value, pair.right.value
    placed = bool(pair.shared) and (left.kind.startswith("collated") or pair.at_one_place)
    alike = left.modifier == right.modifier and left.modifier not in {"exact", "vague", "range"}
    return placed and alike and not _floors(left, right) and not _floors(right, left)


def _far_magnitudes(left: Assertion, right: Assertion) -> bool:
    """Return whether two open numbers are a hundredfold apart: nobody who means billions writes millions."""
    small, large = sorted((left.low or 0.0, right.low or 0.0))
    return left.modifier == right.modifier == "vague" and large >= FAR_MAGNITUDES * small > 0


FAR_MAGNITUDES = 100.0


def _floors(coarse: Assertion, fine: Assertion) -> bool:
    """Return whether "more than 200" may be what is left of "more than 228"."""
    low, high = coarse.low or 0.0, fine.low or 0.0
    few = len(f"{low:.0f}".rstrip("0")) <= ROUND_DIGITS
    return coarse.modifier == "more" and few and coarse.grain > fine.grain and low <= high < low + coarse.grain


def _meet(left: Assertion, right: Assertion) -> bool:
    """Return whether two ranges of numbers have a value in common."""
    left_high = float("inf") if left.high is None else left.high
    right_high = float("inf") if right.high is None else right.high
    return (left.low or 0) <= right_high and (right.low or 0) <= left_high
