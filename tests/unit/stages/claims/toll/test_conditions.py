import pytest
from tests.support.asserted import phrase

from stemma.stages.claims.toll.conditions import in_a_bad_way


def told(text: str) -> list[str]:
    seen = phrase(text)
    return [seen.written(one.start, one.end) for one, _ in in_a_bad_way(seen)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Venn is in extremely critical condition.", ["Ada Venn"]),
        ("The crash left a sailor in serious but stable condition.", ["sailor"]),
        ("A sailor is fighting for her life.", ["sailor"]),
        ("The boy was clinging to life.", ["boy"]),
        ("A girl is on life support.", ["girl"]),
        ("A girl lies in a coma.", ["girl"]),
        ("A sailor was in intensive care.", ["sailor"]),
        ("A sailor underwent surgery.", ["sailor"]),
        ("The third man survived.", ["man"]),
        ("A sailor is expected to recover.", ["sailor"]),
        ("Two others are in critical condition.", ["Two others"]),
        ("Five people were rushed to a hospital.", ["Five people"]),
        ("A sailor was airlifted to the Norwick trauma centre.", ["sailor"]),
        ("The crash sent two sailors to the hospital.", ["two sailors"]),
    ],
)
def test_a_state_of_the_hurt_tells_who_is_hurt(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "She is in critical condition.",
        "Two are in critical condition.",
        "A sailor was taken to a hospital, where she died.",
        "An officer was taken to a hospital.",
        "A sailor was taken to the harbour.",
        "The crash sent two sailors to the harbour.",
        "A sailor is in the harbour.",
        "A sailor spoke on condition of silence.",
        "A sailor is fighting for her seat.",
        "A sailor is expected to leave.",
        "The mayor, survived by two sons, was mourned.",
    ],
)
def test_pronouns_parts_and_other_states_are_left_alone(text: str) -> None:
    assert told(text) == []
