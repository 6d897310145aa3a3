import pytest
from tests.support.quoted import heard_in, quotations_in, report, sentences_of, the_one

from stemma.model import QuotationForm, SpeakerForm, Strength, Witness
from stemma.stages.quotes import QuoteSettings, find_quotations
from stemma.stages.quotes.stage import rules

SPLIT = "“We waited for an hour,” Brask said. “Nobody came.”"
PARAGRAPHS = "“We waited for an hour.\n\n“Nobody came,” Brask said."


def test_a_quotation_points_to_its_words_its_cue_and_its_speaker() -> None:
    one = the_one("“We waited for an hour,” said Ilan Brask, a guard.")
    assert one.words == "We waited for an hour,"
    assert (one.cue, one.speaker) == ("said", "Ilan Brask, a guard")
    assert one.record.speaker_name == "Ilan Brask"
    assert one.record.form is QuotationForm.DIRECT
    assert one.record.strength is Strength.SAID


def test_marks_that_the_attribution_splits_are_one_quotation_with_two_parts() -> None:
    one = the_one(SPLIT)
    assert one.parts == ["We waited for an hour,", "Nobody came."]
    assert SPLIT[one.record.start : one.record.end] == one.words
    assert (one.words.startswith("We waited"), one.words.endswith("Nobody came.")) == (True, True)


def test_marks_that_go_on_over_a_paragraph_are_one_quotation() -> None:
    one = the_one(PARAGRAPHS)
    assert one.parts == ["We waited for an hour.", "Nobody came,"]
    assert not one.record.garbled


def test_a_reported_clause_with_some_words_in_marks_is_mixed() -> None:
    one = the_one("Brask said that the wait was “an insult to us all”.")
    assert (one.form, one.parts) == ("mixed", ["an insult to us all"])
    assert one.words == "that the wait was “an insult to us all”"


def test_a_reported_clause_without_marks_is_indirect_and_has_no_parts() -> None:
    one = the_one("Brask said that the wait was an insult.")
    assert (one.form, one.parts) == ("indirect", [])


def test_a_speaker_stands_behind_the_colon_of_the_sentence_before() -> None:
    one = the_one("Ilan Brask, a guard, had one word for it:\n\n“Nobody came to help us there.”")
    assert one.speaker == "Ilan Brask, a guard"
    assert one.record.rule == "colon"


def test_a_run_of_quotations_has_one_speaker() -> None:
    found = heard_in("Brask was angry. “We waited for an hour,” he said. He shook his head. “It is a shame.”")
    assert [one.record.rule for one in found] == ["words-first", "continued"]
    assert [one.record.speaker_name for one in found] == ["Brask", "Brask"]


def test_a_quotation_at_the_head_of_the_next_paragraph_inherits() -> None:
    _, two = heard_in("“We waited for an hour,” said Ilan Brask.\n\n“It was a shame for all of us.”")
    assert (two.record.rule, two.record.speaker_name) == ("inherited", "Ilan Brask")
    assert two.record.score < 0.8
    assert two.cue == ""


def test_a_subject_nearby_speaks_where_no_cue_stands() -> None:
    one = the_one("Ilan Brask shook his head. “It was a shame for all of us.”")
    assert (one.record.rule, one.speaker) == ("nearby", "Ilan Brask")


def test_a_speaker_may_stand_right_behind_in_the_same_paragraph() -> None:
    first, second = heard_in("“It was a shame for us.” There was a pause. “We waited for an hour,” said Ilan Brask.")
    assert (first.record.rule, first.record.speaker_name) == ("ahead", "Ilan Brask")
    assert second.record.rule == "verb-speaker"


def test_a_dash_and_a_name_sign_a_quotation() -> None:
    one = the_one("“Nothing of note was said or done.” — Mila Orvane, a former envoy")
    assert (one.record.rule, one.record.speaker_name) == ("signed", "Mila Orvane")


def test_words_in_marks_that_nobody_says_have_no_speaker() -> None:
    one = the_one("“Nothing of note was said or done there at all.”")
    assert (one.record.rule, one.record.speaker_start, one.record.speaker_form) == ("unattributed", None, None)


