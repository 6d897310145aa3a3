import msgspec
import pytest
from tests.support.quoted import quotations_in, report

from stemma.model import Quotation, SpeakerForm
from stemma.stages.quotes.likeness import Agreement, common_stems, speakers_agree, wording


def quotation(speaker: str | None, form: SpeakerForm | None = SpeakerForm.NAME, entity: str | None = None) -> Quotation:
    (one,) = quotations_in("“We waited for an hour,” Brask said.")
    return msgspec.structs.replace(one, speaker_name=speaker, speaker_form=form, speaker=entity)


@pytest.mark.parametrize(
    ("left", "right", "agreement"),
    [
        ("Ilan Brask", "Brask", Agreement.AGREE),
        ("Ilan Brask", "Ilan Brasck", Agreement.AGREE),
        ("Ilan Brask", "Mila Orvane", Agreement.DIFFER),
        ("Ilan Brask", None, Agreement.OPEN),
    ],
)
def test_names_agree_by_their_last_word(left: str, right: str | None, agreement: Agreement) -> None:
    assert speakers_agree(quotation(left), quotation(right)) is agreement
    assert speakers_agree(quotation(right), quotation(left)) is agreement


def test_a_description_leaves_it_open() -> None:
    assert speakers_agree(quotation("Brask"), quotation("the guard", SpeakerForm.DESCRIPTION)) is Agreement.OPEN


def test_a_pronoun_that_stands_for_another_name_differs() -> None:
    assert speakers_agree(quotation("Brask"), quotation("Orvane", SpeakerForm.PRONOUN)) is Agreement.DIFFER


def test_entities_decide_where_both_are_known() -> None:
    assert speakers_agree(quotation("Brask", entity="x"), quotation("Orvane", entity="x")) is Agreement.AGREE
    assert speakers_agree(quotation("Brask", entity="x"), quotation("Brask", entity="y")) is Agreement.DIFFER


def test_a_direct_wording_is_its_parts_and_a_retold_one_leaves_that_out() -> None:
    text = "“We waited,” Brask said, “for an hour.”"
    (one,) = quotations_in(text)
    assert wording(one, text, "en").text == "We waited, for an hour."
    text = "Brask said that they waited."
    (one,) = quotations_in(text)
    assert wording(one, text, "en").text == "they waited"


def test_small_words_are_no_content() -> None:
    text = "Brask said that they had waited for the ferry."
    (one,) = quotations_in(text)
    made = wording(one, text, "en")
    assert made.stems == ("wait", "ferri")
    assert made.folds == ("they", "had", "waited", "for", "the", "ferry")


def test_common_stems_keep_their_order() -> None:
    assert common_stems(("a", "b", "c"), ("a", "x", "c")) == 2
    assert common_stems(("a", "b"), ("b", "a")) == 1
    assert common_stems((), ("a",)) == 0


def test_a_witness_has_the_language_that_its_stems_follow() -> None:
    text = report("“We waited,” Brask said.").text
    (one,) = quotations_in(text)
    assert wording(one, text, None).stems == wording(one, text, "en").stems
