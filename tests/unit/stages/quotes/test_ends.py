import pytest
from tests.support.quoted import shown, words_in

from stemma.stages.quotes.ends import clause_end, thing_end, writer_returns
from stemma.stages.quotes.spotting import find_cues


def clause(text: str, first: str = "that") -> str | None:
    words = words_in(text)
    at = next(index for index, word in enumerate(words) if word.form == first)
    return shown(text, words, (at, clause_end(words, at, find_cues(words))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said that it leaked; nobody came.", "that it leaked"),
        ("He said that it leaked, adding that nobody came.", "that it leaked"),
        ("He said that it leaked, according to two papers.", "that it leaked"),
        ("He said that it leaked, but nobody came.", "that it leaked"),
        ("He said that it leaked and called for help.", "that it leaked"),
        ("He said that it leaked, and the mayor denied it.", "that it leaked"),
        ("He said that it leaked — nobody came.", "that it leaked"),
        ("He said that it leaked, a claim that nobody believed.", "that it leaked"),
        ("He said that pumps, valves and pipes leaked.", "that pumps, valves and pipes leaked."),
        ("He said that “it leaked,” adding that nobody came.", "that “it leaked,"),
        ("He said that the dam — built in May — leaked.", "that the dam — built in May — leaked."),
    ],
)
def test_a_clause_ends_where_the_writer_speaks_again(text: str, expected: str) -> None:
    found = clause(text)
    assert found is not None
    assert found.rstrip(".") == expected.rstrip(".")


def test_an_infinitive_ends_before_a_second_verb() -> None:
    assert clause("He vowed to stay and went home.", first="to") == "to stay"


@pytest.mark.parametrize(
    ("text", "first", "expected"),
    [
        ("He praised the plan after the vote.", "the", "the plan"),
        ("He praised the plan in a speech on Monday.", "the", "the plan"),
        ("He praised the plan, which cost little.", "the", "the plan, which cost little"),
        ("He praised the plan, calling it bold.", "the", "the plan"),
        ("He cited pay, hours and food.", "pay", "pay, hours and food"),
        ("He praised the plan but left.", "the", "the plan"),
    ],
)
def test_a_thing_ends_where_its_circumstances_begin(text: str, first: str, expected: str) -> None:
    words = words_in(text)
    at = next(index for index, word in enumerate(words) if word.form == first)
    assert shown(text, words, (at, thing_end(words, at, find_cues(words)))) == expected


def test_the_end_of_a_sentence_gives_the_word_back_to_the_writer() -> None:
    words = words_in("He said it leaked,")
    assert writer_returns(words, len(words) - 1, find_cues(words))


def test_a_comma_and_an_and_at_the_very_end_do_no_harm() -> None:
    words = words_in("He said it leaked, and")
    assert not writer_returns(words, len(words) - 2, find_cues(words))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He denied the charge and Lund has often believed him.", "the charge"),
        ("He denied the charge and the fine.", "the charge and the fine"),
        ("He denied the charge - “a lie,” he said - but left.", "the charge"),
    ],
)
def test_a_thing_ends_where_another_clause_or_speech_begins(text: str, expected: str) -> None:
    words = words_in(text)
    at = next(index for index, word in enumerate(words) if word.form == "the")
    assert shown(text, words, (at, thing_end(words, at, find_cues(words)))) == expected
