import pytest
from tests.support.checked import checked, words

from stemma.stages.claims.checks.listed_names import check_names


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("Five people died: Ada Lind, Bo Ek, Eva Sol and Jan Brack.", False),
        ("Four people died: Ada Lind, Bo Ek, Eva Sol and Jan Brack.", True),
        ("The four victims were identified as Ada Lind, 34, Bo Ek, 23, and Eva Sol, 5.", False),
        ("The three victims were identified as Ada Lind, 34, Bo Ek, 23, and Eva Sol, 5, all of Sella.", True),
        ("The two victims were identified as Ada Lind, 34, of Sella, and Bo Ek, 23, of Brack.", True),
        ("The couple's three children: Ada, 8; Bo, 5; and Eva, 2.", True),
        ("It sails to three ports: Brack, Sella, Norwick and Varnmouth.", False),
        ("The firm owns three papers: Herald and Post, Argus and Echo.", True),
    ],
)
def test_a_number_is_held_against_the_list_behind_it(text: str, fits: bool) -> None:  # noqa: FBT001 - the expected outcome
    assert [one.fits for one in checked(check_names, text)] == [fits]


@pytest.mark.parametrize(
    "text",
    [
        "Five people died, among them: Ada Lind and Bo Ek.",
        "At least five people died: Ada Lind and Bo Ek.",
        "One of the five people died: Ada Lind and Bo Ek.",
        "Five people died: Ada Lind, Bo Ek and three others.",
        "Five people died: Ada Lind, Bo Ek, Eva Sol.",
        "Five people died: Ada Lind, mayor of Brack, Bo Ek and a child.",
        "Five people died: they had been asleep and Ada woke.",
        "It opens in two cities: Sella, Norland, and Brack, Norland.",
        "Two boats reached the last four: Swift, Heron, Egret and Tern.",
        "They were led by three moderates: Lind and Govs. Ek and Sol came.",
        "The five-man crew: Ada Lind and Bo Ek.",
    ],
)
def test_it_is_silent_where_number_or_list_are_open(text: str) -> None:
    assert checked(check_names, text) == []


def test_number_and_list_are_shown() -> None:
    text = "Five people died: Ada Lind, Bo Ek, Eva Sol and Jan Brack."
    (one,) = checked(check_names, text)
    assert words(one, text) == ["Five", "Ada Lind, Bo Ek, Eva Sol and Jan Brack"]
    assert one.why == "5 are told of, and the list names 4: the number or the list is off"
