import pytest

from stemma.text.times import TimeExpression, find_times

#: A Wednesday.
PUBLISHED = "2031-03-05"


def one(text: str) -> TimeExpression:
    (found,) = find_times(text, published=PUBLISHED)
    return found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It rains today.", "2031-03-05"),
        ("It rained yesterday.", "2031-03-04"),
        ("It will rain tomorrow.", "2031-03-06"),
        ("They met tonight.", "2031-03-05TNI"),
        ("It broke this morning.", "2031-03-05TMO"),
        ("It broke next week.", "2031-W11"),
        ("It broke this year.", "2031"),
        ("It broke early next year.", "2032"),
        ("It broke last month.", "2031-02"),
        ("It broke last decade.", "202X"),
        ("It broke on the previous Friday.", "2031-02-28"),
        ("It breaks next Friday.", "2031-03-07"),
        ("It broke five weeks ago.", "2031-W05"),
        ("It broke a year and a day earlier.", "P1Y"),
        ("It broke nearly two years ago.", "2029"),
        ("It broke in the first half of 2030.", "2030-H1"),
        ("It broke in the second quarter.", "2030-Q2"),
        ("It broke over the weekend.", "2031-W09-WE"),
        ("It will break over the weekend.", "2031-W10-WE"),
    ],
)
def test_moments_are_counted_from_the_day_of_publication(text: str, value: str) -> None:
    found = find_times(text, published=PUBLISHED)
    assert value in [time.value for time in found]


@pytest.mark.parametrize(
    ("text", "rough"),
    [
        ("about two years ago", "APPROX"),
        ("nearly two years ago", "LESS_THAN"),
        ("more than two weeks", "MORE_THAN"),
        ("at least 30 days", "EQUAL_OR_MORE"),
        ("up to 180 days", "EQUAL_OR_LESS"),
        ("early next week", "START"),
        ("late last year", "END"),
        ("mid-November 2030", "MID"),
    ],
)
def test_what_makes_a_time_rough_is_kept(text: str, rough: str) -> None:
    assert one(text).rough == rough


def test_that_day_is_not_placed_by_a_year() -> None:
    year, day = find_times("The pier burned in 1998. That day it rained.", published=PUBLISHED)
    assert year.value == "1998"
    assert day.earliest is None


def test_that_year_is_placed_by_a_day() -> None:
    _, year = find_times("The pier burned on 4 May 1998. Later that year it was rebuilt.", published=PUBLISHED)
    assert year.value == "1998"


@pytest.mark.parametrize(
    ("text", "value"), [("now", "PRESENT_REF"), ("recently", "PAST_REF"), ("previously", "PAST_REF")]
)
def test_words_for_no_moment_in_particular_have_no_place(text: str, value: str) -> None:
    found = one(f"It is {text} so.")
    assert (found.value, found.earliest) == (value, None)


def test_a_year_ago_without_a_quarter_is_a_year() -> None:
    assert one("a year ago").value == "2030"
    assert one("the year-ago period").value == "2030"


@pytest.mark.parametrize(
    ("text", "value", "earliest", "latest"),
    [
        ("Sales fell in the quarter ended Jan. 31.", "2030-Q4", "2030-11-01", "2031-01-31"),
        ("Sales fell in the second quarter ended Jan. 31.", "2030-Q2", "2030-11-01", "2031-01-31"),
        ("Sales fell in the quarter ending July 2.", "2030-Q2", "2030-04-01", "2030-06-30"),
    ],
)
def test_a_quarter_of_a_firm_is_on_the_days_with_which_it_ended(
    text: str, value: str, earliest: str, latest: str
) -> None:
    found = find_times(text, published=PUBLISHED)[0]
    assert (found.value, found.earliest, found.latest) == (value, earliest, latest)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It had sales of 5 million for the year ended March 31.", "P1Y"),
        ("Earnings will be lower for the fiscal year.", "2031"),
        ("Earnings were lower last fiscal year.", "2030"),
        ("It rained over the past year.", "P1Y"),
        ("It will rain over the next decade.", "P10Y"),
        ("It rained in the last few weeks.", "PXW"),
        ("He came in August 2029. The next month, he left.", "2029-09"),
        ("They mourn the death last month of Lund.", "2031-02"),
    ],
)
def test_years_of_firms_and_stretches_that_end_now(text: str, value: str) -> None:
    assert value in [time.value for time in find_times(text, published=PUBLISHED)]


@pytest.mark.parametrize(
    "text",
    [
        "They scored in the first half.",
        "It rained in the second half of July.",
        "It rained in the last week of the trial.",
        "They meet on Friday nights.",
        "They slept at the Days Inn.",
    ],
)
def test_halves_of_matches_nights_of_every_week_and_names_are_no_moments(text: str) -> None:
    assert not [time for time in find_times(text, published=PUBLISHED) if time.rule != "month"]
