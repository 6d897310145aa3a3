import pytest
from tests.support.checked import checked, page, words

from stemma.stages.claims.checks.ages import check_ages
from stemma.stages.claims.checks.finding import Page


@pytest.mark.parametrize(("age", "fits"), [(39, False), (40, True), (41, True), (42, True), (43, True), (44, False)])
def test_an_age_is_held_against_the_year_of_birth_and_a_year_more_or_less_is_fine(age: int, fits: bool) -> None:  # noqa: FBT001 - the expected outcome
    text = f"Mayor Ada Lind, {age}, opened the pier. Ada Lind was born in 1989 at Brack."
    assert [one.fits for one in checked(check_ages, text)] == [fits]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lind, 30, was born in Brack in 1989.",
        "The mayor is 30-year-old Ada Lind. Ada Lind, born on 3 May 1989, has led the town.",
        "Ada Lind, 30, opened the pier. Ada Lind (born 1989) leads the town.",
    ],
)
def test_births_are_told_in_many_ways(text: str) -> None:
    (one,) = checked(check_ages, text)
    assert not one.fits
    assert words(one, text) == ["30", "1989"]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lind, 30, opened the pier. Bo Ek was born in 1989.",
        "Lind, 30, opened the pier. Lind was born in 1989.",
        "Ada Lind, then 30, opened the pier. Ada Lind was born in 1989.",
        "In 2019 Ada Lind, 30, opened the pier. Ada Lind was born in 1989.",
        "When Ada Lind, 30, was mayor the pier burned. Ada Lind was born in 1989.",
        "She was born in 1989. Ada Lind, 30, opened the pier.",
    ],
)
def test_it_is_silent_about_others_and_about_other_times(text: str) -> None:
    assert checked(check_ages, text) == []


def test_without_a_year_of_the_report_nothing_is_held_against_anything() -> None:
    assert checked(check_ages, "Ada Lind, 30, came. Ada Lind was born in 1989.", published=None) == []


def test_names_that_are_resolved_to_one_person_are_one_person() -> None:
    text = "Ada Lind, 30, opened the pier. Lind was born in 1989."
    plain = page(text)
    named = {(0, 8): "ada", (31, 35): "ada"}
    (one,) = check_ages(Page(plain.text, plain.spans, plain.published, named))
    assert not one.fits
    assert list(check_ages(Page(plain.text, plain.spans, plain.published, {(0, 8): "ada", (31, 35): "bo"}))) == []
