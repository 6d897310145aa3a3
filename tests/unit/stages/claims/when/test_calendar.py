import pytest
from tests.support.asserted import asserted

from stemma.stages.claims.when.calendar import Stretch, inside, overlap, parts_of_a_day, stretch_of

JUNE = Stretch("2031-06-01", "2031-06-30")


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [("--06", "06-01", "06-30"), ("--02", "02-01", "02-29"), ("--12", "12-01", "12-31"), ("--06-05", "06-05", "06-05")],
)
def test_a_month_or_a_date_without_its_year_is_a_stretch(value: str, first: str, last: str) -> None:
    assert stretch_of(value, None, None) == Stretch(first, last)


def test_a_weekday_alone_has_no_place() -> None:
    assert stretch_of("-W-3", None, None) is None


def test_a_date_without_its_year_lies_inside_the_month_of_one() -> None:
    assert inside(Stretch("06-05", "06-05"), JUNE)
    assert not inside(Stretch("07-05", "07-05"), JUNE)


def test_a_whole_year_is_no_place_for_a_date_without_one() -> None:
    assert not inside(Stretch("06-05", "06-05"), Stretch("2031-01-01", "2031-12-31"))


def test_what_is_due_by_a_month_may_come_in_the_one_before() -> None:
    assert Stretch("2031-07-01", "2031-07-31").opened() == Stretch("2031-05-31", "2031-07-31")
    assert Stretch("07-01", "07-31").opened() == Stretch("05-31", "07-31")
    assert JUNE.days == 30


def test_moments_with_a_day_in_common_overlap() -> None:
    assert overlap(JUNE, Stretch("2031-06-30", "2031-07-31"))
    assert not overlap(JUNE, Stretch("2031-07-01", "2031-07-31"))
    assert not overlap(JUNE, Stretch("06-01", "06-30"))


def test_a_year_is_left_out_on_both_sides() -> None:
    assert JUNE.without_year() == Stretch("06-01", "06-30")
    assert inside(Stretch("2031-06-05", "2031-06-05"), Stretch("06-01", "06-30"))


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("on Tuesday night", "on Tuesday", ("NI", "")),
        ("on Tuesday night", "on Tuesday morning", ("NI", "MO")),
        ("on Tuesday night", "on Tuesday night", None),
        ("on Tuesday night", "on Monday", None),
    ],
)
def test_parts_are_of_one_day(left: str, right: str, expected: tuple[str, str] | None) -> None:
    ((one,), (other,)) = (asserted(f"“It held,” she said {when}.", "said-when") for when in (left, right))
    assert parts_of_a_day(one, other) == expected
