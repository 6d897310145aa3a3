from datetime import datetime

from quality.layers.metadata import alike, read_stamp, stated_stamps, stated_title
from quality.pages import Page


def stated(markup: str) -> list[datetime]:
    return [stamp.minute for stamp in stated_stamps(Page("p1", "https://orsk.example/1", markup.encode(), ""))]


def test_json_ld_and_meta_tags_are_read_in_greenwich_time() -> None:
    page = """<meta property="article:published_time" content="2023-05-12T21:40:10+02:00">
    <script type="application/ld+json">{"datePublished": "Fri, 12 May 2023 19:40:00 GMT"}</script>"""
    assert stated(page) == [datetime(2023, 5, 12, 19, 40), datetime(2023, 5, 12, 19, 40)]  # noqa: DTZ001 - naive on purpose


def test_days_and_dates_of_programs_that_know_none_are_no_minutes() -> None:
    page = """<meta name="pubdate" content="2023-05-12">
    <script type="application/ld+json">{"datePublished": "0001-01-01T00:00:00Z"}</script>"""
    assert stated(page) == []


def test_a_clock_without_a_zone_is_kept_as_it_stands() -> None:
    stamp = read_stamp("2023-05-12 21:40")
    assert stamp is not None
    assert (stamp.minute.hour, stamp.zoned) == (21, False)


def test_the_title_that_a_page_states_for_those_who_share_it_is_read() -> None:
    page = Page("p1", "https://orsk.example/1", b'<meta property="og:title" content="Dam &amp; bridge give way">', "")
    assert stated_title(page) == "Dam & bridge give way"
    assert stated_title(Page("p2", "https://orsk.example/2", b"<title>Dam</title>", "")) is None


def test_titles_are_one_where_one_holds_the_other_or_most_words_are_the_same() -> None:
    assert alike("Dam gives way above Orsk valley", "Dam gives way above Orsk valley | Orsk Gazette")
    assert alike("Dam gives way above the Orsk valley at night", "Dam gives way above Orsk valley at night")
    assert not alike("Sign in", "Dam gives way above Orsk valley")
    assert not alike(None, "Dam gives way above Orsk valley")
    assert not alike("", "")
