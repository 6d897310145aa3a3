import pytest
from tests.support.quoted import heard_in, the_one


def rules(text: str) -> list[str]:
    return [one.record.rule for one in heard_in(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("“We waited,” Brask said. “Nobody came.”", 2),
        ("“We waited,” Brask said. “Nobody came.” “It rained.”", 3),
        ("“We waited,” Brask said, adding that it rained. “Nobody came.”", 2),
        ("“We waited.\n\n“Nobody came.\n\n“It rained,” Brask said.", 3),
    ],
)
def test_parts_of_one_quotation_are_joined(text: str, parts: int) -> None:
    direct = [one for one in heard_in(text) if one.form == "direct"]
    assert len(direct[0].parts) == parts


def test_a_sentence_between_two_quotations_keeps_them_apart() -> None:
    assert rules("“We waited,” Brask said. It rained. “Nobody came.”") == ["words-first", "continued"]


def test_the_one_who_spoke_in_marks_goes_on_rather_than_a_paper_that_is_cited() -> None:
    text = "“We waited,” Brask said, according to court papers. “Nobody came.”"
    first = next(one for one in heard_in(text) if one.form == "direct")
    assert first.record.speaker_name == "Brask"
    assert len(first.parts) == 2


def test_a_new_paragraph_is_a_new_quotation_of_the_same_speaker() -> None:
    text = "“We waited for an hour,” Brask said.\n\n“Nobody came to help us out there.”"
    assert rules(text) == ["words-first", "inherited"]


def test_a_speaker_far_above_lends_nothing() -> None:
    far = "“We waited,” Brask said.\n\nIt rained.\n\nThe sea rose.\n\n“Nobody came to help us out there.”"
    assert rules(far) == ["words-first", "unattributed"]


def test_retold_words_above_lend_no_speaker_to_marks_below() -> None:
    assert rules("Brask said that it rained.\n\n“Nobody came to help us out there.”") == [
        "speaker-verb",
        "unattributed",
    ]


def test_a_colon_in_the_same_sentence_brings_its_subject() -> None:
    one = the_one("The mayor summed it up in a few words: “Nobody came to help us out there.”")
    assert (one.record.rule, one.speaker) == ("colon", "The mayor")


def test_a_name_and_a_colon_bring_an_answer() -> None:
    one = the_one("Mila Orvane: “Nobody came to help us out there.”")
    assert (one.record.rule, one.record.speaker_name) == ("colon", "Mila Orvane")


@pytest.mark.parametrize("dash", ["—", "–", "--"])
def test_a_signature_ends_at_its_comma(dash: str) -> None:
    one = the_one(f"“Nobody came to help us out there.” {dash} Mila Orvane, nurse")
    assert (one.record.rule, one.speaker) == ("signed", "Mila Orvane")


def test_a_dash_in_the_next_paragraph_signs_nothing() -> None:
    text = "“Nobody came to help us out there.”\n\n— Mila Orvane, nurse, left the town."
    assert "signed" not in rules(text)


@pytest.mark.parametrize(
    "text",
    [
        "Dianne Orvane agreed. “They are running out of time.”",
        "Dianne Orvane said in a statement. “They are running out of time.”",
        "Dianne Orvane wrote on Monday:\n\n“They are running out of time.”",
    ],
)
def test_the_sentence_before_announces_words_with_its_cue(text: str) -> None:
    one = the_one(text)
    assert one.record.rule == "announced"
    assert one.speaker == "Dianne Orvane"
    assert one.record.cue in {"agree", "say", "write"}


def test_a_heading_or_a_thing_before_a_colon_is_no_speaker() -> None:
    assert rules("The future of the dam is in the air:\n\n“I am not happy about the dam at all.”") == ["unattributed"]


def test_the_author_before_a_colon_speaks() -> None:
    (one,) = (one for one in heard_in("Read the talk by Ilan Brask: “We waited, and nobody came.”") if one.parts)
    assert one.record.speaker_name == "Ilan Brask"


@pytest.mark.parametrize(
    "text",
    [
        "“We waited,” said Brask.\n\n“Nobody came.\n\n“It rained.”",
        "“We waited,” said Brask.\n\n“Nobody came then.”",
        "“We waited,” said Brask.\n“Nobody came.\nIt rained.”",
    ],
)
def test_few_words_go_on_with_a_speaker_where_they_are_all_of_their_sentence(text: str) -> None:
    assert {one.record.speaker_name for one in heard_in(text)} == {"Brask"}
