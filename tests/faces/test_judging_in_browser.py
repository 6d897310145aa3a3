"""A person decides on the page who draws on whom: it stays, through a new run too, and can be undone."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.axe import faults, load_axe
from tests.support.browsing import Open
from tests.support.invented import invented_case, witness_called, write_invented

from stemma.model import Derivation, Rows, Variant
from stemma.report import ReportSettings
from stemma.server import Opened, serve
from stemma.store.judgements import read_judgements

pytestmark = pytest.mark.browser


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return write_invented(tmp_path / "case")


@pytest.fixture
def opened(case: Path) -> Iterator[Opened]:
    server = serve(case, judge="ada", settings=ReportSettings(comparison_characters=0))
    running = threading.Thread(target=server.run)
    running.start()
    yield server
    server.stop()
    running.join(timeout=20)


def test_a_rejected_copy_stays_rejected_through_a_new_run_until_it_is_undone(
    visit_any: Open, opened: Opened, case: Path
) -> None:
    child, parent = (witness_called(invented_case(), siglum).id for siglum in "CB")
    (line,) = invented_case().of(Derivation, child=child, parent=parent)
    page = visit_any(f"{opened.address}#derivation={line.id}").page
    load_axe(page)
    assert faults(page, "judging", within="'#sheet'") == []
    page.get_by_label("Why, for whoever reads it later").fill("They rang us themselves.")
    page.get_by_role("button", name="It does not").click()
    page.get_by_text("C does not draw on B").wait_for()
    (kept,) = read_judgements(case)
    assert (kept.about, kept.other, kept.verdict, kept.who) == (child, parent, "reject", "ada")
    write_invented(case, Rows(one for one in invented_case() if not isinstance(one, Variant)))
    page.reload()
    page.get_by_text("(ada: They rang us themselves.)").wait_for()
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="It draws on it").wait_for()
    assert [one.withdrawn for one in read_judgements(case)] == [False, True]


def test_a_report_is_named_an_origin(visit_any: Open, opened: Opened, case: Path) -> None:
    page = visit_any(f"{opened.address}#witness={witness_called(invented_case(), 'A').id}").page
    page.get_by_role("button", name="This is the origin").click()
    page.get_by_text("A is an origin").wait_for()
    assert [one.verdict for one in read_judgements(case)] == ["re-root"]


def test_without_leave_there_is_nothing_to_decide_with(visit_any: Open, tmp_path: Path) -> None:
    server = serve(write_invented(tmp_path / "shown"))
    running = threading.Thread(target=server.run)
    running.start()
    try:
        page = visit_any(f"{server.address}#witness={witness_called(invented_case(), 'A').id}").page
        assert page.locator(".text").is_visible()
        assert page.locator(".judging").count() == 0
    finally:
        server.stop()
        running.join(timeout=20)
