import pytest
from tests.support.quoted import shown, words_in

from stemma.stages.quotes.phrases import antecedent, subject_after, subject_before


def subject(text: str, verb: str = "said") -> str | None:
    words = words_in(text)
    at = next(index for index, word in enumerate(words) if word.form == verb)
    return shown(text, words, subject_before(words, at))


def named(text: str, *, thorough: bool = False) -> str | None:
    words = words_in(text)
    at = next(index for index, word in enumerate(words) if word.form == "said") + 1
    return shown(text, words, subject_after(words, at, len(words), thorough=thorough))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said so.", "He"),
        ("Those said so.", "Those"),
        ("Mila Orvane, a nurse, said so.", "Mila Orvane, a nurse"),
        ("Mila Orvane, who was there, said so.", "Mila Orvane"),
        ("Mila Orvane, speaking at dawn, said so.", "Mila Orvane"),
        ("Ann Lee, 24, who was there, said so.", "Ann Lee, 24"),
        ("Several ministers, including Brask, said so.", "Several ministers, including Brask"),
        ("The mayor, however, said so.", "The mayor"),
        ("The mayor — a former pilot — said so.", "The mayor"),
        ("The mayor (a former pilot) said so.", "The mayor (a former pilot)"),
        ("The senator on Monday said so.", "The senator"),
        ("The senator last week said so.", "The senator"),
        ("The guard who had seen the fire said so.", "The guard who had seen the fire"),
        ("When it leaked, the mayor said so.", "the mayor"),
        ("The mayor herself said so.", "The mayor"),
        ("A survey released Sunday said so.", "A survey released Sunday"),
        ("Those around him said so.", "Those around him"),
        ("One of them said so.", "One of them"),
    ],
)
def test_the_subject_is_found_before_its_verb(text: str, expected: str) -> None:
    assert subject(text) == expected


@pytest.mark.parametrize(
    "text", ["Said so.", "“It leaked for two days and nobody came to help us, nobody at all,” said so."]
)
def test_without_a_subject_there_is_none(text: str) -> None:
    assert subject(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“So,” said Orvane.", "Orvane"),
        ("“So,” said he.", "he"),
        ("“So,” said Orvane, a nurse from Orv.", "Orvane, a nurse from Orv"),
        ("“So,” said Orvane, laughing.", "Orvane"),
        ("“So,” said Orvane, who had seen it.", "Orvane, who had seen it"),
        ("“So,” said Orvane who had seen it.", "Orvane who had seen it"),
        ("“So,” said Orvane in a statement.", "Orvane"),
        ("“So,” said only Orvane.", "Orvane"),
        ("“So,” said the mayor (a pilot).", "the mayor (a pilot)"),
    ],
)
def test_the_one_who_speaks_is_found_behind_the_verb(text: str, expected: str) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "speaker",
    [
        "32-year-old protester Mila Orvane",
        "19-year-old Mila Orvane",
        "two-time champion Mila Orvane",
        "then-Mayor Mila Orvane",
        "5-foot-9 Mila Orvane",
    ],
)
def test_what_a_hyphen_joins_ends_no_phrase(speaker: str) -> None:
    assert named(f"It leaks, said {speaker} on Monday.") == speaker


def test_a_verb_or_a_day_names_nobody() -> None:
    assert named("He said was it.") is None
    assert named("He said yesterday it leaked.") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The captain of the ferry, who said so, left.", "The captain of the ferry"),
        ("A bright light fell on Mila Orvane, who said so.", "Mila Orvane"),
        ("The leak put a spotlight on Mila Orvane, who said so.", "Mila Orvane"),
        ("Senator Ilan Brask, R-N.D., who said so, left.", "Senator Ilan Brask, R-N.D."),
    ],
)
def test_a_relative_pronoun_stands_for_what_is_before_it(text: str, expected: str) -> None:
    words = words_in(text)
    at = next(index for index, word in enumerate(words) if word.form == "who")
    assert shown(text, words, antecedent(words, at)) == expected


def test_a_relative_pronoun_that_opens_a_sentence_stands_for_nothing() -> None:
    assert antecedent(words_in("Who said so?"), 0) is None
