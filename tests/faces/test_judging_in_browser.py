"""A person decides on the page who draws on whom: it stays, through a new run too, and can be undone."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.support.axe import faults, load_axe
from tests.support.browsing import Open
from tests.support.invented import invented_case, witness_called, write_invented

from stemma.model import Derivation, Entity, Rows, Variant
from stemma.pipeline.case import remember_pile
from stemma.pipeline.run import reconstruct
from stemma.report import ReportSettings
from stemma.server import Opened, serve
from stemma.store.casebook import Casebook
from stemma.store.judgements import read_judgements

pytestmark = pytest.mark.browser

NOTE = (
    "Mayor Vadim Osipiev, 50, spoke in Brackmoor on Tuesday.\n\nOsipiev left the pier before the rain.\n\n"
    "The engineer Maria Santander met nobody in Brackmoor.\n\nSantander slept until the rain came.\n"
)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return write_invented(tmp_path / "case")


@pytest.fixture
def opened(case: Path) -> Iterator[Opened]:
    with _running(serve(case, judge="ada", settings=ReportSettings(comparison_characters=0))) as server:
        yield server


@contextmanager
def _running(server: Opened) -> Iterator[Opened]:
    running = threading.Thread(target=server.run)
    running.start()
    try:
        yield server
    finally:
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
    page.locator("#sheet").get_by_text("C does not draw on B").wait_for()
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
    page.locator("#sheet").get_by_text("A is an origin").wait_for()
    assert [one.verdict for one in read_judgements(case)] == ["re-root"]


def test_without_leave_there_is_nothing_to_decide_with(visit_any: Open, tmp_path: Path) -> None:
    with _running(serve(write_invented(tmp_path / "shown"))) as server:
        page = visit_any(f"{server.address}#witness={witness_called(invented_case(), 'A').id}").page
        assert page.locator(".text").is_visible()
        assert page.locator(".judging").count() == 0


@pytest.mark.slow
def test_two_names_are_merged_renamed_and_run_again_on_the_page(visit_any: Open, tmp_path: Path) -> None:
    pile, case = tmp_path / "pile", tmp_path / "noted"
    pile.mkdir()
    (pile / "one.txt").write_text(NOTE, encoding="utf-8")
    reconstruct([pile], case)
    remember_pile(case, [pile], {})
    with _running(serve(case, judge="ada")) as server:
        page = visit_any(server.address).page
        page.get_by_role("link", name="Correct Maria Santander").click()
        page.get_by_label("Why, for whoever reads it later").fill("One body, two bylines.")
        page.get_by_label("Search the name that is the same").fill("osip")
        load_axe(page)
        assert faults(page, "correcting", within="'#sheet'") == []
        page.get_by_role("button", name="The same as").click()
        sheet = page.locator("#sheet")
        sheet.get_by_text("“Maria Santander” and “Vadim Osipiev” are one.").wait_for()
        assert page.evaluate("document.activeElement.id") == "sheet-body"
        page.get_by_label("Name to show").fill("The Engineer")
        page.get_by_role("button", name="Show under this name").click()
        sheet.get_by_text("“Maria Santander” is shown as “The Engineer”.").wait_for()
        page.get_by_role("button", name="Run again with the decisions").first.click()
        sheet.get_by_role("button", name="Show the newer run").click(timeout=60_000)
        page.goto(server.address)
        page.get_by_role("link", name="Correct The Engineer").wait_for()
        assert page.get_by_role("link", name="Correct Maria Santander").count() == 0
        page.get_by_role("link", name="Decisions 2").click()
        page.get_by_role("button", name="Undo").first.click()
        page.get_by_role("link", name="Decisions 1", include_hidden=True).wait_for(state="attached")
        _leave(page)
    with Casebook.open(case) as casebook:
        (merged,) = [one for one in casebook.of(Entity) if one.name == "The Engineer"]
    assert {variant.text for variant in merged.variants} >= {"Maria Santander", "Vadim Osipiev"}
    assert [one.verdict for one in read_judgements(case)] == ["merge", "rename", "merge"]


@pytest.mark.slow
def test_a_spelling_is_split_off_on_the_page(visit_any: Open, tmp_path: Path) -> None:
    pile, case = tmp_path / "pile", tmp_path / "noted"
    pile.mkdir()
    (pile / "one.txt").write_text(NOTE, encoding="utf-8")
    reconstruct([pile], case)
    with _running(serve(case, judge="ada")) as server:
        page = visit_any(server.address).page
        page.get_by_role("link", name="Correct Vadim Osipiev").click()
        page.get_by_role("button", name="“Osipiev” is another").click()
        page.get_by_text("“Osipiev” is somebody or something else than “Vadim Osipiev”.").wait_for()
        _leave(page)
    reconstruct([pile], case)
    with Casebook.open(case) as casebook:
        told = [sorted(variant.text for variant in one.variants) for one in casebook.of(Entity)]
    assert ["Osipiev"] in told
    assert ["Vadim Osipiev"] in told


def _leave(page: Page) -> None:
    """Leave a page before its server goes: it would ask for the state of the case and complain."""
    page.goto("about:blank")
