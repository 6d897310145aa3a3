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


def test_the_turns_of_a_transcript_have_their_speakers() -> None:
    turns = [
        "Q: When did you first hear of the crack in the wall?",
        "A: It was in May, when the water had risen to the bridge.",
        "Q: And whom did you tell of it at the time?",
        "A: Nobody asked me, and the office was closed for a week.",
    ]
    text = "\n\n".join(turns)
    assert [speaker for speaker, _ in labelled(text)] == ["Q", "A", "Q", "A"]


def test_a_table_is_no_transcript() -> None:
    rows = ["Place: Vyrsk and Orsk", "Price: four crowns each", "Place: Orsk and Vyrsk", "Price: five crowns each"]
    assert labelled("\n\n".join([*rows, *rows])) == []
