import pytest
from tests.support.quoted import shown, words_in

from stemma.stages.quotes.spotting import find_cues
from stemma.stages.quotes.told import told_range


def told(text: str) -> str | None:
    words = words_in(text)
    cue = find_cues(words)[0]
    return shown(text, words, told_range(words, cue, len(words)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He told Norwire that it leaked.", "Norwire"),
        ("He told the Orv Gazette it leaked.", "the Orv Gazette"),
        ("“It leaked,” he said in a statement.", "statement"),
        ("“It leaked,” he said in an interview with the Orv Gazette.", "the Orv Gazette"),
        ("“It leaked,” he said in an interview.", "interview"),
        ("“It leaked,” he wrote on Telegram.", "Telegram"),
        ("“It leaked,” he said in court.", "court"),
        ("“It leaked,” he said during a briefing.", "briefing"),
        ("“It leaked,” he said.", None),
        ("“It leaked,” he said as the statement was read.", None),
    ],
)
def test_to_whom_or_in_what_form_words_were_given(text: str, expected: str | None) -> None:
    assert told(text) == expected


def test_one_who_is_warned_is_not_the_outlet_that_words_were_told_to() -> None:
    assert told("He warned residents that it leaked.") is None
