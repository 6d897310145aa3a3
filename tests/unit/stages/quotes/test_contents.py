import pytest
from tests.support.quoted import shown, words_in

from stemma.stages.quotes.contents import closes_after, content_after, content_before
from stemma.stages.quotes.spotting import find_cues


def content(text: str) -> str | None:
    words = words_in(text)
    cues = find_cues(words)
    return shown(text, words, content_after(words, cues[0], cues))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said on Monday that the pump failed.", "that the pump failed"),
        ("He said in a statement on Tuesday the pump failed.", "the pump failed"),
        ("He said, in a statement on Tuesday, the pump failed.", "the pump failed"),
        ("He said: “The pump failed when it rained.”", "The pump failed when it rained."),
        ("He said that, “The pump failed when it rained.”", "The pump failed when it rained."),
        ("He told Hamid “You have broken my new pump” and Hamid left.", "You have broken my new pump"),
        ("He told the Orv Gazette the pump failed.", "the pump failed"),
        ("He told her the pump failed.", "the pump failed"),
        ("He warned of a flood in the valley.", "a flood in the valley"),
        ("He called the plan “a fairy tale” on Tuesday.", "the plan “a fairy tale"),
        ("He urged the town to leave.", "the town to leave"),
        ("He asked whether the pump had failed.", "whether the pump had failed"),
        ("He wants to leave.", "to leave"),
        ("He denied any link to the firm.", "any link to the firm"),
        ("He praised the crew, including the cook, for its work.", "the crew, including the cook, for its work"),
        ("He cited low pay, long hours and cold food.", "low pay, long hours and cold food"),
        ("He rejected the offer when it came.", "the offer"),
    ],
)
def test_what_a_cue_brings_is_found_behind_it(text: str, expected: str) -> None:
    assert content(text) == expected


@pytest.mark.parametrize(
    "text",
    ["He said.", "He said, and left.", "He said nothing.", "He asked was it late.", "He spoke out in court."],
)
def test_where_nothing_follows_that_the_cue_takes_there_is_no_content(text: str) -> None:
    words = words_in(text)
    cues = find_cues(words)
    assert all(content_after(words, cue, cues) is None for cue in cues[:1])


def test_what_stands_before_a_speaker_is_a_clause_without_its_joints() -> None:
    text = "But the pump failed, he said."
    words = words_in(text)
    assert shown(text, words, content_before(words, 0, 5)) == "the pump failed"
    assert content_before(words, 4, 5) is None


def test_a_cue_closes_where_only_time_and_place_follow() -> None:
    words = words_in("The pump failed, he said in a statement on Monday.")
    at = next(index for index, word in enumerate(words) if word.form == "said") + 1
    assert closes_after(words, at)
    assert not closes_after(words_in("He said pumps failed."), 2)
