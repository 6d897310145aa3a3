from typing import Any

import msgspec
from tests.support.asserted import asserted, told

from stemma.model import Part, Quotation, QuotationForm
from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.extracting import Text, extract_assertions

TEXT = "“We rang the bell and knocked on every door,” said Ottoline Brack."


def quoting(text: Text, *parts: str, **changes: Any) -> list[Assertion]:  # noqa: ANN401 - any field of a quotation
    """Return what a text asserts that quotes these words of it in one quotation."""
    written = text.witness.text
    spans = [Part(start=written.index(part), end=written.index(part) + len(part)) for part in parts]
    quotation = Quotation(
        id="q",
        witness=text.witness.id,
        start=spans[0].start,
        end=spans[-1].end,
        parts=spans,
        form=QuotationForm.DIRECT,
        speaker=None,
        speaker_start=None,
        speaker_end=None,
        cue_start=None,
        cue_end=None,
        told_to=None,
        garbled=False,
        score=0.9,
    )
    given = [msgspec.structs.replace(quotation, **changes)]
    return list(extract_assertions(Text(text.witness, text.zones, text.sentences, given)))


def test_words_in_marks_are_a_claim_of_their_own() -> None:
    (one,) = asserted(TEXT, "wording")
    assert one.value == "We rang the bell and knocked on every door,"
    assert one.normalised == "we rang the bell and knocked on every door"
    assert one.context == ("bell", "door", "everi", "knock", "rang")


def test_a_sentence_in_marks_may_begin_with_a_number() -> None:
    found = asserted("“We rang the bell in Brack. 300 doors on the dyke were shut,” said Ada Venn.", "wording")
    assert [one.value for one in found] == ["We rang the bell in Brack.", "300 doors on the dyke were shut,"]
    (one,) = asserted("“We rang the bell on Sept. 11 and in hall No. 10 of Brack,” said Ada Venn.", "wording")
    assert one.value.startswith("We rang")
    assert one.value.endswith("Brack,")


def test_who_spoke_is_no_words_of_anybody_where_marks_are_the_wrong_way_round() -> None:
    assert asserted("It holds, “said Ottoline Brack of the board.”", "wording") == []
    (one,) = asserted("“Said is not done in this harbour,” he wrote.", "wording")
    assert one.value.startswith("Said is")


def test_a_title_in_marks_is_none() -> None:
    assert asserted("She sang “Old Dyke” at noon.", "wording") == []


def test_quotations_that_are_given_bring_their_speakers() -> None:
    text = told("w", TEXT)
    found = quoting(text, "We rang the bell and knocked on every door,", speaker="brack", told_to="Norwire")
    (one,) = [one for one in found if one.kind == "wording"]
    assert (one.speaker, one.told_to, one.subject) == ("brack", "Norwire", "brack")


def test_what_is_claimed_in_somebodys_words_is_theirs() -> None:
    words = "“Three people were killed here,” said Ottoline Brack."
    text = told("w", words)
    found = quoting(text, "Three people were killed here,", speaker="brack")
    (one,) = [one for one in found if one.kind == "count"]
    assert (one.speaker, one.hedge) == ("brack", "said")


def test_what_the_writer_tells_between_two_parts_is_not_the_speakers() -> None:
    text = told("w", "“It was loud,” Brack said after 12 boats sank. “We saw 40 boats in the bay.”")
    found = quoting(text, "It was loud,", "We saw 40 boats in the bay.", speaker="brack", rule="words-first")
    assert [(one.value, one.speaker) for one in found if one.kind == "figure"] == [("12", None), ("40", "brack")]


def test_where_marks_close_and_open_inside_nobody_knows_what_was_said() -> None:
    text = told("w", "He wrote that it “never was worse,” blaming ‘‘many years of neglect!’’ again.")
    found = quoting(text, "never was worse,” blaming ‘‘many years of neglect!", garbled=True)
    assert [one for one in found if one.kind == "wording"] == []


def test_a_title_before_a_name_ends_no_quoted_sentence() -> None:
    (one,) = asserted("“The files show that Dr. Lind wrote most of the letter,” she said.", "wording")
    assert one.value == "The files show that Dr. Lind wrote most of the letter,"


def test_words_in_marks_beside_those_of_somebody_are_claims_too() -> None:
    text = told("w", "The study found that it “would clearly be a burden” and “helpful to all the others” there.")
    found = quoting(text, "would clearly be a burden", form=QuotationForm.MIXED)
    values = [one.value for one in found if one.kind == "wording"]
    assert values == ["would clearly be a burden", "helpful to all the others"]


def test_a_quotation_inside_one_is_one_breath_with_it() -> None:
    said = [
        '"You will have no `Fine, I took it. I took it all,\'" said Ada Venn.',
        "“You will have no ‘Fine, I took it. I took it all,’” she said.",
    ]
    assert [len(asserted(text, "wording")) for text in said] == [1, 1]
