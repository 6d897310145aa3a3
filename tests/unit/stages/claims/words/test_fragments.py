from collections.abc import Sequence

import pytest
from tests.support.asserted import asserted, story

from stemma.model import Proposition, Rows, Verdict
from stemma.stages.claims import weigh_claims
from stemma.stages.claims.words.fragments import KIND


def otherwise(*texts: str, lineages: Sequence[Sequence[str]] | None = None) -> list[Proposition]:
    held = dict(zip("abcdef", texts, strict=False))
    rows = story(held, lineages=lineages or [[key] for key in held])
    return [one for one in Rows(weigh_claims(rows)).of(Proposition) if one.kind == KIND]


FRAGMENT = "Lind said that the board never meant to be a “national guardian.”"


def test_two_words_in_marks_are_a_claim() -> None:
    assert [one.normalised for one in asserted(FRAGMENT, KIND)] == ["national guardian"]


@pytest.mark.parametrize(
    "text", ["They sang “Northern Lights” at noon.", "It was “a mess”.", "He said that it was “very very bad”."]
)
def test_names_small_words_and_longer_quotations_are_no_fragment(text: str) -> None:
    assert asserted(text, KIND) == []


@pytest.mark.parametrize(
    "text",
    [
        "“We are not the judge and nationality guardian of all that,” Lind said.",
        "The board had played “nationalist guardian”, Lind said.",
    ],
)
def test_one_word_ends_otherwise(text: str) -> None:
    (one,) = otherwise(FRAGMENT, text)
    assert one.verdict is Verdict.GRANULARITY


@pytest.mark.parametrize(
    "text",
    [
        "“We are not the judge and national guardian of all that,” Lind said.",
        "“We are not the judge and national guardians of all that,” Lind said.",
        "The board had played “local guardian”, Lind said.",
        "The board had played nationality guardian, Lind said.",
    ],
)
def test_the_same_words_other_words_and_words_without_marks_are_no_difference(text: str) -> None:
    assert otherwise(FRAGMENT, text) == []


def test_copies_are_told_by_collation() -> None:
    texts = (FRAGMENT, "The board had played “nationality guardian”, Lind said.")
    assert otherwise(*texts, lineages=[["a", "b"]]) == []
