import re

import pytest

from stemma.model import Precision
from stemma.text.times import TimeExpression, TimeKind, find_times
from stemma.text.times.finding import BEGINNING
from stemma.text.times.rules import rules, rules_at
from stemma.text.times.words import pieces

#: A Wednesday.
PUBLISHED = "2031-03-05T08:00:00+00:00"


def one(text: str, published: str | None = PUBLISHED) -> TimeExpression:
    (found,) = find_times(text, published=published)
    return found


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The dyke broke on Tuesday.", "Tuesday", "2031-03-04"),
        ("The dyke broke on Wednesday.", "Wednesday", "2031-03-05"),
        ("The council will meet on Friday.", "Friday", "2031-03-07"),
        ("On Friday, the court will rule.", "Friday", "2031-03-07"),
        ("She said Monday that they intend to rebuild.", "Monday", "2031-03-03"),
        ("The dyke broke last Thursday.", "last Thursday", "2031-02-27"),
        ("It happened yesterday morning.", "yesterday morning", "2031-03-04TMO"),
        ("Two pumps failed last night.", "last night", "2031-03-04TNI"),
        ("He signed it on March 1, 2030.", "March 1, 2030", "2030-03-01"),
        ("He signed it on 1 March 2030.", "1 March 2030", "2030-03-01"),
        ("They met on Aug. 7.", "Aug. 7", "2030-08-07"),
        ("It was built in early September 1978.", "early September 1978", "1978-09"),
        ("The mayor resigned in November.", "November", "2030-11"),
        ("They agreed to buy the old mill by the river in November.", "November", "2031-11"),
        ("The case is heard in November.", "November", "2031-11"),
        ("It became a calendar year in November.", "November", "2030-11"),
        ("She left the island years ago.", "years ago", "PAST_REF"),
        ("The loan must be paid by November.", "November", "2031-11"),
        ("Prices rose in the third quarter of 2029.", "the third quarter of 2029", "2029-Q3"),
        ("It last flooded two years ago.", "two years ago", "2029"),
        ("In May last year, the gates were shut.", "May last year", "2030-05"),
        ("They reopen in May this year.", "May this year", "2031-05"),
        ("They reopen in May next year.", "May next year", "2032-05"),
        ("The dyke broke TODAY.", "TODAY", "2031-03-05"),
        ("They left three days ago.", "three days ago", "2031-03-02"),
        ("It came last week.", "last week", "2031-W09"),
        ("The wall is from the 19th century.", "the 19th century", "18XX"),
        ("It was dug in the 1990s.", "the 1990s", "199X"),
        ("He has ruled since 1994.", "1994", "1994"),
        ("They fled last summer.", "last summer", "2030-SU"),
        ("The gauge was read at 17:30.", "17:30", "2031-03-05T17:30"),
        ("The storm came on 2031-03-02.", "2031-03-02", "2031-03-02"),
        ("The storm came on 25/12/2030.", "25/12/2030", "2030-12-25"),
        ("It is open at Christmas 2030.", "Christmas 2030", "2030-12-25"),
    ],
)
def test_moments_are_read_from_the_day_of_publication(text: str, words: str, value: str) -> None:
    found = one(text)
    assert (text[found.start : found.end], found.value) == (words, value)


def test_a_moment_has_two_ends_and_says_how_finely_it_is_known() -> None:
    year, month = one("He came in 1994."), one("He came in August 1994.")
    assert (year.earliest, year.latest, year.precision) == ("1994-01-01", "1994-12-31", Precision.YEAR)
    assert (month.earliest, month.latest, month.precision) == ("1994-08-01", "1994-08-31", Precision.MONTH)


def test_a_decade_and_a_century_end_where_they_end() -> None:
    assert one("It was dug in the 1990s.").latest == "1999-12-31"
    century = one("It is of the 19th century.")
    assert (century.earliest, century.latest, century.precision) == ("1800-01-01", "1899-12-31", Precision.CENTURY)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They waited for three weeks.", "three weeks", "P3W"),
        ("a 28-year rule", "28-year", "P28Y"),
        ("about two hours", "about two hours", "PT2H"),
        ("over the past 20 years", "the past 20 years", "P20Y"),
        ("a few days", "a few days", "PXD"),
        ("a minute and a half", "a minute and a half", "PT1M30S"),
    ],
)
def test_a_length_never_gets_a_place_in_time(text: str, words: str, value: str) -> None:
    found = one(text)
    assert (text[found.start : found.end], found.value, found.kind) == (words, value, TimeKind.DURATION)
    assert (found.earliest, found.latest, found.precision) == (None, None, None)


