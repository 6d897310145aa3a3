"""The page for everybody: measured by axe-core, walked by the keyboard, in both themes."""

from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.support.axe import faults, load_axe
from tests.support.browsing import Open, go
from tests.support.invented import ARCHETYPE, WIRE, invented_case, witness_called

from stemma.model import Derivation, Variant
from stemma.report import write_report

pytestmark = pytest.mark.browser

#: Whatever a person can work: it must be reached by Tab alone.
WORKABLE = "a[href], button:not([disabled]), input, select, textarea, summary, [tabindex='0'], [role=button]"


def views() -> dict[str, str]:
    """Return the address of one view of each kind."""
    case = invented_case()
    ids = {siglum: witness_called(case, siglum).id for siglum in "ACDG"}
    return {
        "witness": f"witness={ids['A']}",
        "span": f"witness={ids['A']}:30-60",
        "right to left": f"witness={ids['G']}",
        "pair": f"compare={ids['A']}~{ids['C']}",
        "no pair": f"compare={ids['A']}~{ids['G']}",
        "columns": f"compare={ids['A']}~{ids['C']}~{ids['D']}",
        "choose": "choose=",
        "search": "search=dyke",
        "keys": "keys",
        "derivation": f"derivation={case.of(Derivation)[0].id}",
        "archetype": f"archetype={ARCHETYPE}",
        "lineage": f"lineage={WIRE}",
        "variant": f"variant={case.of(Variant)[0].id}",
    }


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_report(invented_case(), tmp_path_factory.mktemp("report") / "report.html")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault_in_any_view(visit: Open, scheme: str) -> None:
    page = visit(scheme=scheme).page
    load_axe(page)
    found = faults(page, "the story")
    for name, place in views().items():
        go(page, place)
        found += faults(page, name, within="'#sheet'")
    assert found == []


def test_axe_sees_a_fault_where_there_is_one(visit: Open) -> None:
    page = visit().page
    load_axe(page)
    page.evaluate("document.getElementById('theme').textContent = ''")
    assert faults(page, "the story")[0].startswith("the story: button-name")


def test_tab_reaches_everything_that_can_be_worked_on_the_page(visit: Open) -> None:
    page = visit().page
    assert _unreached(page, "body") == []


@pytest.mark.parametrize("name", ["witness", "pair", "columns", "choose", "derivation", "variant"])
def test_tab_reaches_everything_that_can_be_worked_in_a_view(visit: Open, name: str) -> None:
    page = visit("#" + views()[name]).page
    assert _unreached(page, "#sheet") == []


def test_every_link_has_a_key_or_enter_and_leads_to_the_same_place(visit: Open) -> None:
    page = visit().page
    page.locator("a.mark.archetype").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Norwire (unseen)").wait_for()
    page.keyboard.press("Escape")
    page.locator("#sheet").wait_for(state="hidden")
    page.locator("button[data-variant]").first.focus()
    page.keyboard.press("Space")
    assert page.locator("svg.tree .says").count() > 0


def test_the_focus_comes_back_to_where_it_was(visit: Open) -> None:
    page = visit().page
    link = page.locator(".reports a.siglum").nth(2)
    link.focus()
    page.keyboard.press("Enter")
    page.locator("#sheet").wait_for()
    page.keyboard.press("Escape")
    page.locator("#sheet").wait_for(state="hidden")
    assert link.evaluate("one => one === document.activeElement")


def test_inside_the_sheet_the_focus_never_leaves_to_the_covered_page(visit: Open) -> None:
    page = visit("#" + views()["lineage"]).page
    for _ in range(30):
        page.keyboard.press("Tab")
        assert page.evaluate("['BODY', 'DIALOG'].includes(document.activeElement.closest('body, dialog').tagName)")
        assert not page.evaluate("document.querySelector('main').contains(document.activeElement)")


def _unreached(page: Page, place: str) -> list[str]:
    """Press Tab until it comes round; return what could be worked but never had the focus."""
    count = page.evaluate(
        """([place, workable]) => {
            window.reached = new Set();
            document.addEventListener("focusin", event => window.reached.add(event.target));
            return document.querySelector(place).querySelectorAll(workable).length;
        }""",
        [place, WORKABLE],
    )
    for _ in range(count + 3):
        page.keyboard.press("Tab")
    return list(
        page.evaluate(
            """([place, workable]) => [...document.querySelector(place).querySelectorAll(workable)]
                .filter(one => one.checkVisibility({ visibilityProperty: true }) && !window.reached.has(one))
                .map(one => one.outerHTML.slice(0, 120))""",
            [place, WORKABLE],
        )
    )
