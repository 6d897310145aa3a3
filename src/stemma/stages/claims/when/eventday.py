"""The day on which what a text reports happened: the likeliest of the days that it names.

Every moment that a text names has signs; a day is as likely as the best of its moments. The weights of the signs
(`data/claims/eventday.toml`) are those of a log-linear model of the choice among the days of one text, fitted by
`training/eventday.py`.
"""

import datetime as dt
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import msgspec

from stemma.data import load_toml
from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.when.signs import TELLING

#: Sentences from the headline on that count as the lead.
LEAD_SENTENCES = 4
#: Days before the publication among which the order of days says something.
NEAR_DAYS = 30
#: Times that a day is named, and places in the order of tellings, above which all count as one.
MOST_TIMES, MOST_TELLINGS = 8, 4
#: Days back, by the last of each stretch.
STRETCHES = (
    (0, "0"), (1, "1"), (2, "2"), (4, "3-4"), (5, "5"), (6, "6"), (7, "7"), (13, "8-13"), (30, "14-30"), (90, "31-90"),
)  # fmt: skip
#: Days from the weekday of tomorrow to the last one before it.
FAR = 6
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_DIGIT = re.compile(r"\d")


class Candidate(msgspec.Struct, frozen=True):
    """A day that may be that of the event, by one moment: its signs with their amounts, and the claim that names it."""

    day: str
    signs: Mapping[str, float]
    claim: Assertion


class EventDay(msgspec.Struct, frozen=True):
    """An ISO day, the claims that name it, the likeliest first, and how likely it is among the days of its text."""

    day: str
    told: tuple[Assertion, ...]
    score: float = 0.0


def event_day(assertions: Sequence[Assertion], *, published: str | None) -> EventDay | None:
    """Return the day that most likely is that of the event, of equals the earliest; None where a text names no day.

    Days after the publication are none, and neither is anything coarser than a day.
    """
    told: dict[str, list[tuple[float, Assertion]]] = defaultdict(list)
    for one in candidates(assertions, published=published):
        worth = sum(_weights().get(name, 0.0) * amount for name, amount in one.signs.items())
        told[one.day].append((worth, one.claim))
    if not told:
        return None
    best = {day: max(worth for worth, _ in claims) for day, claims in told.items()}
    day = min(best, key=lambda one: (-best[one], one))
    score = 1 / sum(math.exp(other - best[day]) for other in best.values())
    claims = sorted(told[day], key=lambda one: -one[0])
    return EventDay(day, tuple(claim for _, claim in claims), score)


@cache
def _weights() -> dict[str, float]:
    return load_toml("claims/eventday.toml", dict[str, dict[str, float]])["weights"]


def candidates(assertions: Sequence[Assertion], *, published: str | None) -> Iterator[Candidate]:
    """Yield the days that a text names by its moments, in its order."""
    dated = [one for one in assertions if one.kind in {"when", "said-when"} and one.grain == 1.0 and one.latest]
    last = published[:10] if published else None
    days = _Days(dated, last)
    order = sorted(dated, key=lambda one: (one.sentence < 0, one.sentence, one.start))
    tellings: list[str] = []
    for one in order:
        day = days.of(one)
        if last and day > last:
            continue
        signs = dict.fromkeys((*one.signs, *_signs(one), *days.signs(one)), 1.0)
        if TELLING & set(one.signs) and not one.aside and one.kind == "when" and day not in tellings:
            tellings.append(day)
            signs[f"telling {min(len(tellings), MOST_TELLINGS)}"] = 1.0
        signs["times"] = min(days.times[day], MOST_TIMES) - 1.0
        yield Candidate(day, signs, one)


def _signs(one: Assertion) -> Iterator[str]:
    """Yield the signs that a claim has of itself."""
    place = "lead" if 0 <= one.sentence < LEAD_SENTENCES else "rest"
    yield f"{'harm' if one.modifier == 'harm' else 'no harm'} in the {place}"
    told = {
        "harm": one.modifier == "harm",
        "hour": one.head == "clock",
        "said": one.kind == "said-when",
        "came after": one.aside,
    }
    yield from (name for name, holds in told.items() if holds)


class _Days:
    """The days that the claims of one text name, and what the whole of them says of each."""

    def __init__(self, dated: Sequence[Assertion], last: str | None) -> None:
        self._last = dt.date.fromisoformat(last) if last else None
        self._latest = {one.latest for one in dated}
        named = [self.of(one) for one in dated]
        self.times = Counter(named)
        doubtful = {self.of(one) for one in dated if self._is_six_days_back(one)}
        near = [day for day in self.times if self._last is None or 0 <= self._back(day) <= NEAR_DAYS]
        self._earliest = min((day for day in near if day not in doubtful), default="")

    def of(self, one: Assertion) -> str:
        """Return the day of a claim: "overnight" is the evening before where the text names that day too."""
        return (one.earliest if one.earliest in self._latest else one.latest) or ""

    def signs(self, one: Assertion) -> Iterator[str]:
        """Yield how far back from the publication a day lies, and what it is among the others."""
        day = self.of(one)
        if self._last is not None:
            back = self._back(day)
            stretch = next((name for end, name in STRETCHES if back <= end), "more")
            yield f"back {stretch}{' bare' if _is_bare(one) else ''}"
            if back == 0:
                yield "back 0"
        if day == self._earliest:
            yield "earliest day"

    def _back(self, day: str) -> int:
        return (self._last - dt.date.fromisoformat(day)).days if self._last else 0

    def _is_six_days_back(self, one: Assertion) -> bool:
        """Return whether a day told by its weekday alone is that of six days back: it may be that of tomorrow.

        A report that is dated a day too early names the day after it so.
        """
        return self._last is not None and _is_bare(one) and self._back(one.latest or "") == FAR


def _is_bare(one: Assertion) -> bool:
    """Return whether a day is told by its weekday alone."""
    return bool(_WEEKDAY.search(one.value)) and not _DIGIT.search(one.value)
