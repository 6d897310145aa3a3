"""A day of the week against the date beside it: "Tuesday, 14 March 2031"."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from stemma.model import MismatchKind
from stemma.stages.claims.checks.finding import Finding, Page, in_order, piece
from stemma.text.times.words import pieces, plain, time_words

#: Before this year not all countries counted days alike.
ONE_CALENDAR = 1924
#: Days before and after the publication within which a date without a year can be of no other year.
RECENT, SOON = 31, 21
#: Certainty where the year is written and where it is that of the publication.
WRITTEN, TAKEN = 0.95, 0.8
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
#: A cheap sign that a sentence has both.
_MAYBE = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", re.IGNORECASE)


class _Dated(msgspec.Struct, frozen=True):
    """A weekday and a date side by side; `day` is null where the year is not known for sure."""

    weekday: int
    weekday_span: tuple[int, int]
    date_span: tuple[int, int]
    day: dt.date | None
    written: bool


def check_weekdays(page: Page) -> Sequence[Finding]:
    """Return every weekday with the date it is given.

    A date without a year is taken where it lies near the publication; none of those is told where several are off by
    as many days, for then it is the day of publication that is wrong, or where a year named in the text would fit.
    """
    dated = [one for start, end in page.spans for one in _dated(page, start, end)]
    shifts = [(one.weekday - one.day.weekday()) % 7 for one in dated if one.day and not one.written]
    off = [shift for shift in shifts if shift]
    shifted = len(off) > 1 and len(set(off)) == 1
    return [
        _finding(one, one.day)
        for one in dated
        if one.day and (one.written or one.weekday == one.day.weekday() or not (shifted or _fits_a_year(page, one)))
    ]


def _finding(one: _Dated, day: dt.date) -> Finding:
    true = NAMES[day.weekday()]
    fits = day.weekday() == one.weekday
    told = f"{day.day} {day:%B %Y} was a {true}"
    return Finding(
        kind=MismatchKind.WEEKDAY,
        pieces=in_order(piece(*one.weekday_span, "weekday"), piece(*one.date_span, "date")),
        fits=fits,
        score=WRITTEN if one.written else TAKEN,
        why=told if fits else f"{told}, and it is called a {NAMES[one.weekday]}: one of the two is off",
    )


def _dated(page: Page, start: int, end: int) -> Iterator[_Dated]:
    if not _MAYBE.search(page.text, start, end):
        return
    for pattern in _patterns():
        for match in pattern.finditer(page.text, start, end):
            weekday = time_words().weekdays[plain(match["weekday"])]
            month = time_words().months[plain(match["month"] or match["later_month"])]
            number = int(match["day"] or match["later_day"])
            year = match["year"]
            day = _day(int(year), month, number) if year else _near(page.published, month, number)
            if day is None or day.year >= ONE_CALENDAR:
                yield _Dated(weekday, match.span("weekday"), match.span("date"), day, bool(year))


def _day(year: int, month: int, number: int) -> dt.date | None:
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def _near(published: str | None, month: int, number: int) -> dt.date | None:
    """Return the day of that name near the publication, None where it lies too far off to be sure of its year."""
    try:
        today = dt.date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
    days = [day for year in (-1, 0, 1) if (day := _day(today.year + year, month, number))]
    return next((day for day in days if -RECENT <= (day - today).days <= SOON), None)


def _fits_a_year(page: Page, one: _Dated) -> bool:
    """Return whether the weekday is right in a year that the text names."""
    if one.day is None:
        return False
    years = {int(year) for year in _YEAR.findall(page.text)} - {one.day.year}
    days = [_day(year, one.day.month, one.day.day) for year in years]
    return any(day is not None and day.weekday() == one.weekday for day in days)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    part = pieces()
    date = (
        rf"(?P<date>(?:(?P<day>{part['day']})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<month>{part['month']})"
        rf"|(?P<later_month>{part['month']})\s+(?P<later_day>{part['day']})(?:st|nd|rd|th)?)(?!\w)"
        r"(?:,?\s+(?P<year>(?:1\d|20)\d\d)\b(?!\s*(?:hours|hrs)))?)"
    )
    weekday = rf"\b(?P<weekday>{part['weekday']})"
    # "March 14-15", "March 13 and 14", "14 to 16 March" are no one day.
    one_day = r"(?!\s*[-–—/]\s*\d)(?!,?\s+(?:and|to|or|through|until)\s+(?:the\s+)?\d)(?![:.]\d)"
    of_day = r"(?:\s+(?:morning|afternoon|evening|night))?"
    return (
        re.compile(rf"{weekday}{of_day},?\s+(?:the\s+)?{date}{one_day}", re.IGNORECASE),
        re.compile(rf"{weekday}{of_day}\s*\(\s*{date}\s*\)", re.IGNORECASE),
        re.compile(rf"\b{date}\s*(?:\(\s*|,\s*a\s+|,\s+which\s+(?:is|was)\s+a\s+){weekday}\b", re.IGNORECASE),
    )
