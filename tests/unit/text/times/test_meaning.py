import datetime as dt

import pytest

from stemma.model import Precision
from stemma.text.times.meaning import TimeKind, length_of, placed, unplaced
from stemma.text.times.periods import Period


@pytest.mark.parametrize(
    ("count", "unit", "length"),
    [
        (3, "year", "P3Y"),
        (2, "week", "P2W"),
        (90, "minute", "PT90M"),
        (1.5, "hour", "PT1.5H"),
        (2, "decade", "P20Y"),
        (3, "quarter", "P9M"),
        (1, "century", "P100Y"),
        (1, "fortnight", "P2W"),
        (None, "day", "PXD"),
        (None, "second", "PTXS"),
    ],
)
def test_lengths_are_written_as_iso_8601_writes_them(count: float | None, unit: str, length: str) -> None:
    assert length_of(count, unit) == length


def test_a_period_gives_both_ends_and_its_precision() -> None:
    meaning = placed(Period("month", dt.date(2031, 2, 1)), "START")
    assert meaning is not None
    assert (meaning.earliest, meaning.latest, meaning.precision) == ("2031-02-01", "2031-02-28", Precision.MONTH)
    assert (meaning.value, meaning.rough, meaning.kind) == ("2031-02", "START", TimeKind.DATE)


def test_a_part_of_a_day_is_a_time_of_that_day() -> None:
    meaning = placed(Period("day", dt.date(2031, 2, 1)), sign="TNI")
    assert meaning is not None
    assert (meaning.value, meaning.kind, meaning.earliest) == ("2031-02-01TNI", TimeKind.TIME, "2031-02-01")


def test_no_period_no_meaning() -> None:
    assert placed(None) is None


def test_what_is_not_placed_has_a_value_and_no_ends() -> None:
    meaning = unplaced("P3Y", TimeKind.DURATION, "APPROX")
    assert (meaning.value, meaning.earliest, meaning.latest, meaning.rough) == ("P3Y", None, None, "APPROX")
