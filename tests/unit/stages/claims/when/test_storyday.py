from tests.support.asserted import witness

from stemma.stages.claims.when.storyday import story_day


def undated(*heads: str) -> str | None:
    texts = (f"{head}\n\nThe dyke collapsed at noon." for head in heads)
    return story_day([witness(f"w{number}", text, published=None) for number, text in enumerate(texts)])


def test_lines_at_the_head_of_reports_tell_the_day_of_their_story() -> None:
    assert undated("May 30, 2031", "Posted: 7:37 PM, May 31, 2031", "By Ada Lind") == "2031-05-31"


def test_stated_days_are_used_too() -> None:
    assert story_day([witness("a", "x"), witness("b", "x")]) == "2031-03-05"


def test_one_report_says_too_little() -> None:
    assert undated("May 30, 2031", "By Ada Lind") is None


def test_days_in_running_text_or_without_a_year_say_nothing() -> None:
    long = "The dyke that was built on May 30, 2001 had held for thirty years before it collapsed at noon."
    assert undated(long, long) is None
    assert undated("May 30", "May 31") is None


def test_a_story_over_the_end_of_a_month_has_none() -> None:
    assert undated("May 31, 2031", "June 1, 2031") is None


def test_one_old_report_among_several_is_passed_over() -> None:
    assert undated("May 30, 2031", "May 10, 2029", "May 31, 2031", "May 31, 2031") == "2031-05-31"
