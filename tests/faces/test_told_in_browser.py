"""Names, claims and times on the page of the bundled story, as a person meets them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.support.axe import faults, load_axe
from tests.support.browsing import Open, go
from tests.support.bundled import pile_folder

from stemma.model import Witness
from stemma.pipeline.run import reconstruct
from stemma.report import write_report
from stemma.store.casebook import Casebook

pytestmark = pytest.mark.browser

SECTIONS = ("who", "claims", "when")
LAYERS = ("places that differ", "names", "quotations", "claims")

#: Notes how long the page did not answer; the first stretch, in which it loads, is another test's.
WATCH = """() => {
    window.longest = 0;
    new PerformanceObserver(list => {
        for (const one of list.getEntries()) window.longest = Math.max(window.longest, one.duration);
    }).observe({ type: "longtask" });
}"""

#: Milliseconds on a crowded machine; on an idle one a quarter of it.
LONG_TASK = 400

#: Opens one address after another and returns the words that are marked there.
OPEN_ALL = """async links => {
    const words = [];
    for (const link of links) {
        location.hash = link;
        await new Promise(go => addEventListener("hashchange", go, { once: true }));
        words.push([...document.querySelectorAll("mark.target")].map(one => one.textContent).join(""));
    }
    return words;
}"""


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casebook]:
    folder = tmp_path_factory.mktemp("told") / "case"
    reconstruct([Path(str(pile_folder()))], folder)
    with Casebook.open(folder) as casebook:
        yield casebook


@pytest.fixture(scope="module")
def report(case: Casebook) -> Path:
    return write_report(case, case.folder / "report.html")


def shown_rows(page: Page) -> list[str]:
    """Return the kinds of the rows that can be seen."""
    return list(page.locator(".claims tbody tr:visible").evaluate_all("all => all.map(one => one.dataset.kind)"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_no_serious_fault(visit: Open, scheme: str, width: int) -> None:
    page = visit(scheme=scheme, width=width).page
    load_axe(page)
    assert [
        fault for name in SECTIONS for fault in faults(page, name, within=f"'section[aria-labelledby={name}]'")
    ] == []


def test_every_tab_leads_to_its_section(visit: Open) -> None:
    page = visit().page
    for name, heading in (("People and places", "who"), ("Claims", "claims"), ("When", "when")):
        link = page.get_by_role("navigation", name="Views").get_by_role("link", name=name, exact=True)
        link.focus()
        page.keyboard.press("Enter")
        page.wait_for_function(
            "id => Math.abs(document.getElementById(id).getBoundingClientRect().top) < 5", arg=heading
        )
        assert not page.locator("#sheet").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault_in_sheets_and_layers(visit: Open, scheme: str) -> None:
    page = visit(scheme=scheme).page
    load_axe(page)
    found = []
    for kind in ("entity", "claim", "lineage"):
        go(page, _first(page, kind))
        found += faults(page, kind, within="'#sheet'")
    go(page, _first(page, "witness"))
    for name in LAYERS:
        page.get_by_label(f"{name} (").check()
    found += faults(page, "layers", within="'#sheet'")
    assert found == []


def test_layers_are_switched_by_the_keyboard_and_stay_so_from_text_to_text(visit: Open) -> None:
    page = visit().page
    go(page, _first(page, "witness"))
    for name in LAYERS:
        box = page.get_by_label(f"{name} (")
        box.focus()
        page.keyboard.press("Space")
        assert box.is_checked()
        assert page.locator(f".listing[aria-label='{name} in this text']").is_visible()
    title = page.locator("#sheet-title").text_content()
    page.keyboard.press("j")
    page.wait_for_function("old => document.getElementById('sheet-title').textContent !== old", arg=title)
    assert all(page.get_by_label(f"{name} (").is_checked() for name in LAYERS)
    page.get_by_label("names (").press("Space")
    assert page.evaluate("CSS.highlights.get('names').size") == 0
    assert not page.locator(".listing[aria-label='names in this text']").is_visible()


@pytest.mark.parametrize("kind", ["entity", "claim", "lineage"])
def test_tab_reaches_every_link_and_button_of_a_sheet(visit: Open, kind: str) -> None:
    page = visit().page
    go(page, _first(page, kind))
    count = page.evaluate(
        """() => {
            window.reached = new Set();
            document.addEventListener("focusin", event => window.reached.add(event.target));
            return document.querySelectorAll("#sheet :is(a, button, [tabindex='0'])").length;
        }"""
    )
    for _ in range(count + 3):
        page.keyboard.press("Tab")
    unreached = """[...document.querySelectorAll("#sheet :is(a, button, [tabindex='0'])")]
        .filter(one => one.checkVisibility({ visibilityProperty: true }) && !window.reached.has(one))
        .map(one => one.outerHTML.slice(0, 120))"""
    assert page.evaluate(unreached) == []


def test_what_is_less_certain_is_fainter_in_every_view_and_says_the_number(visit: Open) -> None:
    page = visit().page
    strokes = """place => [...document.querySelectorAll(place + " svg.sure")].map(one =>
        [Number(one.firstElementChild.getAttribute("opacity")), one.parentElement.textContent])"""
    found = page.evaluate(strokes, "main")
    for place in (_first(page, "lineage"), _first(page, "derivation"), _first(page, "entity"), _first(page, "witness")):
        go(page, place)
        inside = page.evaluate(strokes, "#sheet")
        assert inside
        found += inside
    assert len(found) > 40
    assert all(f"{shade:.2f}" in words for shade, words in found)


def test_which_are_copies_and_where_they_differ_is_two_choices_away(visit: Open, case: Casebook) -> None:
    page = visit().page
    page.get_by_role("link", name="Lineage 1").first.click()
    assert page.locator(".plain-list li", has_text="draws on Meridian Press (unseen)").count() >= 5
    page.get_by_role("link", name="Set them side by side").click()
    page.get_by_role("heading", name="7 reports side by side").wait_for()
    # The opening of DT was cut otherwise than that of the others; what differs is marked all the same.
    row = page.locator(".columns tbody tr").first
    assert "15" in row.locator("td[data-siglum=DT] mark").all_text_contents()
    texts = {witness.siglum: witness.text for witness in case.of(Witness)}
    for siglum, start, end, shown in page.locator(".columns .side").evaluate_all(
        "all => all.map(one => [one.dataset.siglum, one.dataset.start, one.dataset.end, one.textContent])"
    ):
        assert shown == texts[siglum][int(start) : int(end)]


def test_claims_are_narrowed_by_name_and_by_lineages(visit: Open) -> None:
    page = visit().page
    before = shown_rows(page)
    about = page.get_by_label("About whom or what")
    about.fill("people KILLED")
    assert 0 < len(shown_rows(page)) < len(before)
    assert all("people killed" in text for text in page.locator(".claims tbody tr:visible").all_text_contents())
    about.fill("")
    page.get_by_label("Carried by").select_option("2")
    several = page.locator(".claims tbody tr:visible").evaluate_all("all => all.map(one => one.dataset.lineages)")
    assert several
    assert min(map(int, several)) >= 2
    page.get_by_label("Carried by").select_option("1")
    assert shown_rows(page) == before


@pytest.mark.parametrize("name", SECTIONS)
def test_every_link_opens_exactly_the_words_that_it_names(visit: Open, case: Casebook, name: str) -> None:
    page = visit().page
    texts = {witness.id: witness.text for witness in case.of(Witness)}
    found = page.locator(f"section[aria-labelledby={name}] a[href^='#witness=']").evaluate_all(
        "all => all.map(one => one.getAttribute('href'))"
    )
    links = list(dict.fromkeys(found))[:150]
    assert len(links) > 20
    for link, words in zip(links, page.evaluate(OPEN_ALL, links), strict=True):
        witness, _, place = link.removeprefix("#witness=").partition(":")
        start, end = map(int, place.split("-"))
        assert words == texts[witness][start:end]


def test_the_spelling_of_a_name_opens_where_it_stands(visit: Open) -> None:
    page = visit().page
    card = page.locator(".names > li", has_text="Oskar Dzhelvin").first
    spelling = card.locator("dt", has_text="Oscar Jelvin")
    assert "transliteration" in (spelling.text_content() or "")
    card.locator("dt:has-text('Oscar Jelvin') ~ dd.chips a").first.click()
    page.locator("mark.target").first.wait_for()
    assert page.locator("mark.target").first.text_content() == "Oscar Jelvin"


def test_disputes_stand_first_and_the_beginning_is_enough_until_one_asks(visit: Open) -> None:
    page = visit().page
    rows = shown_rows(page)
    assert rows[0] == "genuine"
    assert len(rows) == 20
    everything = page.get_by_role("button", name="Show all of them")
    everything.focus()
    page.keyboard.press("Enter")
    assert len(shown_rows(page)) == page.locator(".claims tbody tr").count() > 20
    assert not everything.is_visible()


@pytest.mark.parametrize("width", [390, 1280])
def test_a_kind_is_ticked_off_and_on_by_the_keyboard(visit: Open, width: int) -> None:
    page = visit(width=width).page
    before = shown_rows(page)
    box = page.locator("#kinds input[value=transmission]")
    box.focus()
    page.keyboard.press("Space")
    assert "transmission" not in shown_rows(page)
    assert {"genuine", "agree", "single-source"} <= set(shown_rows(page))
    page.keyboard.press("Space")
    assert shown_rows(page) == before


def test_with_no_kind_ticked_the_table_says_that_nothing_is_shown(visit: Open) -> None:
    page = visit().page
    for box in page.locator("#kinds input").all():
        box.uncheck()
    assert shown_rows(page) == []
    assert page.get_by_role("status").filter(has_text="0 of ").is_visible()


def test_ticking_never_stops_the_page(visit: Open) -> None:
    page = visit().page
    page.wait_for_timeout(300)
    page.evaluate(WATCH)
    for box in page.locator("#kinds input").all():
        box.uncheck()
        box.check()
    page.locator("section[aria-labelledby=when] summary").first.click()
    assert page.evaluate("window.longest") < LONG_TASK


def test_times_stand_in_order_and_every_different_date_is_told(visit: Open) -> None:
    page = visit().page
    section = page.locator("section[aria-labelledby=when]")
    assert section.locator("h3").all_text_contents() == ["When it happened", "When it was said"]
    conflict = section.locator("li", has_text="placed differently").first
    assert conflict.locator("dt").count() > 1


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (390, "dark"), (1440, "light")])
def test_nothing_runs_over_the_edge(visit: Open, width: int, scheme: str) -> None:
    page = visit(width=width, scheme=scheme).page
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    over = """name => [...document.querySelectorAll(`section[aria-labelledby=${name}] *`)]
        .filter(one => !one.closest(".canvas") && one.checkVisibility())
        .filter(one => one.getBoundingClientRect().right > innerWidth + 1)
        .map(one => one.outerHTML.slice(0, 120))"""
    for name in SECTIONS:
        page.locator(f"#{name}").scroll_into_view_if_needed()
        assert page.evaluate(over, name) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_tab_reaches_every_box_link_and_fold_of_the_three(visit: Open) -> None:
    page = visit().page
    for name in SECTIONS:
        inside = f"section[aria-labelledby={name}]"
        count = page.evaluate(
            """inside => {
                window.reached = new Set();
                document.addEventListener("focusin", event => window.reached.add(event.target));
                const section = document.querySelector(inside);
                section.querySelector("h2").tabIndex = -1;
                section.querySelector("h2").focus();
                return section.querySelectorAll("a, input, button, summary").length;
            }""",
            inside,
        )
        for _ in range(count):
            page.keyboard.press("Tab")
            if not page.evaluate("inside => document.querySelector(inside).contains(document.activeElement)", inside):
                break
        unreached = """inside => [...document.querySelectorAll(`${inside} :is(a, input, button, summary)`)]
            .filter(one => one.checkVisibility({ visibilityProperty: true }) && !window.reached.has(one))
            .map(one => one.outerHTML.slice(0, 120))"""
        assert page.evaluate(unreached, inside) == []


def _first(page: Page, kind: str) -> str:
    """Return the place to which the first link of a kind leads; of reports, the first in their list."""
    link = page.locator(f"{'.reports ' if kind == 'witness' else ''}a[href^='#{kind}=']").first
    return str(link.evaluate("one => one.getAttribute('href').slice(1)"))
