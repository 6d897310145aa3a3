import re

import msgspec
import pytest
from tests.support.told import TEXTS, told_case

from stemma.model import Verdict
from stemma.report.claiming import LABELS, SHOWN_VALUES, claims
from stemma.report.gathering import gather
from stemma.report.settings import ReportSettings
from stemma.report.shown import ReportViews


@pytest.fixture(scope="module")
def views() -> ReportViews:
    return gather(told_case(), settings=ReportSettings())


def plain(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def rows(views: ReportViews) -> list[str]:
    return re.findall(r"<tr data-kind.*?</tr>", claims(views))


def test_without_claims_there_is_no_section(views: ReportViews) -> None:
    assert claims(msgspec.structs.replace(views, claims=[])) == ""


def test_what_is_disputed_stands_first_with_its_values_counted(views: ReportViews) -> None:
    first = plain(rows(views)[0])
    assert first.startswith(" people killed ≠ disputed Lineages that do not draw on one another")
    assert "12 1 lineage, 2 reports a b 19 1 lineage, 1 report c" in first


def test_every_value_links_to_exactly_its_words(views: ReportViews) -> None:
    linked = re.findall(r'<dt dir="auto"><a href="#witness=(\w+):(\d+)-(\d+)"><bdi>(.*?)</bdi>', claims(views))
    assert len(linked) == sum(len(line.values) for line in views.claims)
    for witness, start, end, value in linked:
        assert value.rstrip(",") in TEXTS[witness][int(start) : int(end)]


def test_every_verdict_is_told_in_words_and_in_a_sign_of_its_own() -> None:
    assert set(LABELS) == set(Verdict)
    assert len({label.word for label in LABELS.values()}) == len(Verdict)
    assert len({label.sign for label in LABELS.values()}) == len(Verdict)


def test_there_is_a_box_for_every_kind_that_the_table_has_and_for_no_other(views: ReportViews) -> None:
    boxes = re.findall(r'<input type="checkbox" value="([a-z-]+)" checked>', claims(views))
    assert boxes == ["genuine", "agree", "single-source"]
    assert set(boxes) == set(re.findall(r'data-kind="([a-z-]+)"', claims(views)))


def test_boxes_are_hidden_until_the_script_can_work_them(views: ReportViews) -> None:
    assert '<fieldset id="kinds" hidden>' in claims(views)


def test_words_in_somebodys_mouth_name_the_speaker(views: ReportViews) -> None:
    (row,) = [row for row in rows(views) if "word for word" in row]
    assert "in the words of Vadim Osipiev" in plain(row)


def test_hostile_words_stay_text(views: ReportViews) -> None:
    line = msgspec.structs.replace(views.claims[0], slot="<b>", about="</td>x", why="<i>", speakers=["<u>"])
    assert not re.search(r"<b>|</td>x|<i>|<u>", claims(msgspec.structs.replace(views, claims=[line])))


def test_many_values_and_many_reports_are_counted(views: ReportViews) -> None:
    line = views.claims[0]
    value = line.values[0]
    crowd = [msgspec.structs.replace(value.places[0], witness=f"w{at}") for at in range(20)]
    many = msgspec.structs.replace(line, values=[msgspec.structs.replace(value, places=crowd)] * (SHOWN_VALUES + 1))
    told = plain(claims(msgspec.structs.replace(views, claims=[many])))
    assert "and 1 more value" in told
    assert "and 12 more reports" in told


def test_a_value_that_is_no_words_is_told(views: ReportViews) -> None:
    line = views.claims[0]
    silent = msgspec.structs.replace(line.values[0], value="", places=[])
    told = plain(claims(msgspec.structs.replace(views, claims=[msgspec.structs.replace(line, values=[silent])])))
    assert "nothing at this place" in told
