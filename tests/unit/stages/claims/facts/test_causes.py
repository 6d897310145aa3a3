import pytest
from tests.support.asserted import asserted


def causes(text: str) -> list[tuple[str, str, str | None]]:
    return [(one.subject, one.value, one.hedge) for one in asserted(text, "cause")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fire was caused by a faulty cable.", ("The fire", "a faulty cable", None)),
        ("The fire was probably caused by a faulty cable.", ("The fire", "a faulty cable", "probably")),
        ("The fire was not caused by a faulty cable.", ("The fire", "not a faulty cable", None)),
        ("She blamed the flood on the board.", ("the flood", "the board", "alleged")),
        ("She blamed the board for the flood.", ("the flood", "the board", "alleged")),
        ("They attributed the delay to heavy snow.", ("the delay", "heavy snow", "alleged")),
    ],
)
def test_a_cause_is_what_somebody_says_it_is(text: str, expected: tuple[str, str, str | None]) -> None:
    assert causes(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "It was caused by snow.",
        "She blamed the flood on the U.S. board.",
        "She wondered whether it was caused by snow.",
        "He was due to leave by noon.",
        "The loss of eight boats in a small town was caused by snow.",
    ],
)
def test_half_a_sentence_is_no_effect(text: str) -> None:
    assert causes(text) == []


def test_a_denied_cause_does_not_meet_the_one_that_is_told() -> None:
    (told,) = asserted("The fire was caused by a faulty cable.", "cause")
    (denied,) = asserted("The fire was not caused by a faulty cable.", "cause")
    (again,) = asserted("They say the fire was caused by a faulty cable.", "cause")
    assert denied.negated
    assert told.key != denied.key
    assert told.key == again.key
