"""Stretches of the calendar: days, weeks, months, quarters, seasons, years, decades and centuries."""

import calendar
import datetime as dt

import msgspec

from stemma.model import Precision

#: Months of a period that is made of months.
_MONTHS = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
#: Days from one such period to the next.
_DAYS = {"day": 1, "weekend": 7, "week": 7, "fortnight": 14}
#: Coarsest first unit that holds a period: the ends say more, the precision never says too much.
_PRECISION = {
    "day": Precision.DAY,
    "weekend": Precision.MONTH,
    "week": Precision.MONTH,
    "fortnight": Precision.MONTH,
    "month": Precision.MONTH,
    "season": Precision.YEAR,
    "quarter": Precision.YEAR,
    "half": Precision.YEAR,
    "year": Precision.YEAR,
    "decade": Precision.DECADE,
    "century": Precision.CENTURY,
}
_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}


class Period(msgspec.Struct, frozen=True):
    """A stretch of the calendar by its grain and its first day."""

    grain: str
    first: dt.date

    @property
    def last(self) -> dt.date:
        """The last day that belongs to it."""
        following = self.shifted(1)
        if self.grain == "weekend":
            following = Period("day", self.first).shifted(2)
        return following.first - dt.timedelta(days=1) if following else dt.date.max

    @property
    def precision(self) -> Precision:
        """How finely it places a moment."""
        return _PRECISION[self.grain]

    @property
    def value(self) -> str:
        """The period as TIMEX3 writes it: 1998-08-07, 1998-W32, 1998-08, 1998-Q3, 1998-FA, 199X."""
        year, month = f"{self.first.year:04d}", self.first.month
        iso = self.first.isocalendar()
        week = f"{iso.year:04d}-W{iso.week:02d}"
        return {
            "day": self.first.isoformat(),
            "week": week,
            "fortnight": week,
            "weekend": f"{week}-WE",
            "month": f"{year}-{month:02d}",
            "quarter": f"{year}-Q{(month + 2) // 3}",
            "half": f"{year}-H{(month + 5) // 6}",
            "season": f"{year}-{_SEASONS.get(month, '')}",
            "year": year,
            "decade": f"{year[:3]}X",
            "century": f"{year[:2]}XX",
        }[self.grain]

    def shifted(self, steps: int) -> "Period | None":
        """Return the period so many of its own length later; None beyond the calendar."""
        try:
            return Period(self.grain, _step(self, steps))
        except (ValueError, OverflowError):
            return None


def period_of(day: dt.date, grain: str) -> Period:
    """Return the period of a grain that holds a day."""
    match grain:
        case "day":
            first = day
        case "week" | "fortnight":
            first = day - dt.timedelta(days=min(day.weekday(), (day - dt.date.min).days))
        case "weekend":
            # On a Monday to Friday, the weekend of the same week is the one to come.
            first = day + dt.timedelta(days=5 - day.weekday())
        case "season":
            month = day.month // 3 * 3 or 12
            first = dt.date(max(1, day.year - (day.month < min(_SEASONS))), month, 1)
        case "decade":
            first = dt.date(max(1, day.year // 10 * 10), 1, 1)
        case "century":
            first = dt.date(max(1, day.year // 100 * 100), 1, 1)
        case _:
            months = _MONTHS[grain]
            first = dt.date(day.year, (day.month - 1) // months * months + 1, 1)
    return Period(grain, first)


def day_of(year: int, month: int, day: int) -> Period | None:
    """Return a day, None where the calendar has no such day."""
    if not (1 <= year <= dt.MAXYEAR and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):  # noqa: PLR2004  (months of a year)
        return None
    return Period("day", dt.date(year, month, day))


def _step(period: Period, steps: int) -> dt.date:
    if period.grain in _DAYS:
        return period.first + dt.timedelta(days=_DAYS[period.grain] * steps)
    months = period.first.year * 12 + period.first.month - 1 + _MONTHS[period.grain] * steps
    return dt.date(months // 12, months % 12 + 1, 1)
