import pytest
from tests.support.asserted import phrase

from stemma.stages.claims.toll.wounds import with_wounds, wound_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Officers found six people with gunshot injuries.", ["six people"]),
        ("A 30-year-old man with multiple gunshot wounds to the leg was found.", ["30-year-old man"]),
        ("Two others showed up at the hospital with gunshot wounds.", ["Two others"]),
        ("A man and a boy were treated for minor injuries.", ["boy", "man"]),
        ("A man was taken to a hospital with non-life-threatening injuries.", ["man"]),
    ],
)
def test_who_has_gunshot_wounds_was_shot(text: str, expected: list[str]) -> None:
    seen = phrase(text)
    assert [seen.written(one.start, one.end) for one, _ in with_wounds(seen)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "A man with stab wounds was found.",
        "He arrived with gunshot wounds.",
        "A man left, with the dog behind, gunshot wounds or none.",
        "A man came with no gunshot wounds.",
        "The hospital is busy with gunshot wounds.",
    ],
)
def test_other_wounds_and_other_subjects_are_left_alone(text: str) -> None:
    assert list(with_wounds(phrase(text))) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A man was found with a gunshot wound.", "shot"),
        ("A man was found with a fatal gunshot wound.", "killed"),
        ("A man was treated for minor injuries.", "injured"),
    ],
)
def test_a_wound_tells_what_happened(text: str, expected: str) -> None:
    seen = phrase(text)
    assert [wound_of(seen, whom, at) for whom, at in with_wounds(seen)] == [expected]
