"""Moments named by the calendar: days, months, years, decades and centuries."""

import datetime as dt
import re
from collections.abc import Sequence

from stemma.text.times.meaning import Meaning, Moment, placed
from stemma.text.times.periods import Period, day_of, period_of
from stemma.text.times.words import plain, time_words

#: Days ahead of the publication from which a date without a year is rather one of the year before.
AHEAD_DAYS = 120
#: Two-digit years below this belong to this century.
CENTURY_TURN = 50
#: Months up to this number stand first where day and month are both digits, as American outlets write.
_MONTHS = 12

Match = re.Match[str]


def calendar_date(match: Match, moment: Moment) -> Meaning | None:
    """Read a day of a month, with or without its year: "Aug. 7, 1998", "7 August", "Friday, Oct. 27"."""
    month = time_words().months[plain(match["month"])]
    day = int(re.sub(r"\D", "", match["day"]))
    written = match.groupdict().get("year")
    if written:
        return placed(day_of(int(written), month, day), _place(match))
    return placed(_nearest_day(month, day, moment), _place(match))


def numeric_date(match: Match, _moment: Moment) -> Meaning | None:
    """Read 1998-08-07 and 8/7/1998; a first number above twelve is a day."""
    one, two, three = int(match["one"]), int(match["two"]), int(match["three"])
    if len(match["one"]) > len("31"):
        return placed(day_of(one, two, three))
    year = three if three > 99 else three + (2000 if three < CENTURY_TURN else 1900)  # noqa: PLR2004  (two digits)
    return placed(day_of(year, two, one) if one > _MONTHS else day_of(year, one, two))


def month_of_year(match: Match, moment: Moment) -> Meaning | None:
    """Read a month, with its year or as the nearest one: "early September", "August 1988", "last December"."""
    month = time_words().months[plain(match["month"])]
    if match.groupdict().get("year"):
        return placed(Period("month", dt.date(int(match["year"]), month, 1)), _place(match))
    if moment.published is None:
        return None
    if beside := match.groupdict().get("beside"):
        year = moment.published.year + _BESIDE[plain(beside)]
        return placed(Period("month", dt.date(year, month, 1)), _place(match))
    which = plain(match.groupdict().get("which") or "")
    return placed(_nearest_month(month, moment, which=which), _place(match))


#: Years between the year of publication and the one named beside a month.
_BESIDE = {"last": -1, "this": 0, "next": 1}


def bare_year(match: Match, _moment: Moment) -> Meaning | None:
    """Read four digits as a year."""
    return placed(Period("year", dt.date(int(match["year"]), 1, 1)), _place(match))


def year_end(match: Match, moment: Moment) -> Meaning | None:
    """Read the end of a year as its last day."""
    written = match.groupdict().get("year")
    if written:
        return placed(day_of(int(written), 12, 31))
    if moment.published is None:
        return None
    return placed(day_of(moment.published.year - (0 if moment.ahead else 1), 12, 31))


