import pytest

from stemma.stages.reuse.formulas import formula_flags, is_number
from stemma.text.tokens import Token, tokenise


def words(text: str) -> list[Token]:
    return [token for token in tokenise(text) if token.kind != "mark"]


def flagged(text: str, language: str | None = "en") -> list[str]:
    tokens = words(text)
    flags = formula_flags(tokens, [is_number(token) for token in tokens], language)
    return [token.fold for token, flag in zip(tokens, flags.tolist(), strict=True) if flag]


def test_turns_that_every_reporter_uses_are_flagged_word_by_word() -> None:
    assert flagged("The harpooner was pronounced dead at the scene.") == [
        "was",
        "pronounced",
        "dead",
        "at",
        "the",
        "scene",
    ]


@pytest.mark.parametrize("age", ["A 34-year-old man", "An 8-year-old man"])
def test_any_number_fits_the_place_of_a_number(age: str) -> None:
    assert flagged(f"{age} swam ashore.")[1:] == ["year", "old", "man"]


def test_a_number_in_a_word_fits_as_well() -> None:
    assert flagged("Prosecutors filed two counts of piracy.") == ["two", "counts", "of"]
    assert flagged("Prosecutors filed 12 counts of piracy.") == ["12", "counts", "of"]


def test_a_turn_that_is_not_whole_is_not_flagged() -> None:
    assert flagged("She was pronounced fit for the crossing.") == []


def test_overlapping_turns_are_flagged_as_one_stretch() -> None:
    assert flagged("They remain in critical condition.") == ["in", "critical", "condition"]


def test_languages_without_a_list_have_no_formulas() -> None:
    assert flagged("was pronounced dead at the scene", "eo") == []


def test_an_unknown_language_is_read_as_english() -> None:
    assert flagged("according to police", None) == ["according", "to", "police"]


def test_no_words_give_no_flags() -> None:
    assert flagged("") == []


@pytest.mark.parametrize(("form", "number"), [("12", True), ("seven", True), ("lighthouse", False), ("1,200", True)])
def test_numbers_are_known_in_digits_and_in_words(form: str, *, number: bool) -> None:
    (token,) = words(form)
    assert is_number(token) is number
