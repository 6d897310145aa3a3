import pytest

from stemma.text.tokens import Token, fold, stem, tokenise


def folds(text: str) -> list[str]:
    return [token.fold for token in tokenise(text)]


def test_tokens_carry_their_place_in_the_text() -> None:
    text = "The Mayor’s 3,000 words."
    assert [text[token.start : token.end] for token in tokenise(text)] == ["The", "Mayor’s", "3,000", "words", "."]


def test_a_stretch_of_a_text_keeps_the_offsets_of_the_whole() -> None:
    assert tokenise("one two three", 4, 7) == [Token(4, 7, "two", "word")]


def test_case_accents_quote_shapes_and_the_possessive_fold_away() -> None:
    assert folds("Ørsted’s Café “won’t”") == ["orsted", "cafe", '"', "won't", '"']


def test_an_acute_that_stands_for_an_apostrophe_is_one() -> None:
    assert [token.fold for token in tokenise("the court´s case")] == ["the", "court", "case"]


def test_accents_written_as_separate_signs_fold_as_those_in_one_piece() -> None:
    assert folds("Zoe\u0308 na\u00efve") == ["zoe", "naive"]


def test_digits_are_kept_and_thousands_commas_are_not() -> None:
    assert folds("1,250,000 in 2,5 by 10:30 for 3.5") == ["1250000", "in", "2,5", "by", "10:30", "for", "3.5"]


def test_numbers_keep_the_letters_that_belong_to_them() -> None:
    assert [(token.fold, token.kind) for token in tokenise("the 20th, 70m")] == [
        ("the", "word"), ("20th", "number"), (",", "mark"), ("70m", "number"),
    ]  # fmt: skip


def test_initials_are_one_word_with_or_without_their_dots() -> None:
    assert folds("U.S. troops, US troops")[:1] == ["us"]
    assert folds("the U.N. and the UN") == ["the", "un", "and", "the", "un"]


def test_a_single_initial_and_the_end_of_a_sentence_are_not_initials() -> None:
    assert folds("J. Tarn slept. He woke.") == ["j", ".", "tarn", "slept", ".", "he", "woke", "."]


def test_hyphens_divide_words_so_that_both_ways_of_writing_agree() -> None:
    assert [token.fold for token in tokenise("anti-graft law") if token.kind == "word"] == ["anti", "graft", "law"]


def test_a_closing_single_quote_does_not_stick_to_the_word() -> None:
    assert folds("‘tide’ gauges’ end") == ["'", "tide", "'", "gauges", "'", "end"]


def test_scripts_without_spaces_are_read_character_by_character() -> None:
    assert folds("東京 2020年") == ["東", "京", "2020", "年"]


def test_other_alphabets_are_words() -> None:
    assert folds("Юрий жил в Киеве") == ["юрии", "жил", "в", "киеве"]
    assert folds("हिन्दी में") == ["हिन्दी", "में"]


def test_invisible_characters_inside_a_word_fold_away() -> None:
    assert folds("govern\u00adment zero\u200bwidth") == ["government", "zerowidth"]


@pytest.mark.parametrize(("mark", "plain"), [("”", '"'), ("—", "-"), ("‹", "'"), ("…", "."), ("•", "•")])
def test_marks_fold_to_their_plain_form(mark: str, plain: str) -> None:
    assert fold(mark, "mark") == plain


def test_stems_join_the_forms_of_a_word_in_its_language() -> None:
    assert stem("volunteers", "en") == stem("volunteer", "en-GB") == stem("volunteered", None)
    assert stem("freiwilligen", "de") == stem("freiwillige", "de")


def test_numbers_and_unknown_languages_are_not_stemmed() -> None:
    assert stem("70s", "en") == "70s"
    assert stem("houses", "xx") == "houses"
