from tests.support.asserted import asserted, told

from stemma.model import Part, Quotation, QuotationForm
from stemma.stages.claims.extracting import Text, extract_assertions

TEXT = "“We rang the bell and knocked on every door,” said Ottoline Brack."


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
    quotation = Quotation(
        id="q",
        witness="w",
        start=1,
        end=44,
        parts=[Part(start=1, end=44)],
        form=QuotationForm.DIRECT,
        speaker="brack",
        speaker_start=None,
        speaker_end=None,
        cue_start=None,
        cue_end=None,
        told_to="Norwire",
        garbled=False,
        score=0.9,
    )
    found = extract_assertions(Text(text.witness, text.zones, text.sentences, [quotation]))
    (one,) = [one for one in found if one.kind == "wording"]
    assert (one.speaker, one.told_to, one.subject) == ("brack", "Norwire", "brack")


def test_what_is_claimed_in_somebodys_words_is_theirs() -> None:
    words = "“Three people were killed here,” said Ottoline Brack."
    text = told("w", words)
    quotation = Quotation(
        id="q",
        witness="w",
        start=1,
        end=31,
        parts=[Part(start=1, end=31)],
        form=QuotationForm.DIRECT,
        speaker="brack",
        speaker_start=None,
        speaker_end=None,
        cue_start=None,
        cue_end=None,
        told_to=None,
        garbled=False,
        score=0.9,
    )
    found = extract_assertions(Text(text.witness, text.zones, text.sentences, [quotation]))
    (one,) = [one for one in found if one.kind == "count"]
    assert (one.speaker, one.hedge) == ("brack", "said")


def test_what_the_writer_tells_between_two_parts_is_not_the_speakers() -> None:
    text = told("w", "“It was loud,” Brack said after 12 boats sank. “We saw 40 boats in the bay.”")
    written = text.witness.text
    spans = [
        (written.index(first), written.index(last) + len(last)) for first, last in (("It", "loud,"), ("We", "bay."))
    ]
    quotation = Quotation(
        id="q",
        witness="w",
        start=spans[0][0],
        end=spans[1][1],
        parts=[Part(start=start, end=end) for start, end in spans],
        form=QuotationForm.DIRECT,
        speaker="brack",
        speaker_start=None,
        speaker_end=None,
        cue_start=None,
        cue_end=None,
        cue=None,
        rule="words-first",
        told_to=None,
        second_hand=False,
        garbled=False,
        score=0.9,
    )
    found = extract_assertions(Text(text.witness, text.zones, text.sentences, [quotation]))
    assert [(one.value, one.speaker) for one in found if one.kind == "figure"] == [("12", None), ("40", "brack")]


def test_where_marks_close_and_open_inside_nobody_knows_what_was_said() -> None:
    text = told("w", "He wrote that it “never was worse,” blaming ‘‘many years of neglect!’’ again.")
    start, end = text.witness.text.index("never"), text.witness.text.index("!") + 1
    quotation = Quotation(
        id="q",
        witness="w",
        start=start,
        end=end,
        parts=[Part(start=start, end=end)],
        form=QuotationForm.DIRECT,
        speaker=None,
        speaker_start=None,
        speaker_end=None,
        cue_start=None,
        cue_end=None,
        told_to=None,
        garbled=True,
        score=0.5,
    )
    found = extract_assertions(Text(text.witness, text.zones, text.sentences, [quotation]))
    assert [one for one in found if one.kind == "wording"] == []


def test_a_title_before_a_name_ends_no_quoted_sentence() -> None:
    (one,) = asserted("“The files show that Dr. Lind wrote most of the letter,” she said.", "wording")
    assert one.value == "The files show that Dr. Lind wrote most of the letter,"


def test_words_in_marks_beside_those_of_somebody_are_claims_too() -> None:
    text = told("w", "The study found that it “would clearly be a burden” and “helpful to all the others” there.")
    first = text.witness.text.index("would")
    quotation = Quotation(
        id="q",
        witness="w",
        start=first,
        end=first + 25,
        parts=[Part(start=first, end=first + 25)],
        form=QuotationForm.MIXED,
        speaker=None,
        speaker_start=None,
        speaker_end=None,
        cue_start=None,
        cue_end=None,
        told_to=None,
        garbled=False,
        score=0.9,
    )
    found = extract_assertions(Text(text.witness, text.zones, text.sentences, [quotation]))
    values = [one.value for one in found if one.kind == "wording"]
    assert values == ["would clearly be a burden", "helpful to all the others"]
