import pytest
from tests.support.checked import checked, words

from stemma.stages.claims.checks.weekdays import TAKEN, WRITTEN, check_weekdays


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("It broke on Tuesday, 4 March 2031.", True),
        ("It broke on Wednesday, 4 March 2031.", False),
        ("It broke on Wednesday, March 4th, 2031, at noon.", False),
        ("It broke on Monday night, March 4, 2031.", False),
        ("It broke on Wednesday (4 March 2031) at noon.", False),
        ("It broke on 4 March 2031, a Wednesday.", False),
        ("It broke on 4 March 2031 (Tuesday).", True),
        ("It broke on Wed., Mar. 4, 2031.", False),
    ],
)
def test_a_weekday_is_held_against_the_date_beside_it(text: str, fits: bool) -> None:  # noqa: FBT001 - the expected outcome
    (one,) = checked(check_weekdays, text)
    assert (one.fits, one.score) == (fits, WRITTEN)


def test_both_are_shown_with_their_exact_words_and_neither_is_called_right() -> None:
    text = "It broke on Wednesday, 4 March 2031, they say."
    (one,) = checked(check_weekdays, text)
    assert words(one, text) == ["Wednesday", "4 March 2031"]
    assert one.why == "4 March 2031 was a Tuesday, and it is called a Wednesday: one of the two is off"


def test_a_date_without_a_year_is_of_the_year_of_the_publication_when_it_is_near() -> None:
    (one,) = checked(check_weekdays, "It broke on Monday, March 4.")
    assert (one.fits, one.score) == (False, TAKEN)


@pytest.mark.parametrize(
    "text",
    [
        "It broke on Monday, 14 August.",
        "It will reopen on Monday, 4 April.",
        "They met from Monday to Wednesday, March 4-6.",
        "They met on Monday and Wednesday, March 3 and 5.",
        "They met on Monday, March 4 and 5.",
        "The Friday 13 committee met.",
        "It broke on Wednesday, 31 June 2031.",
        "It broke on Wednesday, 4 March 1731.",
        "In 2030 the old pier broke on Monday, March 4.",
    ],
)
def test_it_is_silent_where_the_day_is_open(text: str) -> None:
    assert [one for one in checked(check_weekdays, text) if not one.fits] == []


def test_several_days_off_alike_tell_of_the_publication_and_not_of_the_days() -> None:
    text = "It broke on Monday, March 4. They met on Tuesday, March 5."
    assert checked(check_weekdays, text) == []
    (one,) = checked(check_weekdays, "It broke on Monday, March 4. They met on Wednesday, March 5.")[:1]
    assert not one.fits


def test_without_a_day_of_publication_only_written_years_count() -> None:
    text = "It broke on Monday, March 4. It opened on Friday, 4 March 2031."
    (one,) = checked(check_weekdays, text, published=None)
    assert words(one, text) == ["Friday", "4 March 2031"]
