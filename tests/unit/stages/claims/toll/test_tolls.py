import pytest
from tests.support.asserted import asserted


@pytest.mark.parametrize(
    ("text", "slot", "number", "moving"),
    [
        ("The death toll rose to 19 on Monday.", "people killed", "19", True),
        ("The number of people hurt rose from 14 to 19.", "people injured", "19", True),
        ("Stell put the number of hurt at 17.", "people injured", "17", False),
        ("By Friday the number of injured had climbed to at least 40.", "people injured", "40..", True),
        ("The count of missing persons stood at 12.", "people missing", "12", False),
    ],
)
def test_a_toll_is_a_number_of_those_it_counts(text: str, slot: str, number: str, *, moving: bool) -> None:
    told = [(one.slot, one.normalised, one.moving) for one in asserted(text) if one.kind == "count"]
    assert told == [(slot, number, moving)]


@pytest.mark.parametrize(
    "text",
    [
        "The number of boats rose to 19.",
        "The number of injured rose by 5.",
        "The death toll shocked all 19 towns.",
        "The number of dead is not known, said 12 divers.",
    ],
)
def test_other_numbers_are_no_toll(text: str) -> None:
    assert [one for one in asserted(text) if one.kind == "count"] == []
