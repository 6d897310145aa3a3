import math

import pytest

from stemma.views.times import moment, spoken_time


@pytest.mark.parametrize(
    ("published", "words"),
    [
        (None, ""),
        ("2031-03-04", "4 Mar 2031"),
        ("2031-03-04T07:05:00", "4 Mar 2031, 07:05"),
        ("2031-03-04T07:05:00Z", "4 Mar 2031, 07:05 UTC"),
        ("2031-03-04T07:05:00+05:30", "4 Mar 2031, 07:05 +05:30"),
        ("early spring", "early spring"),
    ],
)
def test_a_time_is_written_as_precisely_as_it_is_stated(published: str | None, words: str) -> None:
    assert spoken_time(published) == words


def test_a_drawing_can_leave_the_zone_out() -> None:
    assert spoken_time("2031-03-04T07:05:00+05:30", zone=False) == "4 Mar 2031, 07:05"


def test_times_in_different_zones_are_ordered_by_the_moment() -> None:
    assert moment("2031-03-04T09:00:00+03:00") < moment("2031-03-04T07:00:00Z")


def test_an_unknown_time_comes_last() -> None:
    assert moment(None) == moment("early spring") == math.inf