def decade(match: Match, _moment: Moment) -> Meaning | None:
    """Read the 1990s, or the '90s as those of the last century."""
    digits = match["decade"]
    first = int(digits) if len(digits) > len("90") else 1900 + int(digits)
    return placed(Period("decade", dt.date(first // 10 * 10, 1, 1)), _place(match))


def century(match: Match, _moment: Moment) -> Meaning | None:
    """Read the 19th century as 1800 to 1899."""
    written = re.sub(r"\D", "", match["number"])
    number = int(written) if written else CENTURIES.index(match["number"].lower()) + _FIRST_CENTURY
    return placed(Period("century", dt.date((number - 1) * 100, 1, 1)), _place(match)) if number > 1 else None


_FIRST_CENTURY = 15
CENTURIES = (
    "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first",
)  # fmt: skip


def holiday(match: Match, moment: Moment) -> Meaning | None:
    """Read a holiday on one day of the year, or on a weekday of a month: Christmas, Labor Day, Good Friday."""
    name = plain(match["holiday"])
    if match.groupdict().get("year"):
        return placed(_feast(name, int(match["year"])))
    today = moment.published
    return placed(_nearest([_feast(name, today.year + step) for step in (-1, 0, 1)], moment)) if today else None


def _feast(name: str, year: int) -> Period | None:
    """Return the day of a holiday in a year, None where the calendar has none."""
    words = time_words()
    if name in words.holidays:
        return day_of(year, *words.holidays[name])
    if name in words.easter:
        easter = _easter(year)
        return Period("day", easter + dt.timedelta(days=words.easter[name])) if easter else None
    month, weekday_of, number, later = words.feasts[name]
    if not 1 <= year <= dt.MAXYEAR:
        return None
    if number > 0:
        first = dt.date(year, month, 1)
        back = (weekday_of - first.weekday()) % 7
        return Period("day", first + dt.timedelta(days=back + 7 * (number - 1) + later))
    last = dt.date(year, month, 28) + dt.timedelta(days=3)
    last = last if last.month == month else last - dt.timedelta(days=last.day)
    return Period("day", last - dt.timedelta(days=(last.weekday() - weekday_of) % 7 - later))


def _easter(year: int) -> dt.date | None:
    """Return Easter Sunday of the Western churches by the rule of Gauss as Meeus, Jones and Butcher give it."""
    if not 1583 <= year <= dt.MAXYEAR:  # noqa: PLR2004  (the calendar of Gregory)
        return None
    golden, century_of, rest = year % 19, year // 100, year % 100
    shift = century_of - century_of // 4 - (8 * century_of + 13) // 25
    moon = (19 * golden + shift + 15) % 30
    sunday = (32 + 2 * (century_of % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)


def season(match: Match, moment: Moment) -> Meaning | None:
    """Read a season with its year, or as last, this or next."""
    name = time_words().seasons[plain(match["season"])]
    first = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}[name]
    if match.groupdict().get("year"):
        return placed(Period("season", dt.date(int(match["year"]), first, 1)), _place(match))
    if moment.published is None:
        return None
    which = plain(match.groupdict().get("which") or "")
    here = Period("season", dt.date(moment.published.year, first, 1))
    if which.endswith(("last", "past")) and here.last >= moment.published:
        here = Period("season", dt.date(here.first.year - 1, first, 1))
    elif which == "next" and here.first <= moment.published:
        here = Period("season", dt.date(here.first.year + 1, first, 1))
    return placed(here, _place(match))


def _place(match: Match) -> str | None:
    word = match.groupdict().get("place")
    return time_words().places[plain(word)] if word else None


def _nearest_day(month: int, day: int, moment: Moment) -> Period | None:
    """Return the day of the year that the text most likely means: the last one, unless it is close ahead."""
    today = moment.published
    if today is None:
        return None
    return _nearest([day_of(today.year + step, month, day) for step in (-1, 0, 1)], moment)


def _nearest(near: Sequence[Period | None], moment: Moment) -> Period | None:
    """Return the day that is meant of the same one in three years."""
    today = moment.published
    if today is None:
        return None
    limit = today + dt.timedelta(days=365 if moment.ahead else AHEAD_DAYS)
    fitting = [one for one in near if one and one.first <= limit]
    if moment.ahead:
        fitting = [one for one in fitting if one.first >= today] or fitting
        return fitting[0] if fitting else None
    return fitting[-1] if fitting else None


def _nearest_month(month: int, moment: Moment, *, which: str) -> Period:
    today = moment.published or dt.date.min
    here = Period("month", dt.date(today.year, month, 1))
    this = period_of(today, "month")
    if which.endswith(("last", "past")):
        return here if here.first < this.first else _year_on(here, -1)
    if which == "next" or moment.ahead:
        return here if here.first > this.first or (here == this and which != "next") else _year_on(here, 1)
    if which == "this" or here.first <= this.first:
        return here
    # A month that begins within a few weeks is spoken of more often than the same one eleven months ago.
    close = (here.first - today).days < AHEAD_DAYS // 4
    return here if close else _year_on(here, -1)


def _year_on(period: Period, years: int) -> Period:
    return Period(period.grain, period.first.replace(year=period.first.year + years))
