import pytest

from stemma.text.content import NO_STEM, content_stem, one_spelling


@pytest.mark.parametrize(("left", "right"), [("osipyev", "osipiev"), ("defence", "defense"), ("harbour", "harbor")])
def test_two_ways_of_spelling_one_word_have_one_stem(left: str, right: str) -> None:
    assert content_stem(left, "word", "en") == content_stem(right, "word", "en") != NO_STEM


def test_words_that_only_hold_a_sentence_together_have_no_stem() -> None:
    assert {content_stem(word, "word", "en") for word in ("the", "said", "which", "won't")} == {NO_STEM}


def test_stop_words_are_those_of_the_language() -> None:
    assert content_stem("die", "word", "de") == NO_STEM
    assert content_stem("die", "word", "en") != NO_STEM


def test_marks_have_no_stem_and_numbers_keep_every_digit() -> None:
    assert content_stem(",", "mark", "en") == NO_STEM
    assert content_stem("1994", "number", "en") != content_stem("1995", "number", "en")


def test_a_small_number_written_out_counts_as_digits() -> None:
    assert content_stem("nineteen", "word", "en") == content_stem("19", "number", "en")
    assert content_stem("20th", "number", "en") == content_stem("20", "number", "en")


def test_words_of_other_alphabets_are_left_as_they_are() -> None:
    assert one_spelling("паром") == "паром"
