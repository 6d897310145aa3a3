import datetime as dt

import pytest

from stemma.text.times.periods import Period, day_of, period_of

DAY = dt.date(2031, 3, 5)


@pytest.mark.parametrize(
    ("grain", "value", "last"),
    [
        ("day", "2031-03-05", "2031-03-05"),
        ("week", "2031-W10", "2031-03-09"),
        ("weekend", "2031-W10-WE", "2031-03-09"),
        ("month", "2031-03", "2031-03-31"),
        ("quarter", "2031-Q1", "2031-03-31"),
        ("half", "2031-H1", "2031-06-30"),
        ("season", "2031-SP", "2031-05-31"),
        ("year", "2031", "2031-12-31"),
        ("decade", "203X", "2039-12-31"),
        ("century", "20XX", "2099-12-31"),
    ],
)
def test_a_day_lies_in_one_period_of_each_grain(grain: str, value: str, last: str) -> None:
    period = period_of(DAY, grain)
    assert (period.value, period.last.isoformat()) == (value, last)


def test_january_belongs_to_the_winter_of_the_year_before() -> None:
    assert period_of(dt.date(2031, 1, 9), "season") == Period("season", dt.date(2030, 12, 1))


def test_periods_are_stepped_through_by_their_own_length() -> None:
    stepped = period_of(DAY, "month").shifted(-3)
    assert stepped is not None
    assert stepped.value == "2030-12"
    weekend = period_of(DAY, "weekend").shifted(-1)
    assert weekend is not None
    assert (weekend.first.isoformat(), weekend.last.isoformat()) == ("2031-03-01", "2031-03-02")


def test_beyond_the_calendar_there_is_nothing() -> None:
    assert period_of(DAY, "year").shifted(-5000) is None
    assert period_of(DAY, "day").shifted(10**12) is None
    assert day_of(2031, 2, 30) is None
    assert day_of(2031, 13, 1) is None
    assert Period("year", dt.date(9999, 1, 1)).last == dt.date.max
