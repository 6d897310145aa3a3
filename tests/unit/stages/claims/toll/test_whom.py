import pytest
from tests.support.asserted import phrase

from stemma.stages.claims.toll.whom import people_before, people_behind


def words(text: str, at: str, *, behind: bool) -> list[str]:
    seen = phrase(text)
    place = seen.folds.index(at)
    found = people_behind(seen, place) if behind else people_before(seen, place)
    return [seen.written(one.start, one.end) for one in found]


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("He shot two officers.", "shot", ["two officers"]),
        ("He shot his wife and two sons.", "shot", ["wife", "two sons"]),
        ("He shot at two officers.", "shot", []),
        ("He shot at least two officers.", "shot", ["least two officers"]),
        ("He shot from the pier.", "shot", []),
    ],
)
def test_people_behind_a_word(text: str, at: str, expected: list[str]) -> None:
    found = words(text, at, behind=True)
    assert [one.removeprefix("at ") for one in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A man and two boys were hurt.", ["two boys", "man"]),
        ("Four people, including a girl, were hurt.", ["Four people"]),
        ("A boy shot by his brother was hurt.", ["boy"]),
        ("The tide rose; boats were hurt.", []),
    ],
)
def test_people_before_a_word(text: str, expected: list[str]) -> None:
    assert words(text, "hurt", behind=False) == expected
