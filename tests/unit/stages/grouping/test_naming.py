from tests.support.kinship import witness

from stemma.stages.grouping.naming import headline, shorten, story_name


def test_the_headline_with_the_most_shared_words_names_the_story() -> None:
    witnesses = [
        witness("a", ["-"], title="Gate at Tolvash tears loose"),
        witness("b", ["-"], title="Tolvash gate tears loose before dawn"),
        witness("c", ["-"], title="Comment: the price of neglect"),
    ]
    assert "Tolvash" in story_name(witnesses)


def test_a_witness_without_a_title_lends_its_first_line() -> None:
    assert headline(witness("a", ["", "The  gate held."])) == "The gate held."


def test_a_witness_without_words_lends_its_siglum() -> None:
    assert headline(witness("a", [""])) == "A"


def test_long_headlines_are_cut_at_a_word() -> None:
    assert shorten("One two three four", longest=9) == "One two …"
    assert shorten("One two", longest=9) == "One two"
