"""The report as a person meets it: opened from disk in headless Chromium."""

from pathlib import Path

import msgspec
import pytest
from tests.support.browsing import Open
from tests.support.invented import ARCHETYPE, GAUGE, invented_case, witness_called

from stemma.model import Derivation, Rows, Witness
from stemma.report import write_report

pytestmark = pytest.mark.browser

HOSTILE = "</script><img src=x onerror=alert(1)> \u202etxt.exe\u202c 🚤 <b>bold</b>"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_report(_case(), tmp_path_factory.mktemp("report") / "report.html")


def test_it_asks_the_network_for_nothing_and_complains_about_nothing(visit: Open, report: Path) -> None:
    page, requests, complaints = visit()
    for mark in page.locator("a.mark").all()[:3]:
        mark.click()
        page.locator("#sheet").wait_for()
        page.keyboard.press("Escape")
        page.locator("#sheet").wait_for(state="hidden")
    page.locator("#theme").click()
    assert requests == [report.as_uri()]
    assert complaints == []


def test_every_text_in_the_page_is_the_slice_of_its_witness(visit: Open) -> None:
    page = visit().page
    for witness in _case().of(Witness):
        page.evaluate("hash => { location.hash = hash }", f"witness={witness.id}")
        page.wait_for_function(
            "title => document.getElementById('sheet-title').textContent === title", arg=witness.siglum
        )
        for run in page.locator(".text .run").all():
            start, end = int(run.get_attribute("data-start") or -1), int(run.get_attribute("data-end") or -1)
            assert run.text_content() == witness.text[start:end]
        assert page.locator(".text").text_content() == witness.text


def test_clicking_a_derivation_opens_why_and_the_comparison(visit: Open) -> None:
    page, _, complaints = visit()
    page.locator(f'a.stroke[data-id="{_derivation("B", "C")}"]').dispatch_event("click")
    sheet = page.locator("#sheet")
    sheet.get_by_role("heading", name="C draws on B").wait_for()
    assert sheet.get_by_text("C shares odd readings with B.").is_visible()
    assert sheet.get_by_text("+1.9").is_visible()
    assert "1987" in sheet.locator("mark").all_text_contents()
    assert complaints == []


def test_clicking_a_passage_says_who_else_has_it_and_compares(visit: Open) -> None:
    page = visit(f"#witness={_id('A')}").page
    page.locator(".text .p", has_text="The river gauge").click()
    panel = page.locator(".also")
    assert "Also in 3 reports" in panel.inner_text()
    panel.get_by_role("link", name="B", exact=True).click()
    page.get_by_role("heading", name="A beside B").wait_for()
    focused = page.locator(".row.focus .side").all_text_contents()
    assert focused == [GAUGE, GAUGE.replace("6.2", "6.5")]


def test_both_sides_of_a_comparison_are_exact_slices(visit: Open) -> None:
    page = visit(f"#compare={_id('A')}~{_id('C')}").page
    texts = {witness.siglum: witness.text for witness in _case().of(Witness)}
    sides = page.locator(".side").all()
    assert len(sides) > 6
    for side in sides:
        start, end = int(side.get_attribute("data-start") or -1), int(side.get_attribute("data-end") or -1)
        assert side.text_content() == texts[side.get_attribute("data-siglum") or ""][start:end]


def test_hostile_words_stay_words(visit: Open) -> None:
    page, _, complaints = visit(f"#witness={_id('H')}")
    assert page.locator("img").count() == 0
    assert page.locator(".text b").count() == 0
    assert HOSTILE in (page.locator(".text").text_content() or "")
    assert page.locator(".text .ctl").first.get_attribute("data-name") == "RLO"
    assert complaints == []


def test_a_link_into_the_page_opens_what_it_names_and_a_broken_one_opens_nothing(visit: Open) -> None:
    variant = visit(f"#archetype={ARCHETYPE}").page
    assert variant.get_by_role("heading", name="Norwire (unseen)").is_visible()
    for broken in ("#witness=nobody", "#%E0%A4%A", "#constructor=1", "#"):
        page, _, complaints = visit(broken)
        assert not page.locator("#sheet").is_visible()
        assert complaints == []


