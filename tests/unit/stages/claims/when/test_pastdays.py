import pytest
from tests.support.asserted import asserted

#: A Wednesday.
PUBLISHED = "2031-03-05"


def days(text: str, published: str | None = PUBLISHED) -> list[str | None]:
    return [one.latest for one in asserted(text, published=published) if one.kind in {"when", "said-when"}]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A girl was shot by another child in the woods Friday.", "2031-02-28"),
        ("Three people were hurt in a drive-by shooting Saturday night.", "2031-03-01"),
        ("A girl was killed by a neighbour on April 3 in Brack.", "2030-04-03"),
    ],
)
def test_a_day_in_a_sentence_of_what_has_been_is_the_last_one(text: str, expected: str) -> None:
    assert days(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A vigil is planned for Friday.", "2031-03-07"),
        ("The man who shot the girl is expected in court Friday.", "2031-03-07"),
        ("The hearing was set for next Friday.", "2031-03-07"),
        ("The board was told to answer by Friday.", "2031-03-07"),
        ("A girl was killed by a neighbour on April 3, 2032.", "2032-04-03"),
    ],
)
def test_what_is_planned_stays_a_day_to_come(text: str, expected: str) -> None:
    assert days(text) == [expected]


def test_without_a_publication_a_weekday_has_no_place() -> None:
    assert days("A girl was shot by another child Friday.", None) == [None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two boys were shot on Nov. 13. It was November 13, 2029, at dusk.", ["2029-11-13", "2029-11-13"]),
        ("Two boys were shot on Nov. 13. It was November 14, 2029, at dusk.", ["2030-11-13", "2029-11-14"]),
        ("A mass was held on Feb. 20 for those who were shot on Feb. 20, 2019.", ["2031-02-20", "2019-02-20"]),
        (
            "Two boys were shot on Nov. 13. So was one on Nov. 13, 2028, and one on Nov. 13, 2029.",
            ["2030-11-13", "2028-11-13", "2029-11-13"],
        ),
    ],
)
def test_a_date_without_its_year_is_of_the_one_year_that_its_text_gives_it(text: str, expected: list[str]) -> None:
    assert days(text) == expected
