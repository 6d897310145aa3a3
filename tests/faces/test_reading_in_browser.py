"""Deep links, layers, columns, search and keys of the page, over the invented case."""

from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Page
from tests.support.browsing import Open, go, marked
from tests.support.invented import FLOOD, GAUGE, PUMPS, WARDEN, invented_case, witness_called

from stemma.model import Alignment, Reading, Record, Rows, Witness
from stemma.report import ReportSettings, write_report

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_report(invented_case(), tmp_path_factory.mktemp("report") / "report.html")


def test_an_address_of_characters_marks_exactly_these(visit: Open) -> None:
    page = visit().page
    for witness in invented_case().of(Witness):
        for start, end in ((0, 5), (7, witness.chars - 3), (witness.chars - 40, witness.chars)):
            go(page, f"witness={witness.id}:{start}-{end}")
            assert marked(page) == witness.text[start:end]
            assert page.locator(".text").text_content() == witness.text


def test_characters_after_an_emoji_are_marked_right(visit: Open) -> None:
    notes = witness_called(invented_case(), "E")
    start = notes.text.index("🚤")
    page = visit(f"#witness={notes.id}:{start}-{start + 1}").page
    assert marked(page) == "🚤"
    go(page, f"witness={notes.id}:{start - 4}-{start + 1}")
    assert marked(page) == "ad. 🚤"[-5:]


def test_every_link_to_a_reading_opens_its_exact_words(visit: Open) -> None:
    page = visit().page
    readings = {(one.witness, one.start, one.end): one.text for one in invented_case().of(Reading)}
    links = page.locator("#differ ~ ul a.who, #differ ~ details a.who").evaluate_all("all => all.map(one => one.hash)")
    assert len(links) == len(readings)
    for link in links:
        key, _, place = link.removeprefix("#witness=").partition(":")
        start, end = map(int, place.split("-"))
        go(page, link[1:])
        assert marked(page) == readings[key, start, end]


def test_a_place_where_nothing_stands_is_marked_as_empty(visit: Open) -> None:
    (omission,) = [one for one in invented_case().of(Reading) if one.start == one.end]
    page = visit(f"#witness={omission.witness}:{omission.start}-{omission.end}").page
    assert page.locator("mark.target.empty").get_attribute("aria-label") == "nothing stands here"
    assert marked(page) == ""


def test_the_marked_words_have_the_focus_and_are_in_sight(visit: Open) -> None:
    first = witness_called(invented_case(), "A")
    start = first.text.index(WARDEN)
    page = visit(f"#witness={first.id}:{start}-{start + len(WARDEN)}").page
    assert page.evaluate("document.activeElement.className") == "target"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top < innerHeight")


def test_characters_beyond_the_text_are_said_to_be_missing(visit: Open) -> None:
    first = witness_called(invented_case(), "A")
    page = visit(f"#witness={first.id}:90000-90010").page
    assert page.get_by_text("Characters 90000–90010 are not in this file").is_visible()


def test_the_margin_names_who_else_has_a_passage(visit: Open) -> None:
    page = visit(f"#witness={_id('A')}", width=1440).page
    margin = "one => [one.dataset.margin, getComputedStyle(one, '::before').content]"
    said, shown = page.locator(".text .p", has_text="Floodwater").evaluate(margin)
    assert said == "also in B, F, C"
    assert shown == f'"{said}"'


def test_furniture_is_quieter_than_the_story(visit: Open) -> None:
    page = visit(f"#witness={_id('A')}").page
    size = "one => parseFloat(getComputedStyle(one).fontSize)"
    furniture = page.locator(".text .run.furniture").evaluate(size)
    assert furniture < page.locator(".text .run.body").first.evaluate(size)


def test_shared_passages_and_places_that_differ_can_be_switched(visit: Open) -> None:
    page = visit(f"#witness={_id('A')}").page
    page.get_by_label("shared passages").uncheck()
    passage = page.locator(".text .p", has_text="Floodwater")
    assert passage.evaluate("one => getComputedStyle(one).textDecorationLine") == "none"
    page.get_by_label("places that differ (4)").check()
    assert page.evaluate("CSS.highlights.get('differs').size") >= 4
    page.get_by_label("places that differ (4)").uncheck()
    assert page.evaluate("CSS.highlights.get('differs').size") == 0


def test_three_reports_stand_in_columns(visit: Open) -> None:
    page = visit(f"#compare={_id('A')}~{_id('C')}~{_id('D')}").page
    assert page.locator(".columns th a").all_text_contents() == ["A", "C", "D"]
    texts = {witness.siglum: witness.text for witness in invented_case().of(Witness)}
    sides = page.locator(".columns .side").all()
    assert len(sides) > 8
    for side in sides:
        start, end = int(side.get_attribute("data-start") or -1), int(side.get_attribute("data-end") or -1)
        assert side.text_content() == texts[side.get_attribute("data-siglum") or ""][start:end]


