import pytest
from tests.support.asserted import PUBLISHED, asserted, phrase

from stemma.stages.claims.when.aftermath import is_of_what_came_after
from stemma.stages.claims.when.eventday import event_day


def day(text: str) -> str | None:
    found = event_day(asserted(text, published=PUBLISHED), published=PUBLISHED)
    return found.day if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A man was arrested Tuesday in the killing of two sailors in Brack on Sunday.", "2031-03-02"),
        ("He was charged in the shooting of a sailor on Feb. 28. He appeared in court Tuesday.", "2031-02-28"),
        ("Tam Hale pleaded guilty Tuesday to the murder of a sailor on Saturday on the pier.", "2031-03-01"),
    ],
)
def test_the_day_behind_the_event_is_of_it_though_an_arrest_stands_before(text: str, expected: str) -> None:
    assert day(text) == expected


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("A man was arrested Tuesday in a shooting.", [True]),
        ("After the shooting a man was arrested on Tuesday.", [True]),
        ("He was charged with the killing on Sunday.", [False]),
        ("Two people were killed on Sunday.", [False]),
    ],
)
def test_the_nearest_word_before_a_day_tells_what_it_is_of(text: str, aside: list[bool]) -> None:
    assert [one.aside for one in asserted(text, published=PUBLISHED) if one.kind == "when"] == aside


def test_a_sentence_that_tells_of_nothing_later_has_no_later_day() -> None:
    seen = phrase("Two people were killed on Sunday.")
    assert not any(is_of_what_came_after(seen, time, "killed") for time in seen.times)
