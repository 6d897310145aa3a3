import pytest
from tests.support.quoted import shown, words_in

from stemma.stages.quotes.nouns import opening, phrase_back, phrase_forward


def before(text: str, form: str) -> str | None:
    words = words_in(text)
    at = next(index for index, word in enumerate(words) if word.form == form)
    return shown(text, words, phrase_back(words, at, 0))


def behind(text: str, form: str, *, thorough: bool = False) -> str | None:
    words = words_in(text)
    at = next(index for index, word in enumerate(words) if word.form == form) + 1
    return shown(text, words, (at, phrase_forward(words, at, len(words), thorough=thorough)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The harbour master said so.", "The harbour master"),
        ("Officials in the city said so.", "Officials in the city"),
        ("The head of the port authority said so.", "The head of the port authority"),
        ("Brask and Orvane said so.", "Brask and Orvane"),
        ("He met Brask and Orvane said so.", "Orvane"),
        ("They know the mayor said so.", "the mayor"),
        ("But the mayor said so.", "the mayor"),
        ("Sen. Mila Orvane (R-Orv) of the coast said so.", "Sen. Mila Orvane (R-Orv) of the coast"),
        ("A 50-year-old driver said so.", "A 50-year-old driver"),
        ("On Monday officials said so.", "officials"),
        ("In a statement of nine lines Ilse Lund said so.", "Ilse Lund"),
        ("In the end the mayor said so.", "the mayor"),
        ("About 30 residents said so.", "About 30 residents"),
        ("Some 26% said so.", "Some 26%"),
        ("The “Dawn” star said so.", "The “Dawn” star"),
        ("Will Smith said so.", "Will Smith"),
        ("His aunt said so.", "His aunt"),
        ("Ilan Brask, Jr. said so.", "Ilan Brask, Jr."),
    ],
)
def test_a_phrase_reaches_back_to_where_it_begins(text: str, expected: str) -> None:
    assert before(text, "said") == expected


@pytest.mark.parametrize("text", ["He had said so.", "Because said he.", "And said so."])
def test_where_no_noun_stands_there_is_no_phrase(text: str) -> None:
    assert before(text, "said") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("said the mayor on Monday", "the mayor"),
        ("said Mila Orvane of the port authority", "Mila Orvane of the port authority"),
        ("said Orvane at a news conference", "Orvane"),
        ("said a guard from the north who left", "a guard from the north"),
        ("said Brask and his wife", "Brask and his wife"),
        ("said Brask and left", "Brask"),
        ("said Rep. Brask (R-Orv) later", "Rep. Brask (R-Orv)"),
        ("said Brask, a guard", "Brask"),
        ("said the head of the union when he left", "the head of the union"),
        ("said Lund at the University of Orv", "Lund at the University of Orv"),
    ],
)
def test_a_phrase_reaches_on_to_where_it_ends(text: str, expected: str) -> None:
    assert behind(text, "said") == expected


def test_a_thorough_phrase_tells_one_text_from_another() -> None:
    assert behind("to a report by the ministry released in May", "to", thorough=True) == (
        "a report by the ministry released in May"
    )
    assert behind("to a report by the ministry released in May", "to") == "a report"


def test_a_bracket_finds_the_one_it_closes() -> None:
    words = words_in("Brask (the guard) left")
    assert opening(words, 4, 0) == 1
    assert opening(words_in("Brask the guard ) left"), 3, 0) is None
