"""The day on which what a text reports happened, by the weight of the days that it names."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Sequence

import msgspec

from stemma.stages.claims.assertion import Assertion

#: What speaks for a day: a word of harm in its sentence, a time of day, the lead, being named again; and what
#: speaks against it: that it came after the event, or that something was said then.
HARM, CLOCK, LEAD, REPEATED, LATER, SPEECH, TODAY = 2.0, 1.0, 1.0, 0.3, 4.0, 2.0, 0.5
#: And that a bare weekday is six days back: of a report that is dated a day too early, it is the day after.
SIX_DAYS = 1.0
#: Sentences from the headline on that count as the lead.
LEAD_SENTENCES = 4


class EventDay(msgspec.Struct, frozen=True):
    """A day and the claims that name it, the weightiest first."""

    day: str
    told: tuple[Assertion, ...]
    weight: float = 0.0


def event_day(assertions: Sequence[Assertion], *, published: str | None) -> EventDay | None:
    """Return the day that most likely is that of the event: the earliest of those with most weight; None without any.

    Days after the publication are none, and neither is anything coarser than a day.
    """
    weights: dict[str, float] = defaultdict(float)
    told: dict[str, list[Assertion]] = defaultdict(list)
    dated = [one for one in assertions if one.kind in {"when", "said-when"} and one.grain == 1.0 and one.latest]
    named = {one.latest for one in dated}
    for one in dated:
        # "Overnight" is the evening before where the text names that day too.
        day = (one.earliest if one.earliest in named else one.latest) or ""
        if published and day > published[:10]:
            continue
        again = REPEATED if day in weights else 0.0
        told_now = TODAY if published and day == published[:10] else 0.0
        doubtful = SIX_DAYS if published and _is_six_days_back(one, day, published) else 0.0
        weights[day] = max(weights[day], _weight(one) - told_now - doubtful) + again
        told[day].append(one)
    if not weights:
        return None
    most = max(weights.values())
    day = min(day for day, weight in weights.items() if weight >= most)
    return EventDay(day, tuple(sorted(told[day], key=_weight, reverse=True)), most)


def _weight(one: Assertion) -> float:
    weight = 1.0
    weight += HARM * (one.modifier == "harm")
    weight += CLOCK * (one.head == "clock")
    weight += LEAD * (0 <= one.sentence < LEAD_SENTENCES)
    weight -= LATER * one.aside
    return weight - SPEECH * (one.kind == "said-when")


_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)


def _is_six_days_back(one: Assertion, day: str, published: str) -> bool:
    """Return whether a day told by its weekday alone is that of six days before the publication."""
    bare = _WEEKDAY.search(one.value) and not re.search(r"\d", one.value)
    return bool(bare) and (dt.date.fromisoformat(published[:10]) - dt.date.fromisoformat(day)).days == FAR


#: Days from the weekday of tomorrow to the last one before it.
FAR = 6
