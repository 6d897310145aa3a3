import pytest
from tests.support.asserted import asserted

BOARD = "number of people on board"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("A ferry carrying 212 people ran aground.", "212"),
        ("The ferry, with 209 people on board, struck the reef.", "209"),
        ("There were 209 persons aboard, Brack said.", "209"),
        ("A ferry with over 200 on board smashed into a reef.", "200.."),
    ],
)
def test_how_many_were_on_board_is_one_number_however_it_is_told(text: str, number: str) -> None:
    told = [(one.normalised, one.key) for one in asserted(text, "figure") if one.slot == BOARD]
    assert told == [(number, "figure|count|board")]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry carried 38 cars.",
        "Boats carried 212 people to safety.",
        "The ferry has 212 seats and a bar on board.",
        "The ferry had 24 sailors.",
    ],
)
def test_other_numbers_are_not_of_those_on_board(text: str) -> None:
    assert [one for one in asserted(text, "figure") if one.slot == BOARD] == []
