import pytest

from stemma.stages.names.lists import classes, known_places, lexicon, name_words, towns


@pytest.mark.parametrize(
    ("word", "letter"),
    [
        ("water", "c"),
        ("mary", "f"),
        ("john", "m"),
        ("smith", "s"),
        ("paris", "t"),
        ("ukraine", "n"),
        ("texas", "n"),
    ],
)
def test_the_lexicon_says_what_a_word_may_be(word: str, letter: str) -> None:
    assert letter in lexicon()[word]


def test_names_that_are_words_too_have_both_letters() -> None:
    assert {"c", "m"} <= set(lexicon()["will"])


@pytest.mark.parametrize(("left", "right"), [("kyiv", "kiev"), ("odesa", "odessa"), ("turin", "torino")])
def test_spellings_of_one_town_lead_to_one_name(left: str, right: str) -> None:
    assert towns()[left] == towns()[right]


@pytest.mark.parametrize(
    ("word", "letters"),
    [
        ("mr", "T"),
        ("president", "TR"),
        ("ministry", "O"),
        ("battalion", "U"),
        ("river", "P"),
        ("summit", "E"),
        ("of", "k"),
        ("said", "S"),
        ("monday", "d"),
        ("russian", "D"),
        ("inc", "L"),
        ("she", "F"),
        ("he", "M"),
    ],
)
def test_listed_words_have_their_letters(word: str, letters: str) -> None:
    assert set(letters) <= set(classes()[word])


def test_countries_are_known_under_their_other_names() -> None:
    assert {"united states", "usa", "britain", "crimea", "ukraine"} <= known_places()
    assert name_words().countries["holland"] == "netherlands"


def test_every_listed_word_is_folded() -> None:
    words = name_words()
    for listed in (words.titles, words.roles, words.organisations, words.units, words.places, words.events):
        assert all(word == word.lower() and "." not in word for word in listed)


def test_nobody_is_a_man_and_a_woman_by_one_word() -> None:
    assert not name_words().female & name_words().male
