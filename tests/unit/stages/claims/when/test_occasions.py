import pytest
from tests.support.asserted import PUBLISHED, asserted, told

from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.extracting import Text, extract_assertions
from stemma.stages.claims.when.occasions import KIND


def occasion(text: str, published: str | None = PUBLISHED) -> Assertion:
    (one,) = asserted(text, KIND, published=published)
    return one


@pytest.mark.parametrize(
    "text",
    [
        "The harbour court ruled in February 2031.",
        "A ruling of the harbour court came in February 2031.",
        "The harbour court handed down its decision in February 2031.",
    ],
)
def test_a_deed_has_one_key_as_a_verb_and_as_a_noun(text: str) -> None:
    assert (occasion(text).key, occasion(text).earliest) == ("deed|rule", "2031-02-01")


def test_what_is_to_come_is_told_from_what_has_been() -> None:
    assert occasion("The court is likely to rule in April.").planned
    assert not occasion("The court ruled in February.").planned


def test_by_a_month_is_up_to_its_end() -> None:
    assert occasion("The court is due to issue a ruling by the end of June.").modifier == "by"
    assert occasion("The court is due to issue a ruling in June.").modifier == "exact"


@pytest.mark.parametrize(
    "text",
    [
        # The day is that of the saying.
        "The council said on Monday that the harbour would open.",
        # A year before a noun is no moment of the deed.
        "Nobody knew of the 2029 study when Ada Lind died.",
        # What is announced is announced often.
        "The council announced a plan for the harbour on Monday.",
        # A date that was read in part.
        "Ada Lind died in July, 11, 2030.",
    ],
)
def test_moments_of_something_else_are_left_out(text: str) -> None:
    assert asserted(text, KIND) == []


def test_what_was_announced_is_a_deed() -> None:
    assert occasion("The plan was announced on Monday.").key == "deed|announce"


def test_a_text_without_a_day_reads_months_from_that_of_its_story() -> None:
    text = told("w", "Ada Lind died last August. The court ruled on Monday.", published=None)
    around = Text(text.witness, text.zones, text.sentences, around="2031-03-05")
    found = {one.value: one.earliest for one in extract_assertions(around) if one.kind == KIND}
    assert found == {"last August": "2030-08-01"}


def test_names_of_the_sentence_and_who_does_it_are_kept() -> None:
    one = occasion("Early on Judge Brack ruled in February 2031.")
    assert "brack" in one.owner
    assert "brack" in one.narrowing
