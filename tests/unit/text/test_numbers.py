import pytest

from stemma.text.numbers import number_values, number_word, with_values
from stemma.text.tokens import tokenise


def values(text: str) -> list[str]:
    return number_values([word.fold for word in tokenise(text) if word.kind != "mark"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two million people", ["2000000"]),
        ("3.5 billion", ["3500000000"]),
        ("forty-one of 300", ["41", "300"]),
        ("the 20th and the third", ["20", "3"]),
        ("70m or 70 million", ["70000000", "70000000"]),
        ("nobody", []),
        ("in 2014", ["2014"]),
    ],
)
def test_numbers_are_read_with_their_scale(text: str, expected: list[str]) -> None:
    assert values(text) == expected


def test_values_stand_in_the_place_of_the_words() -> None:
    assert with_values(["about", "two", "million", "left"]) == ["about", "2000000", "left"]


def test_small_numbers_and_ordinals_have_digits() -> None:
    assert [number_word(word) for word in ("nineteen", "20th", "ferry", "7")] == ["19", "20", None, None]
