import pytest

from stemma.stages.damage.rules import articles, calques, is_scanned


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("bumed", "burned"),
        ("fiow", "flow"),
        ("rnarine", "marine"),
        ("he1met", "helmet"),
        ("clivers", "divers"),
        ("vvater", "water"),
        ("tlie", "the"),
    ],
)
def test_a_scanner_takes_letters_for_others(word: str, meant: str) -> None:
    assert is_scanned(word, meant) or is_scanned(meant, word)


@pytest.mark.parametrize(
    ("word", "meant"),
    [("boat", "boat"), ("boat", "ship"), ("sailed", "sails"), ("an", "on"), ("größe", "grösse"), ("", "the")],
)
def test_other_words_short_words_and_other_letters_are_no_slips(word: str, meant: str) -> None:
    assert not is_scanned(word, meant)


def test_three_slips_are_another_word() -> None:
    assert not is_scanned("rnamrnarn", "mamamam")


def test_articles_and_turns_are_known_by_language() -> None:
    assert {"the", "a", "an"} == articles("en")
    assert articles("ru") == frozenset()
    assert ("the", "territory", "of") in calques("en")["on"]
    assert calques("ru") == {}