def test_aligned_passages_share_a_row_and_words_that_differ_are_marked(visit: Open) -> None:
    page = visit(f"#compare={_id('A')}~{_id('F')}~{_id('C')}").page
    row = page.locator(".columns tbody tr", has_text=GAUGE)
    cells = row.locator("td .side").all_text_contents()
    assert cells[:2] == [GAUGE, GAUGE]
    assert cells[2].startswith("At Sella Bridge")
    marks = row.locator("td").nth(2).locator("mark").all_text_contents()
    assert any("6.5" in words for words in marks)
    assert row.locator("td").nth(1).locator("mark").count() == 0


def test_what_only_one_of_several_has_stands_alone(visit: Open) -> None:
    page = visit(f"#compare={_id('A')}~{_id('C')}~{_id('D')}").page
    row = page.locator(".columns tbody tr", has_text="Nobody answered our calls")
    assert "only in C" in row.inner_text()
    assert row.locator(".side").count() == 1
    page.get_by_label("only where they differ").check()
    assert row.is_visible()


def test_a_block_that_moved_says_so(visit: Open, visit_any: Open, tmp_path: Path) -> None:
    case = invented_case()
    page = visit(f"#compare={_id('D')}~{_id('E')}~{_id('A')}").page
    assert page.locator(".columns .moved").count() == 0
    turned = write_report(_with_turned_pumps(), tmp_path / "turned.html")
    ids = "~".join(witness_called(case, name).id for name in "ABF")
    assert visit_any(f"{turned.as_uri()}#compare={ids}").page.locator(".columns .moved").count() == 1


def test_every_cell_opens_its_exact_words(visit: Open) -> None:
    place = f"compare={_id('A')}~{_id('C')}~{_id('D')}"
    page = visit("#" + place).page
    links = page.locator(".columns td").evaluate_all(
        "all => all.flatMap(one => [...one.querySelectorAll('.side')].map((side, at) =>"
        " [side.textContent, one.querySelectorAll('a.place')[at].hash]))"
    )
    assert len(links) > 8
    for words, link in links:
        go(page, link[1:])
        assert marked(page) == words


def test_reports_are_chosen_and_set_side_by_side(visit: Open) -> None:
    page = visit().page
    page.get_by_role("link", name="Compare").click()
    assert page.get_by_role("button", name="Compare", exact=True).is_disabled()
    for name in ("C", "A", "B"):
        page.locator(".choices label").filter(has=page.locator("strong", has_text=name).first).first.click()
    page.get_by_role("button", name="Compare", exact=True).click()
    page.get_by_role("heading", name="3 reports side by side").wait_for()
    assert page.locator(".columns th a").all_text_contents() == ["C", "A", "B"]


def test_search_finds_words_whatever_their_case_accents_and_line_breaks(visit: Open) -> None:
    page = visit().page
    page.keyboard.press("/")
    page.get_by_label("Search all reports").fill("RIVER  gauge")
    page.get_by_text("3 places in 3 reports.").wait_for()
    hit = page.locator(".found li a").first
    assert hit.locator("mark").text_content() == "river gauge"
    hit.click()
    page.locator("mark.target").wait_for()
    assert marked(page) == "river gauge"
    go(page, "search=" + "الجرس")
    page.get_by_text("1 place in 1 report.").wait_for()


def test_search_says_when_nothing_is_found_and_takes_signs_as_signs(visit: Open) -> None:
    page = visit("#search=.*").page
    page.get_by_text("Found in no report.").wait_for()
    page.get_by_label("Search all reports").fill("")
    page.get_by_text("all texts and titles are searched").wait_for()


def test_what_was_typed_stays_in_the_address(visit: Open) -> None:
    page = visit("#search=dyke").page
    page.get_by_label("Search all reports").fill("dyke warden")
    assert page.evaluate("decodeURIComponent(location.hash)") == "#search=dyke warden"


def test_keys_walk_reports_and_places_that_differ(visit: Open) -> None:
    page = visit(f"#witness={_id('A')}").page
    page.keyboard.press("d")
    page.locator("mark.target").wait_for()
    assert marked(page) == "6.2"
    page.keyboard.press("d")
    page.wait_for_function("() => document.querySelector('mark.target').textContent !== '6.2'")
    page.keyboard.press("e")
    page.wait_for_function("() => document.querySelector('mark.target').textContent === '6.2'")
    page.keyboard.press("j")
    page.wait_for_function("() => document.getElementById('sheet-title').textContent === 'B'")
    page.keyboard.press("k")
    page.wait_for_function("() => document.getElementById('sheet-title').textContent === 'A'")


