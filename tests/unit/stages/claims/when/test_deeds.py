from collections.abc import Sequence

import pytest
from tests.support.asserted import asserted, story

from stemma.model import Proposition, Rows, Verdict
from stemma.stages.claims import weigh_claims

ONE = "Ada Lind, 24, who actually fought in Vintra’s Sella valley in 2031, now trains recruits and has lost an ear."
OTHER = "“They will fall,” said Ada Lind, another Vintran fighter who has already fought in Sella in 2029."


def deeds(text: str) -> list[tuple[str, tuple[str, ...], str]]:
    found = asserted(text, published="2033-03-05")
    return [(one.doer, one.deed, one.normalised) for one in found if one.kind == "when"]


def years(texts: dict[str, str], lineages: Sequence[Sequence[str]]) -> list[Proposition]:
    found = Rows(weigh_claims(story(texts, lineages=lineages))).of(Proposition)
    return [one for one in found if one.slot == "when (fought)" and len(one.values) > 1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ONE, ("lind", ("sella", "vintra"), "2031")),
        (OTHER, ("lind", ("sella",), "2029")),
        ("Ada Lind fought in Sella in 2031.", ("lind", ("sella",), "2031")),
        ("Ada Lind fought in the valley in 2031.", ("", (), "2031")),
        ("She fought in Sella in 2031.", ("", (), "2031")),
        ("The army fought in Sella in 2031.", ("", (), "2031")),
        ("Ada Lind fought in Sella in May 2031.", ("", (), "2031-05")),
    ],
)
def test_a_deed_has_a_named_person_a_place_and_a_year(text: str, expected: tuple[str, tuple[str, ...], str]) -> None:
    assert deeds(text) == [expected]


def test_a_sentence_of_several_years_lists_and_dates_no_deed() -> None:
    assert [found[0] for found in deeds("Ada Lind fought in Sella in 2029, and in Brack in 2031.")] == ["", ""]


def test_copies_that_date_a_deed_otherwise_are_bent_although_their_sentences_are_not_aligned() -> None:
    (one,) = years({"a": ONE, "b": OTHER}, [["a", "b"]])
    assert one.verdict is Verdict.TRANSMISSION
    assert sorted(value.value for value in one.values) == ["2029", "2031"]
    assert "what one person did" in one.why


def test_independent_texts_may_tell_of_two_deeds() -> None:
    assert years({"a": ONE, "b": OTHER}, [["a"], ["b"]]) == []


@pytest.mark.parametrize(
    "other",
    [
        OTHER.replace("Lind", "Venn"),
        OTHER.replace("Sella", "Brack"),
        OTHER.replace("fought", "broke ranks"),
    ],
    ids=["another person", "another place", "another verb"],
)
def test_another_deed_is_no_other_reading(other: str) -> None:
    assert years({"a": ONE, "b": other}, [["a", "b"]]) == []
