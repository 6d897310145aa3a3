import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.stages.names.tokens import name_tokens


def forms(text: str) -> list[str]:
    return [word.form for word in name_tokens(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Venn’s boat", ["Ada", "Venn", "’s", "boat"]),
        ("Ada Venn's boat", ["Ada", "Venn", "'s", "boat"]),
        ("the U.S. Navy", ["the", "U.S.", "Navy"]),
        ("George W. Hale", ["George", "W.", "Hale"]),
        ("Dr. Venn", ["Dr.", "Venn"]),
        ("Lt. Col. Hale", ["Lt.", "Col.", "Hale"]),
        ("Selkie-led", ["Selkie", "-", "led"]),
        ("Orrin–Marrow", ["Orrin", "–", "Marrow"]),
        ("O’Hara", ["O’Hara"]),
        ("D'Amico", ["D'Amico"]),
        ("5th Brigade", ["5th", "Brigade"]),
        ("S&P", ["S&P"]),
        ("won’t", ["won’t"]),
        ("Venn, 24,", ["Venn", ",", "24", ","]),
        ("“Selkie”", ["“", "Selkie", "”"]),
        ("", []),
        ("   \n ", []),
        ("Мухта сказал", ["Мухта", "сказал"]),
        ("1,200 men", ["1,200", "men"]),
    ],
)
def test_tokens_are_cut_as_names_need_them(text: str, expected: list[str]) -> None:
    assert forms(text) == expected


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "Before. Ada Venn sails."
    words = name_tokens(text, 8, len(text))
    assert [text[word.start : word.end] for word in words] == ["Ada", "Venn", "sails", "."]


def test_folds_are_without_case_accents_and_stops() -> None:
    assert [word.fold for word in name_tokens("U.S. Señora Łukasz", 0, 18)] == ["us", "senora", "lukasz"]


@given(st.text(max_size=80))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_every_token_slices_to_its_form_and_none_overlap(text: str) -> None:
    words = name_tokens(text, 0, len(text))
    at = 0
    for word in words:
        assert text[word.start : word.end] == word.form
        assert word.start >= at
        at = word.end
    assert "".join(text.split()) == "".join("".join(forms(text)).split()) or len(words) <= len(text)