@pytest.mark.parametrize(
    "text",
    [
        "She wrote the book “Fire in the Bones” there.",
        "Ilan “Fish” Brask left the hall.",
        "The so-called “deep state” was blamed.",
        "The sign “free scrap” was stolen.",
        "He appeared on “Meet the Town.”",
        "window.ads = { mode: 'thumbs', target: 'mix' };",
    ],
)
def test_names_titles_scare_quotes_and_code_are_no_quotations(text: str) -> None:
    assert [one for one in quotations_in(text) if one.form is QuotationForm.DIRECT] == []


def test_a_closing_mark_alone_gives_a_garbled_quotation_whose_extent_is_inferred() -> None:
    one = the_one("We waited and nobody came,” said Ilan Brask.")
    assert one.record.garbled
    assert one.words == "We waited and nobody came,"
    assert "A mark is missing" in one.record.why


def test_an_opening_mark_alone_gives_a_garbled_quotation() -> None:
    one = the_one("“We waited and nobody came. We went home.")
    assert one.record.garbled
    assert one.words == "We waited and nobody came. We went home."


def test_a_lone_attribution_behind_a_full_stop_belongs_to_the_words_before_it() -> None:
    one = the_one("“Nobody came to help us there.” Preciado said.")
    assert (one.speaker, one.cue) == ("Preciado", "said")


def test_a_pronoun_is_named_by_the_nearest_fitting_subject() -> None:
    text = "Mila Orvane runs the ward. She said the beds were full."
    one = the_one(text)
    assert (one.speaker, one.record.speaker_form) == ("She", SpeakerForm.PRONOUN)
    assert text[one.record.named_start : one.record.named_end] == "Mila Orvane"
    assert one.record.speaker_name == "Mila Orvane"


def test_he_is_no_ministry_and_she_is_no_mr() -> None:
    _, he = heard_in("The ministry said it knew nothing. He said the pump had failed.")
    assert he.record.named_start is None
    _, she = heard_in("Mr Brask said it was late. She said the pump had failed.")
    assert she.record.named_start is None


def test_a_surname_takes_the_full_name_that_the_text_gave_before() -> None:
    _, two = heard_in("Mayor Mila Orvane said it was late. Orvane said the beds were full.")
    assert two.record.speaker_name == "Mila Orvane"


def test_what_one_says_another_said_stands_inside() -> None:
    outer, inner = heard_in("Brask said the guard had told him to wait.")
    assert inner.record.within == outer.record.id
    assert outer.record.within is None


def test_words_told_to_another_outlet_are_second_hand() -> None:
    text = "“We waited for an hour,” Brask told Norwire."
    (theirs,) = quotations_in(text, outlet="Orv Gazette")
    (own,) = quotations_in(text, outlet="Norwire")
    assert (theirs.told_to, theirs.second_hand) == ("Norwire", True)
    assert (own.told_to, own.second_hand) == ("Norwire", False)


def test_one_who_is_quoted_by_an_agency_is_second_hand() -> None:
    one = the_one("“The valve was open,” Brask was quoted by Norwire as saying.")
    assert one.record.second_hand
    assert one.record.rule == "quoted-as"


def test_strength_negation_and_hedge_are_kept() -> None:
    denied = the_one("Brask denied that it leaked.").record
    assert denied.strength is Strength.DENIED
    assert the_one("Brask did not say that it leaked.").record.negated
    assert the_one("Neither the mayor nor Brask said that it leaked.").record.negated
    assert not the_one("The mayor and Brask said that it leaked.").record.negated
    assert the_one("Brask reportedly said that it leaked.").record.hedged


def test_thoughts_can_be_left_out() -> None:
    rows = sentences_of([report("Brask thinks that it leaked. Brask says that it leaked.")])
    kept = list(find_quotations(rows, settings=QuoteSettings(thoughts=False)))
    assert [one.strength for one in kept] == [Strength.SAID]
    assert len(list(find_quotations(rows))) == 2


