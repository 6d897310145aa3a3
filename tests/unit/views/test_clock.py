from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from stemma.views.clock import scale_of

DAYS = st.lists(st.dates(), min_size=2, max_size=30, unique=True)


@given(DAYS)
def test_days_keep_their_order_and_fill_the_width(days: list[date]) -> None:
    scale = scale_of(days, width=500.0)
    places = [scale.place(day) for day in sorted(days)]
    assert places == sorted(places)
    assert places[0] == 0
    assert abs(places[-1] - 500.0) < 1e-6


@given(DAYS, st.dates())
def test_any_day_lies_between_its_neighbours(days: list[date], day: date) -> None:
    scale = scale_of(days, width=500.0)
    earlier = [scale.place(one) for one in days if one <= day]
    later = [scale.place(one) for one in days if one >= day]
    assert max(earlier, default=0.0) <= scale.place(day) + 1e-9
    assert scale.place(day) <= min(later, default=500.0) + 1e-9


def test_a_long_gap_is_drawn_short() -> None:
    scale = scale_of([date(1956, 1, 1), date(2031, 3, 4), date(2031, 3, 6)], width=100.0)
    assert scale.place(date(2031, 3, 4)) < 95


def test_written_days_do_not_run_into_each_other() -> None:
    days = [date(2031, 3, day) for day in range(1, 30)]
    ticks = scale_of(days, width=500.0).ticks(days, apart=90.0)
    assert all(after.x - before.x >= 90 for before, after in pairwise(ticks))
    assert ticks[0].day == date(2031, 3, 1)


def test_one_day_and_none_have_a_scale_too() -> None:
    assert scale_of([], width=100.0).place(date(2031, 3, 4)) == 0
    assert scale_of([date(2031, 3, 4)], width=100.0).place(date(1956, 1, 1)) == 0
