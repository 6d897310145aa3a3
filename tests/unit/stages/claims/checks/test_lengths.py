import pytest
from tests.support.checked import checked, words

from stemma.stages.claims.checks.lengths import check_lengths


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("She led the board for ten years, from 2011 to 2018.", False),
        ("She led the board for seven years, from 2011 to 2018.", True),
        ("She led the board for eight years, from 2011 to 2018.", True),
        ("She spent 10 years as head of the harbour board, from 2011 to 2018.", False),
        ("She led it for ten years (2011–2018).", False),
        ("She led it for eight years (2011-18).", True),
        ("It stood empty from 2011 to 2018, a period of ten years.", False),
        ("It stood empty for 18 months from 2011 to 2018.", False),
        ("It stood empty for ten years between 2011 and 2018.", False),
        ("They met for three days, from March 4 to March 6.", True),
        ("They met for three days, from March 4 to March 9.", False),
        ("They met for three days from 4 to 6 March.", True),
        ("They met for two weeks, from March 4 to March 30.", False),
        ("They met for two weeks, from March 4 to March 16.", True),
    ],
)
def test_a_length_is_held_against_its_dates(text: str, fits: bool) -> None:  # noqa: FBT001 - the expected outcome
    (one,) = checked(check_lengths, text)
    assert one.fits is fits


@pytest.mark.parametrize(
    "text",
    [
        "She led it for nearly ten years, from 2011 to 2018.",
        "She led it in the last two years, from 2011 to 2018.",
        "She served two years between 2011 and 2018.",
        "She had a ten-year sentence from 2011 to 2018.",
        "A 10-year-old boy lived there from 2011 to 2018.",
        "Ten years after the flood, they met from 2011 to 2018.",
        "She spent ten years there and worked from 2011 to 2018.",
        "They met from 2018 to 2011, for ten years.",
        "It rained for ten days. From 2011 to 2018 it did not.",
        "They met for three days, from February 30 to March 9.",
    ],
)
def test_it_is_silent_where_a_length_is_open_or_of_something_else(text: str) -> None:
    assert checked(check_lengths, text) == []


def test_the_words_on_either_side_are_shown() -> None:
    text = "She led the board for ten years, from 2011 to 2018."
    (one,) = checked(check_lengths, text)
    assert words(one, text) == ["ten years", "from 2011 to 2018"]
    assert one.why == "from 2011 to 2018 it is 7 years, and the length is told as “ten years”: one of them is off"
