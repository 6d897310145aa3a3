import re

import pytest

from stemma.model import Rows
from stemma.report.gathering import gather
from stemma.report.page import FILE, SCRIPTS, Host, page, policy_of
from stemma.report.settings import ReportSettings
from stemma.report.shown import ReportViews

SERVED = Host(script="fetchLacking = async () => false;", name="state-1")


@pytest.fixture(scope="module")
def views(case: Rows) -> ReportViews:
    return gather(case, settings=ReportSettings())


def test_a_file_has_no_way_to_ask_anybody(views: ReportViews) -> None:
    assert "connect-src" not in policy_of(FILE)
    assert 'data-host=""' in page(views, settings=ReportSettings())


def test_a_host_adds_its_script_and_its_name_and_may_be_asked(views: ReportViews) -> None:
    text = page(views, settings=ReportSettings(), host=SERVED)
    assert SERVED.script in text
    assert 'data-host="state-1"' in text
    assert f'content="{policy_of(SERVED)}"' in text
    assert "connect-src 'self'" in policy_of(SERVED)


def test_the_part_that_opens_the_page_comes_last_and_after_the_hosts(views: ReportViews) -> None:
    text = page(views, settings=ReportSettings(), host=SERVED)
    assert text.index(SERVED.script) < text.index("// What the address asks for")
    assert SCRIPTS[-1] == "9-opening.js"


def test_no_policy_allows_anything_unsafe() -> None:
    for host in (FILE, SERVED):
        assert policy_of(host).startswith("default-src 'none'")
        assert not re.search(r"unsafe|\*|http|data:|blob:", policy_of(host))


def test_two_hosts_have_two_policies() -> None:
    assert policy_of(FILE) != policy_of(SERVED)