def test_how_often_is_a_set() -> None:
    assert one("The pumps are checked every day.").kind is TimeKind.SET
    assert one("The bell rings every Monday.").value == "-W-1"


def test_without_a_day_of_publication_what_is_relative_has_no_place() -> None:
    found = one("The dyke broke on Tuesday.", None)
    assert (found.value, found.earliest) == ("-W-2", None)
    assert one("The dyke broke on March 4.", None).value == "--03-04"
    assert one("The dyke broke in March.", None).value == "--03"
    assert one("The dyke broke yesterday.", None).value is None
    assert one("The dyke broke on 4 March 2031.", None).value == "2031-03-04"
    assert one("The dyke broke on Tuesday.", "soon").earliest is None


def test_the_next_day_belongs_to_the_day_named_before() -> None:
    _, following = find_times("The dyke broke on 1 February. The next day the pumps failed.", published=PUBLISHED)
    assert following.value == "2031-02-02"


def test_a_year_ago_looks_back_from_the_quarter_spoken_of() -> None:
    _, before = find_times("Profit rose in the fourth quarter from a loss a year ago.", published=PUBLISHED)
    assert before.value == "2029-Q4"


@pytest.mark.parametrize(
    "text",
    [
        "You may go, and Ms. March may sit in the sun.",
        "Some 1,994 people and 2000 employees.",
        "It cost $1994 or £2001.",
        "The 43-year-old warden.",
        "We watched 60 Minutes.",
        "Three-quarters of them left.",
        "Room 2014-b and no. 1999.",
        "A second boat came.",
        "On 31 February 31.",
        "It was 25:61.",
        "He told Norland TODAY that the dyke held.",
        "Norland Today, a paper, has more.",
    ],
)
def test_words_that_only_look_like_times_are_left_alone(text: str) -> None:
    assert find_times(text, published=PUBLISHED) == []


def test_a_stretch_is_searched_and_offsets_stay_those_of_the_text() -> None:
    text = "On Monday it rained. On Tuesday it broke."
    (found,) = find_times(text, 20, published=PUBLISHED)
    assert text[found.start : found.end] == "Tuesday"


def test_letters_that_look_like_others_break_nothing() -> None:
    assert one(["It came on Sunday", "ſunday."][0]).value == "2031-03-02"
    assert [found.value for found in find_times("On \u017funday it came.", published=PUBLISHED)] == []
    assert [found.value for found in find_times("9" * 400 + " years ago", published=PUBLISHED)] == ["PAST_REF"]


def test_that_quarter_is_the_one_named_before() -> None:
    _, again = find_times("In the second quarter it lost money. That quarter was poor.", published=PUBLISHED)
    assert again.value == "2030-Q2"


def test_months_after_a_year_have_no_place_in_it() -> None:
    _, later = find_times("It opened in 2029. Two months later it closed.", published=PUBLISHED)
    assert (later.value, later.earliest) == ("FUTURE_REF", None)


def test_no_rule_is_tried_at_too_few_words() -> None:
    text = " ".join(
        f"{lead}{word}{tail}"
        for word in sorted(set(re.findall(r"[a-z]+", " ".join(pieces().values()))))
        for lead in ("the ", "in late ", "two ", "the last ", "Early ", "’")
        for tail in ("", "s", " 5, 2016,", " day", " weeks ago", " quarter of 2014,", " Monday morning", "’s end", ".")
    )
    for rule in rules():
        whole = [match.span() for match in rule.pattern.finditer(text)]
        reached, found = 0, []
        for word in BEGINNING.finditer(text):
            match = rule.pattern.match(text, word.start()) if rule in rules_at(word.group()) else None
            if match and word.start() >= reached:
                found.append(match.span())
                reached = match.end()
        assert found == whole, rule.name