def test_every_rule_that_finds_a_speaker_stands_in_the_table() -> None:
    text = f"{SPLIT}\n\n{PARAGRAPHS}\n\nAccording to Brask, it leaked.\n\n“It was a shame,” he was quoted as saying."
    known = rules()
    for one in quotations_in(text):
        assert one.rule in known
        assert one.score <= known[one.rule].score
        assert one.why


def test_every_rule_has_a_sentence_that_fills_in() -> None:
    for rule in rules().values():
        assert rule.why.format(cue="said", speaker="Brask")
        assert 0 < rule.score <= 1


def test_ids_are_stable_and_distinct() -> None:
    text = f"{SPLIT}\n\nBrask said the guard had told him to wait."
    first, second = quotations_in(text), quotations_in(text)
    assert [one.id for one in first] == [one.id for one in second]
    assert len({one.id for one in first}) == len(first)


def test_witnesses_without_sentences_have_no_quotations() -> None:
    rows = sentences_of([report("", name="empty"), report(SPLIT)])
    assert {one.witness for one in find_quotations(rows)} == {rows.of(Witness)[1].id}


@pytest.mark.parametrize(
    ("text", "strength", "told"),
    [
        ("The mayor declined to say whether the dam was safe.", Strength.REFUSED, False),
        ("The port supports the plan for the dam.", Strength.SIDED, False),
        ("The mayor talked about the dam.", Strength.MENTIONED, False),
        ("The ferry is expected to sail on Sunday.", Strength.THOUGHT, False),
        ("The mayor denied that the dam leaked.", Strength.DENIED, True),
    ],
)
def test_only_words_that_somebody_gave_count_as_told(text: str, strength: Strength, told: bool) -> None:  # noqa: FBT001
    one = the_one(text).record
    assert one.strength is strength
    assert strength.told is told


def test_inside_another_s_words_only_speech_makes_a_record() -> None:
    found = heard_in("Brask said that Orvane had told her that the gate was open and that Lund hoped to leave.")
    assert [one.record.cue for one in found] == ["say", "tell"]
    assert found[1].record.within == found[0].record.id


def test_what_is_only_passed_on_has_nobody_and_is_hedged() -> None:
    one = the_one("The gate had allegedly been left open.").record
    assert (one.rule, one.speaker_start, one.hedged) == ("hearsay", None, True)


def test_how_things_seem_to_somebody_is_what_that_one_says() -> None:
    one = the_one("Ada Venn, a hydrologist, said the other four gates appeared to be holding.")
    assert (one.words, one.record.speaker_name) == ("the other four gates appeared to be holding", "Ada Venn")


def test_what_stands_between_the_parts_of_a_quotation_is_not_inside_it() -> None:
    found = heard_in("“We waited,” Brask said, praising the guards. “Nobody came.”")
    praised = next(one for one in found if one.record.cue == "praise")
    assert praised.record.within is None
    assert praised.words == "the guards"


def test_words_whose_subject_cannot_speak_keep_their_cue_and_are_nobody_s() -> None:
    one = the_one("The past week said more than the mayor did.").record
    assert (one.rule, one.speaker_start, one.speaker_name) == ("unclear", None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Did Brask say that it leaked?",
        "Had Brask said it leaked, they would have stayed.",
        "If Brask says it leaked, they will stay.",
        "Let’s quickly recap what it brought.",
        "With three confirmed leaks, the town is no longer safe.",
        "Brask and Lund testified side by side before the board.",
        "The town boasts a harbour and four old piers by the lake.",
        "They pushed her into announcing a search of the lake.",
        "It should escape notice that it leaked.",
        "The results include some unusual write-downs of the year.",
    ],
)
def test_what_is_asked_supposed_or_done_nobody_said(text: str) -> None:
    assert heard_in(text) == []


@pytest.mark.parametrize("text", ["Brask boasted that it leaked.", "Brask testified she had seen it leak."])
def test_what_is_plainly_a_clause_is_said_though_its_verb_has_other_uses(text: str) -> None:
    assert the_one(text).record.speaker_name == "Brask"
