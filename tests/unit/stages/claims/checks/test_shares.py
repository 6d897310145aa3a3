import pytest
from tests.support.checked import checked, words

from stemma.stages.claims.checks.shares import check_shares


def test_shares_of_one_whole_that_come_to_more_than_it_do_not_fit() -> None:
    text = "In the vote 62 percent said yes, 31 percent said no and 15 percent were undecided."
    (one,) = checked(check_shares, text)
    assert not one.fits
    assert words(one, text) == ["62 percent", "31 percent", "15 percent"]
    assert one.why == (
        "the shares come to 108 percent, though the last of them takes what the others leave: one of them is off"
    )


@pytest.mark.parametrize(
    "text",
    [
        "In the vote 62% said yes, 31% said no and 8% were undecided.",
        "In the vote 42% said yes and 8% had no opinion.",
    ],
)
def test_rounding_and_answers_left_out_fit(text: str) -> None:
    assert [one.fits for one in checked(check_shares, text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "In the vote 62 percent said yes and 55 percent said that they were tired.",
        "Of the men 62 percent said yes, and 55 percent were undecided.",
        "About 62 percent said yes, 31 percent said no and 15 percent were undecided.",
        "It rose from 62 percent, and 55 percent were undecided.",
        "Some 15 percent were undecided.",
        "In the vote 62 percent said yes; the mayor, who won 55 percent in 2028, was undecided.",
    ],
)
def test_it_is_silent_where_the_whole_is_open(text: str) -> None:
    assert checked(check_shares, text) == []
