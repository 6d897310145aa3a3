from tests.support.quoted import heard_in


def labelled(text: str) -> list[tuple[str, str]]:
    return [(one.speaker or "", one.words) for one in heard_in(text) if one.record.rule == "label"]


def test_a_headline_names_one_who_speaks_in_the_text() -> None:
    text = "Orvane: The dam will hold until May.\n\nMila Orvane said on Monday that the dam was sound."
    assert labelled(text) == [("Orvane", "The dam will hold until May")]


def test_a_label_of_one_who_never_speaks_is_no_speaker() -> None:
    assert (
        labelled("Vyrsk: Roads will be closed until May.\n\nMila Orvane said on Monday that the dam was sound.") == []
    )


def test_a_poll_or_a_report_speaks_in_a_headline() -> None:
    assert labelled("Poll: Half of Vyrsk fears the dam.") == [("Poll", "Half of Vyrsk fears the dam")]


_TURNS = [
    "Q: When did you first hear of the crack in the wall?",
    "A: It was in May, when the water had risen to the bridge.",
    "Q: And whom did you tell of it at the time?",
    "A: Nobody asked me, and the office was closed for a week.",
]


def test_the_turns_of_a_transcript_have_their_speakers() -> None:
    named = [turn.replace("Q:", "Courier:").replace("A:", "Lund:") for turn in [*_TURNS, *_TURNS]]
    assert [speaker for speaker, _ in labelled("\n\n".join(named))] == ["Courier", "Lund"] * 4


def test_the_letters_of_questions_and_answers_name_nobody() -> None:
    found = heard_in("\n\n".join(_TURNS))
    assert [(one.record.rule, one.record.speaker_name) for one in found] == [("turn", None)] * 4


def test_a_table_is_no_transcript() -> None:
    rows = ["Place: Vyrsk and Orsk", "Price: four crowns each", "Place: Orsk and Vyrsk", "Price: five crowns each"]
    assert labelled("\n\n".join([*rows, *rows])) == []
