import re

import msgspec
import pytest
from tests.support.told import TEXTS, told_case

from stemma.model import Occasion
from stemma.report.dating import OPEN_MOMENTS, moments
from stemma.report.gathering import gather
from stemma.report.settings import ReportSettings
from stemma.report.shown import ReportViews
from stemma.views.times import spoken_range


@pytest.fixture(scope="module")
def views() -> ReportViews:
    return gather(told_case(), settings=ReportSettings())


def plain(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_without_moments_there_is_no_section(views: ReportViews) -> None:
    assert moments(msgspec.structs.replace(views, events=[])) == ""


def test_moments_stand_in_the_order_of_time_as_texts_know_them(views: ReportViews) -> None:
    told = re.findall(r'<p class="moment">([^<]+)', moments(views))
    assert [one.strip() for one in told] == ["1978", "4 Mar 2031"]


def test_conflicting_dates_stand_side_by_side_with_who_gives_them(views: ReportViews) -> None:
    told = plain(moments(views))
    assert "4 Mar 2031 ≠ placed differently" in told
    assert "“ 4 March 2031 ” 1 lineage · 4 Mar 2031 a “ 5 March 2031 ” 1 lineage · 5 Mar 2031 c" in told


def test_every_date_links_to_exactly_its_words(views: ReportViews) -> None:
    listed = moments(views).partition("</figure>")[2]
    links = re.findall(r"#witness=(\w+):(\d+)-(\d+)", listed)
    words = [TEXTS[witness][int(start) : int(end)] for witness, start, end in links]
    assert words == ["1978", "4 March 2031", "5 March 2031"]


def test_what_was_said_when_stands_apart_from_what_happened(views: ReportViews) -> None:
    said = msgspec.structs.replace(views.events[0], id="said", occasion=Occasion.SAID)
    html = moments(msgspec.structs.replace(views, events=[*views.events, said]))
    assert html.index("When it happened") < html.index("When it was said")
    assert html.count('<ol class="timeline">') == 2


def test_publications_are_left_to_the_list_of_reports(views: ReportViews) -> None:
    assert all(event.occasion is not Occasion.PUBLISHED for event in views.events)


def test_moments_beyond_the_first_unfold_and_conflicts_stay_open(views: ReportViews) -> None:
    plain_one, conflict = views.events
    crowd = [msgspec.structs.replace(plain_one, id=f"e{at:02}") for at in range(OPEN_MOMENTS + 3)]
    html = moments(msgspec.structs.replace(views, events=[*crowd, conflict]))
    opened, _, folded = html.partition("<details>")
    assert "placed differently" in opened
    assert folded.startswith("<summary>4 more moments, told by fewer</summary>")


def test_hostile_words_stay_text(views: ReportViews) -> None:
    event = msgspec.structs.replace(views.events[0], what="</li><script>", why="<b>")
    assert not re.search(r"<script>|<b>", moments(msgspec.structs.replace(views, events=[event])))


def test_a_moment_without_a_place_in_time_is_told_in_the_words_of_the_text(views: ReportViews) -> None:
    event = msgspec.structs.replace(views.events[0], earliest=None, latest=None)
    assert "“<bdi>1978</bdi>”" in moments(msgspec.structs.replace(views, events=[event]))
    bare = msgspec.structs.replace(event, datings=[])
    assert "undated" in moments(msgspec.structs.replace(views, events=[bare]))


@pytest.mark.parametrize(
    ("earliest", "latest", "spoken"),
    [
        ("2031-03-04", "2031-03-04", "4 Mar 2031"),
        ("1956-01-01", "1956-12-31", "1956"),
        ("1960-01-01", "1969-12-31", "1960 to 1969"),
        ("2031-02-01", "2031-02-28", "Feb 2031"),
        ("2031-03-04", "2031-03-06", "4 to 6 Mar 2031"),
        ("2031-03-30", "2031-04-02", "30 Mar to 2 Apr 2031"),
        ("2030-12-01", "2031-02-28", "1 Dec 2030 to 28 Feb 2031"),
        ("9999-01-01", "9999-12-31", "9999"),
        ("2031-03-04", None, "since 4 Mar 2031"),
        (None, "2031-03-04", "up to 4 Mar 2031"),
        (None, None, ""),
        ("2031-03-04T08:00", "2031-03-04T09:00", "4 Mar 2031, 08:00 to 4 Mar 2031, 09:00"),
        ("-0044-03-15", "0044", "-0044-03-15 to 0044"),
    ],
)
def test_a_range_is_written_as_people_write_it(earliest: str | None, latest: str | None, spoken: str) -> None:
    assert spoken_range(earliest, latest) == spoken
