"""How two moments that texts name stand to one another: one day told in two ways, one inside the other."""

import datetime as dt
import re

import msgspec

from stemma.stages.claims.assertion import Assertion
from stemma.text.times import find_times

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def same_day_of_a_year(left: Assertion, right: Assertion) -> bool:
    """Return whether two days of months are the same, and one text leaves the year to the reader."""
    if left.kind != "when" or not left.grain == right.grain == 1 or not left.earliest or not right.earliest:
        return False
    years = [_YEAR.search(one.value) for one in (left, right)]
    named = all(any(sign.isdecimal() for sign in one.value) for one in (left, right))
    return named and left.earliest[5:] == right.earliest[5:] and not all(years)


def day_and_weekday(left: Assertion, right: Assertion) -> bool:
    """Return whether copies name a date and the weekday that it was, from whatever day each was told."""
    if left.kind != "collated date" or not left.earliest or not right.earliest:
        return False
    dated = [any(sign.isdecimal() for sign in one.value) for one in (left, right)]
    return dated[0] != dated[1] and day_of(left.earliest).weekday() == day_of(right.earliest).weekday()


def parts_of_a_day(left: Assertion, right: Assertion) -> tuple[str, str] | None:
    """Return the parts that two moments of one day name, empty where one names none; None where they name the same."""
    days, parts = zip(*((*one.normalised.partition("T")[::2],) for one in (left, right)), strict=True)
    return parts if days[0] == days[1] and parts[0] != parts[1] else None


def day_of(written: str | None) -> dt.date:
    """Return the day that an ISO date names."""
    return dt.date.fromisoformat(written or "")


#: Copies of one text were told from one day, whenever each was published: any day serves, this was a Friday.
ANY_DAY = "2021-01-08"


def from_one_day(left: Assertion, right: Assertion) -> tuple[Assertion, Assertion]:
    """Return two moments of one line of copying as if both texts had been published on one day."""
    read = [next(iter(find_times(one.value, published=ANY_DAY)), None) for one in (left, right)]
    if read[0] is None or read[1] is None:
        return left, right
    first, second = (
        msgspec.structs.replace(one, earliest=time.earliest, latest=time.latest, normalised=time.value or "")
        for one, time in zip((left, right), (read[0], read[1]), strict=True)
    )
    return first, second


def within(inner: Assertion, outer: Assertion) -> bool:
    """Return whether one moment lies inside another; a date without its year may be of any year."""
    if inner.earliest and outer.earliest:
        return outer.earliest <= inner.earliest and (inner.latest or "") <= (outer.latest or "")
    return _without_year(inner.normalised).startswith(_without_year(outer.normalised))


def _without_year(value: str) -> str:
    """Return a date behind its year: -08-07 of 2018-08-07 and of --08-07."""
    return value[1:] if value.startswith("--") else value[4:] if value[:4].isdecimal() else value


#: Days by which a week that a text counts from its own day may lie elsewhere: "this week" and "last week" of a Sunday.
WEEK = dt.timedelta(days=7)


def is_a_week(one: Assertion) -> bool:
    """Return whether a moment is a week or a weekend, told from a day that a reader only guesses."""
    return one.normalised[5:6] == "W" and bool(one.earliest and one.latest)


def widened(one: Assertion) -> Assertion:
    """Return a week with those around it; any other moment as it is."""
    if not is_a_week(one):
        return one
    earliest, latest = (day_of(one.earliest) - WEEK).isoformat(), (day_of(one.latest) + WEEK).isoformat()
    return msgspec.structs.replace(one, earliest=earliest, latest=latest)


def neighbouring_weeks(left: Assertion, right: Assertion) -> bool:
    """Return whether two weeks are one or follow on one another: which of them is meant hangs on the day of telling."""
    if not (is_a_week(left) and is_a_week(right)):
        return False
    return abs(day_of(left.earliest) - day_of(right.earliest)) <= WEEK + dt.timedelta(days=WEEKEND)


#: Days from the beginning of a week to its weekend.
WEEKEND = 5


class Stretch(msgspec.Struct, frozen=True):
    """A moment as the days that it can mean, both inclusive: ISO days, or months and days where no year is told."""

    first: str
    last: str

    @property
    def has_year(self) -> bool:
        """Whether its days have a year."""
        return len(self.last) == len("2031-01-01")

    @property
    def days(self) -> int:
        """How many days it lasts."""
        first, last = (one if self.has_year else f"{LEAP}-{one}" for one in (self.first, self.last))
        return (day_of(last) - day_of(first)).days + 1

    def opened(self) -> "Stretch":
        """Return it with as many days before it: "by June" may come about in May, and is not said of long before."""
        year = "" if self.has_year else f"{LEAP}-"
        first = (day_of(year + self.first) - dt.timedelta(days=max(self.days, WEEK.days))).isoformat()
        return msgspec.structs.replace(self, first=first[len(year) :])

    def without_year(self) -> "Stretch":
        """Return its months and days, where it lies inside one year."""
        return Stretch(self.first[5:], self.last[5:])


#: A year in which every date of a year occurs.
LEAP = 2024
#: Days of the longest moment that is set against one without its year.
MONTH_DAYS = 31
_MONTH_DAY = re.compile(r"--(\d\d)(?:-(\d\d))?")


def stretch_of(value: str, earliest: str | None, latest: str | None) -> Stretch | None:
    """Return the days of a moment: placed ones, else those of a month or a date without its year; else None."""
    if earliest and latest:
        return Stretch(earliest, latest)
    found = _MONTH_DAY.fullmatch(value)
    if found is None:
        return None
    month, day = found.groups()
    last = (dt.date(LEAP + (month == "12"), int(month) % 12 + 1, 1) - dt.timedelta(days=1)).strftime("%m-%d")
    return Stretch(f"{month}-{day or '01'}", f"{month}-{day}" if day else last)


def overlap(left: Stretch, right: Stretch) -> bool:
    """Return whether two moments, both with their year or both without, have a day in common."""
    return left.has_year == right.has_year and left.first <= right.last and right.first <= left.last


def inside(inner: Stretch, outer: Stretch) -> bool:
    """Return whether one moment lies inside another; where one leaves the year out, both are looked at without it."""
    if inner.has_year != outer.has_year:
        dated = inner if inner.has_year else outer
        # A whole year holds every date that leaves its year out.
        if dated.first[:4] != dated.last[:4] or dated.days > 2 * MONTH_DAYS:
            return False
        inner, outer = (one.without_year() if one.has_year else one for one in (inner, outer))
    return outer.first <= inner.first and inner.last <= outer.last
