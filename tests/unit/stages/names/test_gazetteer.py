from stemma.stages.names.gazetteer import listed_marks, listed_names
from stemma.stages.names.tokens import name_tokens


def marks(text: str) -> list[str]:
    return listed_marks(name_tokens(text, 0, len(text)))


def test_a_listed_name_is_marked_from_its_first_word_to_its_last() -> None:
    assert marks("the United Kingdom said") == ["", "Bp", "Ip", ""]
    assert marks("an Associated Press reporter") == ["", "Bo", "Io", ""]


def test_the_longest_listed_name_wins() -> None:
    assert marks("the United Arab Emirates") == ["", "Bp", "Ip", "Ip"]


def test_words_in_small_letters_are_no_listed_name() -> None:
    assert marks("the associated press of the day") == [""] * 6


def test_lists_hold_names_of_several_words_only() -> None:
    assert all(len(tokens) > 1 for names in listed_names().values() for tokens, _ in names)
