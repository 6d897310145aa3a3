import pytest
from tests.support.asserted import asserted, phrase

from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.sentences.surnames import know_surnames, surname_of


def persons(text: str) -> list[Assertion]:
    return [one for one in asserted(text) if one.kind == "person"]


def test_a_surname_stands_for_the_whole_name_that_the_text_tells() -> None:
    found = persons("Police came for Ada Lind, 24, at noon. Lind was pronounced dead at the scene.")
    assert [(one.subject, one.happening, one.age, one.alone) for one in found] == [("Ada Lind", "killed", 24, True)]


def test_a_first_name_does_so_too() -> None:
    found = persons("A 6-year-old girl, identified as Eva Sol, was playing. Eva was shot in the arm.")
    assert [(one.subject, one.happening) for one in found] == [("Eva Sol", "shot")]


def test_the_sex_that_a_text_tells_of_a_name_goes_with_it() -> None:
    sentences = [phrase("The victim was a sailor, 20-year-old woman Ada Lind."), phrase("Lind was hurt.")]
    know_surnames(sentences)
    (lind,) = sentences[1].people
    assert (lind.name, lind.head, lind.alone) == ("Ada Lind", "woman", True)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lind, 24, and Bo Lind, 30, were at sea. Lind was killed.",
        "Ada Young, 24, was at sea. Young sailors were killed.",
        "Ada Ek, 24, was at sea. Ek was killed.",
        "Ada Lind of Sella was at sea. Lind was killed.",
        "Ada Street, 24, was at sea. Street was killed.",
    ],
)
def test_a_word_that_two_bear_or_that_may_be_another_stands_for_nobody(text: str) -> None:
    assert not [one for one in persons(text) if one.alone]


def test_a_name_alone_does_what_no_was_makes_undergone() -> None:
    text = "The suspect is Ada Lind, 24. Lind shot into the crowd."
    assert not [one for one in persons(text) if one.happening == "shot"]


@pytest.mark.parametrize(
    ("name", "expected"), [("Ada Lind", "Lind"), ("Bo Lind Jr.", "Lind"), ("Bo Lind III", "Lind"), ("", "")]
)
def test_what_follows_a_surname_is_none(name: str, expected: str) -> None:
    assert surname_of(name) == expected
