import pytest

from stemma.text.housestyle import in_one_style


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("organised", "organized"),
        ("organisation", "organization"),
        ("neighbourhood", "neighborhood"),
        ("harbours", "harbors"),
        ("travelled", "traveled"),
        ("counsellor", "counselor"),
        ("analysed", "analyzed"),
        ("defence", "defense"),
        ("dialogue", "dialog"),
        ("adviser", "advisor"),
        ("centre", "center"),
        ("lt", "lieutenant"),
        ("whilst", "while"),
    ],
)
def test_what_desks_write_otherwise_is_one_word(left: str, right: str) -> None:
    assert in_one_style(left) == in_one_style(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("filled", "filed"),
        ("refilled", "refiled"),
        ("called", "caled"),
        ("four", "for"),
        ("tour", "tor"),
        ("hour", "hor"),
    ],
)
def test_other_words_stay_apart(left: str, right: str) -> None:
    assert in_one_style(left) != in_one_style(right)
