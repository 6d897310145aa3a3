"""On which day a time of day fell: the one named beside it, else the one that the text named last."""

import datetime as dt
import re
from collections.abc import Sequence

import msgspec

#: Rules that read a time of day and no day.
CLOCKS = frozenset({"clock", "clock in 24 hours"})
#: Characters of text before a time of day in which the day is named that it is told of.
TOLD_OF = 600
#: Days before the publication of which the news tells by the clock over more than a sentence.
NEWS_DAYS = 31
_STOP = re.compile(r"[.!?][\"”’']*\s")
#: Between a time of day and the day behind it: "11 p.m. Wednesday", "10 p.m. on early Friday".
_BESIDE = re.compile(r",?\s+(?:(?:on|early|late|this|local time)\s+){0,2}", re.IGNORECASE)
#: The most characters that may stand there.
_BESIDE_LENGTH = 24


class Dated(msgspec.Struct, frozen=True):
    """A day that a text names, or a time of day, by its half-open span; days are in ISO 8601."""

    start: int
    end: int
    rule: str
    day: str | None
    is_day: bool


def day_of_clock(text: str, at: int, named: Sequence[Dated], *, published: str | None) -> str | None:
    """Return the day of the time of day that stands at a place of what is named, None where the text names none.

    `published` is the ISO day of publication: what is named as later than it is no day to tell of.
    """
    clock = named[at]
    if at + 1 < len(named):
        beside = named[at + 1]
        between = text[clock.end : beside.start]
        if beside.is_day and len(between) < _BESIDE_LENGTH and _BESIDE.fullmatch(between):
            return beside.day
    for one in reversed(named[:at]):
        if clock.start - one.end > TOLD_OF:
            break
        told = one.is_day and one.rule not in CLOCKS and one.day
        if told and (_STOP.search(text, one.end, clock.start) is None or _is_news(one.day, published)):
            return one.day
    return None


def _is_news(day: str | None, published: str | None) -> bool:
    """Return whether a day lies in the weeks before the publication, so that sentences after it go on with it."""
    if day is None or published is None:
        return day is not None
    return 0 <= (dt.date.fromisoformat(published) - dt.date.fromisoformat(day)).days <= NEWS_DAYS
