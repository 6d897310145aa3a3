import pytest

from stemma.text.times import find_times

#: A Wednesday.
PUBLISHED = "2031-03-05T08:00:00+00:00"


def clock(text: str, published: str | None = PUBLISHED) -> str | None:
    """Return the value of the only time of day of a text."""
    (one,) = [one for one in find_times(text, published=published) if one.rule.startswith("clock")]
    return one.value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The dyke broke at 11 p.m. Sunday near the lock.", "2031-03-02T23:00"),
        ("The dyke broke at 11:15 p.m. on March 1, police said.", "2031-03-01T23:15"),
        ("The dyke broke at 17:30 early Monday.", "2031-03-03T17:30"),
        ("The dyke broke on Sunday, police said. Crews came around 3:15 a.m. to the gate.", "2031-03-02T03:15"),
        ("The court will sit on Thursday beginning at 9 a.m. in the hall.", "2031-03-06T09:00"),
        ("A dyke broke in August 2029. It was opened at 9 a.m. in the hall.", "2031-03-05T09:00"),
        ("A dyke broke on 7 August 2029. The hall opens at 9 a.m. from now on.", "2031-03-05T09:00"),
        ("A dyke broke on 7 August 2029 at 9 a.m. with a roar.", "2029-08-07T09:00"),
        ("The gauge was read at 9 a.m. by Holm.", "2031-03-05T09:00"),
    ],
)
def test_a_time_of_day_is_on_the_day_beside_it_or_told_of(text: str, value: str) -> None:
    assert clock(text) == value


def test_a_time_of_day_has_the_ends_of_its_day() -> None:
    (one, day) = find_times("The dyke broke at 11 p.m. Sunday.", published=PUBLISHED)
    assert (one.earliest, one.latest, day.earliest) == ("2031-03-02", "2031-03-02", "2031-03-02")


def test_without_a_day_of_publication_a_full_date_places_it() -> None:
    assert clock("The dyke broke at 11 p.m. on 1 March 2031.", published=None) == "2031-03-01T23:00"
    assert clock("The dyke broke at 11 p.m. with a roar.", published=None) == "T23:00"


@pytest.mark.parametrize("text", ["1:13 VIDEO: the dyke", "They won 3:15 in the end.", "It was 23:14 AM then."])
def test_lengths_scores_and_hours_that_do_not_exist_are_no_time_of_day(text: str) -> None:
    assert not find_times(text, published=PUBLISHED)
