import pytest
from tests.support.quoted import words_in

from stemma.stages.quotes.circumstances import addressee_end, past_circumstance, skip_circumstances


def rest(text: str) -> str:
    words = words_in(text)
    at = skip_circumstances(words, 0, len(words))
    return text[words[at].start :] if at < len(words) else ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tuesday that it leaked", "that it leaked"),
        ("on Tuesday that it leaked", "that it leaked"),
        ("late Friday that it leaked", "that it leaked"),
        ("this week that it leaked", "that it leaked"),
        ("in an interview with the Orv Gazette on Monday that it leaked", "that it leaked"),
        ("at a news conference that it leaked", "that it leaked"),
        ("in a blog post that it leaked", "that it leaked"),
        ("in a 62-page report published on Monday that it leaked", "that it leaked"),
        ("in a report released by the Board on Monday", ""),
        ("repeatedly that it leaked", "that it leaked"),
        ("in the valley it leaked", "in the valley it leaked"),
        ("Monday's vote was late", "Monday's vote was late"),
        ("on Tuesday", ""),
    ],
)
def test_times_places_and_settings_are_stepped_over(text: str, expected: str) -> None:
    assert rest(text) == expected


def test_a_word_that_is_no_circumstance_stays() -> None:
    assert past_circumstance(words_in("pumps leaked"), 0, 2) == 0


def told(text: str) -> str:
    words = words_in(text)
    end = addressee_end(words, 0, len(words))
    return text[words[0].start : words[end - 1].end] if end else ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("reporters that it leaked", "reporters"),
        ("her it leaked", "her"),
        ("the court that it leaked", "the court"),
        ("The Orv Gazette the pump leaked", "The Orv Gazette"),
        ("Norwire he had left", "Norwire"),
        ("a crowd in Orv that it leaked", "a crowd in Orv"),
        ("reporters Tuesday it leaked", "reporters"),
        ("that it leaked", ""),
        ("to leave", ""),
    ],
)
def test_the_one_who_is_told_ends_before_what_is_told(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "skipped"), [("in 2014 it leaked", 2), ("in 20 towns it leaked", 0)])
def test_a_year_says_when_something_was_said(text: str, skipped: int) -> None:
    words = words_in(text)
    assert skip_circumstances(words, 0, len(words)) == skipped
