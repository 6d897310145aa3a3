from collections.abc import Sequence

import pytest
from tests.support.asserted import story

from stemma.model import Proposition, Rows, Verdict
from stemma.stages.claims import weigh_claims


def counted(*texts: str, lineages: Sequence[Sequence[str]] | None = None) -> list[Proposition]:
    held = dict(zip("abcdef", texts, strict=False))
    rows = story(held, lineages=lineages or [[key] for key in held])
    return [one for one in Rows(weigh_claims(rows)).of(Proposition) if one.rule == "one counts them"]


FOUR = "The letters were found when his daughter opened four steel boxes in the attic of the mill."


@pytest.mark.parametrize(
    "text",
    [
        "His daughter said that the letters lay in a steel box in the attic.",
        "His daughter said that the letters lay in a rusty old steel box in the attic.",
        "The letters come from his steel boxes, which his daughter kept in the attic.",
        "The letters come from the steel boxes that his daughter kept in the attic.",
    ],
)
def test_one_text_counts_what_the_other_tells_of(text: str) -> None:
    (one,) = counted(FOUR, text)
    assert one.verdict is Verdict.GRANULARITY
    assert one.slot == "number of steel boxes"


@pytest.mark.parametrize(
    "text",
    [
        "A dealer sold a steel box to a museum.",
        "His daughter said that the letters lay in three steel boxes in the attic.",
        "His daughter said that the letters lay in three other rusty steel boxes in the attic.",
        "His daughter said that the letters lay in a box in the attic.",
        "His daughter counted four steel boxes. She took a steel box with letters from the attic.",
    ],
)
def test_other_sentences_and_texts_that_count_them_too_are_left(text: str) -> None:
    assert counted(FOUR, text) == []


def test_people_and_things_with_a_name_are_left() -> None:
    people = "The letters were found when four young sailors opened the attic of the mill."
    assert counted(people, "The letters were found by young sailors in the attic of the mill.") == []
    held = "The letters were found when four harbour officials opened the attic of the mill."
    assert counted(held, "The letters were found by a former harbour official in the attic of the mill.") == []
    prizes = "The film about the mill won four Brack Prizes for its letters."
    assert counted(prizes, "The film about the mill had won Brack Prizes for its letters.") == []


def test_things_that_are_pointed_at_were_counted_before() -> None:
    pointed = "The letters were found when his daughter opened the four steel boxes in the attic."
    assert counted(pointed, "The letters lay in a steel box that his daughter kept in the attic.") == []


def test_copies_are_told_by_collation() -> None:
    texts = (FOUR, "The letters were found when his daughter opened a steel box in the attic of the mill.")
    assert counted(*texts, lineages=[["a", "b"]]) == []