def test_escape_closes_and_back_goes_back(visit: Open) -> None:
    page = visit().page
    page.locator("a.siglum").first.click()
    page.locator("#sheet").wait_for()
    page.locator("#sheet .card a").first.click()
    page.get_by_role("heading", name="A draws on Norwire (unseen)").wait_for()
    page.locator("#sheet-back").click()
    page.get_by_role("heading", name="The text").wait_for()
    page.keyboard.press("Escape")
    page.locator("#sheet").wait_for(state="hidden")
    page.wait_for_function("() => location.hash === ''")


def test_the_keyboard_alone_reaches_a_passage_and_its_copies(visit: Open) -> None:
    page = visit(f"#witness={_id('A')}").page
    page.keyboard.press("n")
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.textContent") == GAUGE
    page.keyboard.press("p")
    assert "Floodwater" in page.evaluate("document.activeElement.textContent")
    assert page.locator(".also").inner_text().startswith("Also in 3 reports")


def test_a_variant_is_shown_in_the_tree(visit: Open) -> None:
    page = visit().page
    page.locator("button[data-variant]").first.click()
    assert sorted(page.locator("svg.tree .says").all_text_contents()) == ["6.2", "6.2", "6.5", "6.5"]
    page.locator("button[data-variant]").first.click()
    assert page.locator("svg.tree .says").count() == 0


def test_equal_passages_can_be_hidden(visit: Open) -> None:
    page = visit(f"#compare={_id('A')}~{_id('B')}").page
    shown = page.locator(".row:visible").count()
    page.get_by_label("only where they differ").check()
    assert page.locator(".row:visible").count() < shown


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (390, "dark"), (1280, "dark")])
def test_nothing_runs_over_the_edge_of_the_window(visit: Open, width: int, scheme: str) -> None:
    for place in ("", f"#witness={_id('A')}", f"#compare={_id('A')}~{_id('C')}", f"#witness={_id('H')}"):
        page = visit(place, width=width, scheme=scheme).page
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate("document.getElementById('sheet-body').scrollWidth") <= width


def test_every_control_and_every_mark_has_a_name(visit: Open) -> None:
    page = visit(f"#witness={_id('A')}").page
    nameless = """() => [...document.querySelectorAll("a, button, input, [role=button]")]
        .filter(one => !(one.textContent.trim() || one.getAttribute("aria-label") || one.labels?.length))
        .map(one => one.outerHTML)"""
    assert page.evaluate(nameless) == []


def test_colours_of_words_stand_out_from_the_paper(visit: Open) -> None:
    """Body text, quiet text and lineage colours reach a contrast of 4.5 in both schemes."""
    names = ["--ink", "--soft", "--accent", *(f"--c{number}" for number in range(1, 9))]
    for scheme in ("light", "dark"):
        page = visit(scheme=scheme).page
        colours = page.evaluate(
            "names => names.map(n => getComputedStyle(document.documentElement).getPropertyValue(n).trim())",
            ["--paper", *names],
        )
        paper = _luminance(colours[0])
        for name, colour in zip(names, colours[1:], strict=True):
            light, dark = sorted((paper, _luminance(colour)), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (scheme, name)


def _luminance(colour: str) -> float:
    """Return the relative luminance of #rrggbb, as the WCAG defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _case() -> Rows:
    case = invented_case()
    lens = witness_called(case, "H")
    text = f"{lens.text}\n\n{HOSTILE}"
    hostile = msgspec.structs.replace(lens, title=HOSTILE, outlet=HOSTILE, text=text, chars=len(text))
    return Rows(hostile if one == lens else one for one in case)


def _id(siglum: str) -> str:
    return witness_called(_case(), siglum).id


def _derivation(parent: str, child: str) -> str:
    (found,) = invented_case().of(Derivation, child=_id(child), parent=_id(parent))
    return found.id