def test_the_keys_are_listed_and_do_nothing_while_one_types(visit: Open) -> None:
    page = visit().page
    page.keyboard.press("?")
    page.get_by_role("heading", name="Keys").wait_for()
    assert page.locator(".keylist dt").count() >= 12
    page.keyboard.press("/")
    page.get_by_label("Search all reports").type("jct?/")
    assert page.get_by_label("Search all reports").input_value() == "jct?/"
    assert page.evaluate("document.documentElement.dataset.theme") is None


def test_tabs_name_what_the_case_has_and_lead_there(visit: Open, visit_any: Open, tmp_path: Path) -> None:
    page = visit().page
    tabs = page.locator("nav.tabs a")
    assert tabs.all_text_contents() == ["Story", "Who copied whom", "Where they differ", "Reports", "Not read"]
    for link in tabs.evaluate_all("all => all.map(one => one.hash)"):
        assert page.locator(link).count() == 1
    lone = write_report(_texts_alone(), tmp_path / "lone.html")
    assert visit_any(lone.as_uri()).page.locator("nav.tabs a").all_text_contents() == ["Story", "Reports"]


def test_snippets_still_open_exact_words_or_say_that_they_are_left_out(visit_any: Open, tmp_path: Path) -> None:
    short = write_report(
        invented_case(), tmp_path / "short.html", settings=ReportSettings(snippets_only=True, snippet_context=8)
    )
    first = witness_called(invented_case(), "A")
    start = first.text.index("6.2")
    page = visit_any(f"{short.as_uri()}#witness={first.id}:{start}-{start + 3}").page
    assert marked(page) == "6.2"
    alone = witness_called(invented_case(), "H")
    go(page, f"witness={alone.id}:40-60")
    assert page.get_by_text("are not in this file").is_visible()


def test_printing_shows_the_text_and_no_controls(visit: Open) -> None:
    page = visit(f"#witness={_id('A')}").page
    page.emulate_media(media="print")
    assert page.locator(".text").is_visible()
    for hidden in ("#theme", "#sheet-close", ".hero", "nav.tabs"):
        assert not page.locator(hidden).is_visible()
    page.keyboard.press("Escape")
    page.locator("#sheet").wait_for(state="hidden")
    assert page.locator(".hero").is_visible()
    assert page.locator("svg.tree").first.is_visible()


def test_text_from_right_to_left_runs_so_in_every_view(visit: Open) -> None:
    arabic = _id("G")
    page = visit(f"#witness={arabic}").page
    assert _direction(page, ".text") == "rtl"
    go(page, f"compare={arabic}~{_id('A')}~{_id('B')}")
    page.locator(".columns").wait_for()
    assert _direction(page, '.columns .side[data-siglum="G"]') == "rtl"
    go(page, "search=" + "النهر")
    page.locator(".found li a").wait_for()
    assert _direction(page, ".found li a") == "rtl"


def _texts_alone() -> Rows:
    return Rows(one for one in invented_case() if isinstance(one, Witness))


def _with_turned_pumps() -> Rows:
    """Return the case with the pumps of B moved to the top of its body: aligned as before, elsewhere in the text."""
    rows = invented_case()
    old = witness_called(rows, "B")
    first, second = old.text.index(FLOOD), old.text.index(PUMPS)
    text = old.text.replace(f"{PUMPS}\n\n", "").replace(FLOOD, f"{PUMPS}\n\n{FLOOD}")
    places = {first: text.index(FLOOD), second: text.index(PUMPS), old.text.index("The river"): text.index("The river")}
    return Rows(_moved(one, old, text, places) for one in rows)


def _moved(one: Record, old: Witness, text: str, places: dict[int, int]) -> Record:
    match one:
        case Witness(id=old.id):
            return msgspec.structs.replace(one, text=text)
        case Alignment(left=old.id):
            start = places[one.left_start]
            return msgspec.structs.replace(one, left_start=start, left_end=start + one.left_end - one.left_start)
        case Alignment(right=old.id):
            start = places[one.right_start]
            return msgspec.structs.replace(one, right_start=start, right_end=start + one.right_end - one.right_start)
        case _:
            return one


def _direction(page: Page, place: str) -> str:
    return str(page.locator(place).first.evaluate("one => getComputedStyle(one).direction"))


def _id(siglum: str) -> str:
    return witness_called(invented_case(), siglum).id


def test_columns_do_not_call_alone_what_the_file_has_never_compared(visit_any: Open, tmp_path: Path) -> None:
    bare = ReportSettings(comparison_characters=0)
    path = write_report(invented_case(), tmp_path / "bare.html", settings=bare)
    page = visit_any(f"{path.as_uri()}#compare={_id('A')}~{_id('C')}~{_id('G')}").page
    assert page.get_by_text("This file holds no comparison of A and C:").is_visible()
    assert page.get_by_text("None of them has a passage of another.").count() == 0
    assert page.get_by_text("only in").count() == 0
    go(page, f"compare={_id('G')}~{_id('H')}~{_id('A')}")
    assert page.get_by_text("None of them has a passage of another.").is_visible()
