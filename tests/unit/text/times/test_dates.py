import pytest

from stemma.text.times import find_times


def values(text: str, published: str = "2031-03-05") -> list[str | None]:
    return [found.value for found in find_times(text, published=published)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on March 1", "2031-03-01"),
        ("on 1st of March 2031", "2031-03-01"),
        ("on Friday, Feb. 28,", "2031-02-28"),
        ("on December 25", "2030-12-25"),
        ("by June 30", "2031-06-30"),
        ("on 3/4/2031", "2031-03-04"),
        ("on 13/4/31", "2031-04-13"),
        ("on 4/13/91", "1991-04-13"),
        ("in the '80s", "198X"),
        ("in the early 1990s", "199X"),
        ("in the nineteenth century", "18XX"),
        ("in fiscal 2029", "2029"),
        ("since year-end", "2030-12-31"),
        ("at year-end 2029", "2029-12-31"),
        ("on Christmas Eve", "2030-12-24"),
        ("last spring", "2030-SP"),
        ("next summer", "2031-SU"),
        ("in the summer of 2029", "2029-SU"),
        ("last December", "2030-12"),
        ("in late November 2029", "2029-11"),
    ],
)
def test_names_of_the_calendar(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize("text", ["on 31 February", "on 45 March", "on 13/13/2031", "in the 1st century"])
def test_days_that_no_calendar_has_are_none(text: str) -> None:
    assert not [value for value in values(text) if value and len(value) == len("2031-03-01")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They will marry in May.", "2031-05"),
        ("They married in May.", "2030-05"),
        ("They married in March.", "2031-03"),
        ("They marry in April.", "2031-04"),
    ],
)
def test_a_month_lies_behind_unless_it_is_near_or_words_look_ahead(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on Thanksgiving", "2030-11-28"),
        ("on Memorial Day 2030", "2030-05-27"),
        ("on Labor Day", "2030-09-02"),
        ("They will vote on Election Day.", "2031-11-04"),
        ("on Good Friday 2030", "2030-04-19"),
        ("on Easter Monday 2000", "2000-04-24"),
        ("on St. Patrick's Day 2030", "2030-03-17"),
        ("on the Fourth of July", "2030-07-04"),
    ],
)
def test_feasts_fall_on_weekdays_of_a_month_and_around_easter(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    "text", ["his Christmas cards", "the Halloween party", "on Easter Island", "21st Century Press", "the 2030 seasons"]
)
def test_what_is_called_after_a_day_or_a_century_is_no_moment(text: str) -> None:
    assert [value for value in values(text) if value != "2030"] == []


def test_a_feast_outside_the_calendar_has_no_day() -> None:
    assert not [value for value in values("on Easter 1500") if value and "-" in value]
