import pytest
from tests.support.asserted import asserted

from stemma.stages.claims.when.stamps import Stamp, Told, days_of_telling

#: A Wednesday.
PUBLISHED = "2031-03-19"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dyke breaks in Brack Posted: Wednesday, March 5, 2031 7:39 AM EST\nIt broke on Tuesday.", "2031-03-05"),
        ("Published on March 5, 2031\nIt broke on Tuesday.", "2031-03-05"),
        ("Posted: March 17, 2031\nIt broke on Tuesday.", PUBLISHED),
        ("The dyke broke. (Published Wednesday, March 5, 2031)\nIt broke on Tuesday.", PUBLISHED),
        ("The council met on March 5, 2031.\nIt broke on Tuesday.", PUBLISHED),
        ("Updated: March 5, 2031\nIt broke on Tuesday.", PUBLISHED),
    ],
)
def test_a_page_that_says_it_was_posted_weeks_before_is_told_from_that_day(text: str, expected: str) -> None:
    assert days_of_telling(text, PUBLISHED).first == expected


def test_a_date_on_a_line_of_its_own_is_the_day_of_what_stands_below() -> None:
    text = "Dyke holds.\nMarch 12, 2031\nIt leaked on Tuesday.\nUPDATE (3/14/31 at 2 p.m.):\nIt is dry."
    told = days_of_telling(text, PUBLISHED)
    assert [one.day for one in told.stamps] == ["2031-03-12", "2031-03-14"]
    places = [told.at(text.index(word)) for word in ("Dyke", "leaked", "dry")]
    assert places == [PUBLISHED, "2031-03-12", "2031-03-14"]


@pytest.mark.parametrize(
    "line",
    ["Ada Lind, March 12, 2031", "March 12, 2031 - April 2, 2031", "March 12", "Brack v. Sel, 12 March 2031, page 612"],
)
def test_a_line_that_says_more_than_a_day_is_no_stamp(line: str) -> None:
    assert days_of_telling(f"Dyke holds.\n{line}\nIt leaked.", PUBLISHED).stamps == ()


def test_stretches_meet_and_are_told_from_one_day_each() -> None:
    told = Told("2031-03-19", (Stamp(10, "2031-03-12"), Stamp(20, "2031-03-14")))
    assert list(told.stretches(0, 15)) == [(0, 10, "2031-03-19"), (10, 15, "2031-03-12")]
    assert list(told.stretches(20, 25)) == [(20, 25, "2031-03-14")]


def test_a_text_of_no_known_day_has_no_stamps() -> None:
    assert days_of_telling("March 12, 2031\nIt leaked on Tuesday.", None) == Told(None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Posted: March 5, 2031 Updated: March 19, 2031\nThe dyke broke on Tuesday.", "2031-03-04"),
        ("It is dry.\nUPDATE (3/14/31):\nThe dyke broke on Tuesday.", "2031-03-11"),
        ("It is dry.\nThe dyke broke on Tuesday.", "2031-03-18"),
    ],
)
def test_weekdays_are_read_from_the_day_that_their_part_is_told_from(text: str, expected: str) -> None:
    found = [one for one in asserted(text, "when", published=PUBLISHED) if one.value == "Tuesday"]
    assert [one.latest for one in found] == [expected]


def test_a_line_of_nothing_but_digits_and_signs_is_read_at_once() -> None:
    assert days_of_telling("1." * 30 + "\n" + "p.m. " * 500 + "2031", PUBLISHED).stamps == ()


def test_a_publication_at_the_beginning_of_the_calendar_is_no_error() -> None:
    assert days_of_telling("Posted: March 5, 2031\nIt broke.", "0001-01-02").first == "0001-01-02"
