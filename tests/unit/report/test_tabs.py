import re

import msgspec
import pytest
from tests.support.told import told_case

from stemma.model import Rows, Witness
from stemma.report.gathering import gather
from stemma.report.settings import ReportSettings
from stemma.report.shown import ReportViews
from stemma.report.tabs import TABS, tabbed


@pytest.fixture(scope="module")
def views(case: Rows) -> ReportViews:
    settings = ReportSettings()
    whole, told = gather(case, settings=settings), gather(told_case(), settings=settings)
    return msgspec.structs.replace(
        whole, said=told.said, entities=told.entities, claims=told.claims, events=told.events
    )


def test_every_tab_leads_to_a_heading_of_its_own(views: ReportViews) -> None:
    bar, sections = tabbed(views)
    anchors = re.findall(r'href="#([a-z0-9-]+)"', bar)
    assert anchors == [tab.anchor for tab in TABS]
    assert all(sections.count(f' id="{anchor}"') == 1 for anchor in anchors)


def test_sections_stand_in_the_order_of_their_tabs(views: ReportViews) -> None:
    _, sections = tabbed(views)
    places = [sections.index(f' id="{tab.anchor}"') for tab in TABS]
    assert places == sorted(places)


def test_a_tab_without_records_is_not_shown(case: Rows) -> None:
    alone = gather(Rows(one for one in case if isinstance(one, Witness)), settings=ReportSettings())
    bar, sections = tabbed(alone)
    assert re.findall(r">([^<]+)</a>", bar) == ["Story", "Reports"]
    assert "Where they differ" not in sections


def test_the_bar_has_a_name_for_those_who_hear_it(views: ReportViews) -> None:
    assert tabbed(views)[0].startswith('<nav class="tabs" aria-label="Views">')
