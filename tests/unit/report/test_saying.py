import re

import msgspec
import pytest
from tests.support.quoted import report, utterances_of

from stemma.model import Rows
from stemma.report.gathering import gather
from stemma.report.saying import said
from stemma.report.settings import ReportSettings
from stemma.report.shown import ReportViews
from stemma.views.said import said_views

CALM = "“We waited for an hour and nobody came,” Ilan Brask told Norwire."
BENT = CALM.replace("an hour", "<b>two</b> hours")
RETOLD = "Ilan Brask said they had waited for an hour and nobody came."


@pytest.fixture(scope="module")
def views(case: Rows) -> ReportViews:
    rows = utterances_of(story=[report(CALM), report(CALM, name="b"), report(BENT, name="c"), report(RETOLD, name="d")])
    return msgspec.structs.replace(gather(case, settings=ReportSettings()), said=said_views(rows))


def plain(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_without_quotations_there_is_no_section(views: ReportViews) -> None:
    assert said(msgspec.structs.replace(views, said=[])) == ""


def test_a_card_names_speaker_reports_and_who_was_told(views: ReportViews) -> None:
    text = plain(said(views))
    assert "Ilan Brask 4 reports, 0 lineages" in text
    assert "told to, or in: Norwire" in text


def test_words_that_drifted_are_marked_and_nothing_else_is(views: ReportViews) -> None:
    marked = re.findall(r"<mark>(.*?)</mark>", said(views))
    assert any("two&lt;/b&gt; hours" in words for words in marked)
    assert "nobody came" not in " ".join(marked)


def test_text_of_a_report_never_becomes_markup(views: ReportViews) -> None:
    assert "<b>" not in said(views)


def test_words_in_marks_stand_in_marks_and_retold_ones_do_not(views: ReportViews) -> None:
    wordings = re.findall(r'<dt dir="auto">(.*?)</dt>', said(views))
    assert wordings[0].startswith("“We waited")
    assert not wordings[-1].startswith("“")


def test_every_carrier_leads_to_the_place_in_its_text(views: ReportViews) -> None:
    for line in views.said[0].lines:
        assert f"#witness={line.witness}:{line.start}" in said(views)


def test_utterances_beyond_the_first_unfold(views: ReportViews) -> None:
    many = msgspec.structs.replace(views, said=views.said * 9)
    assert "<summary>3 more utterances</summary>" in said(many)


def test_many_carriers_are_counted_and_not_all_named(views: ReportViews) -> None:
    view = views.said[0]
    crowd = msgspec.structs.replace(view, lines=view.lines[:1] * 20)
    assert "and 8 more" in plain(said(msgspec.structs.replace(views, said=[crowd])))


def test_a_missing_mark_is_told(views: ReportViews) -> None:
    view = views.said[0]
    garbled = [msgspec.structs.replace(line, garbled=True) for line in view.lines]
    assert "a mark is missing" in said(
        msgspec.structs.replace(views, said=[msgspec.structs.replace(view, lines=garbled)])
    )


def test_a_page_for_sharing_shows_only_words_that_several_reports_have() -> None:
    rows = utterances_of(f"{CALM}\n\n“Nothing of note was said there at all,” said Mila Orvane.", CALM)
    whole = gather(rows, settings=ReportSettings())
    shared = gather(rows, settings=ReportSettings(snippets_only=True))
    assert [view.speaker for view in whole.said] == ["Ilan Brask", "Mila Orvane"]
    assert [view.speaker for view in shared.said] == ["Ilan Brask"]


def test_words_retold_in_one_report_alone_are_not_on_the_page() -> None:
    rows = utterances_of("Ilan Brask said they had waited for an hour.", "Mila Orvane said the ward was full of rain.")
    assert gather(rows, settings=ReportSettings()).said == []


def test_utterances_beyond_the_limit_are_named_as_left_out() -> None:
    rows = utterances_of(CALM, CALM)
    views = gather(rows, settings=ReportSettings(utterances=0))
    assert views.said == []
    assert any("stemma said CASE" in sentence for sentence in views.left_out)
