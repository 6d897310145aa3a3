"""Whole stories, from files to page: every link of the page opens the exact words that it names."""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.support.browsing import Open, go
from tests.support.bundled import pile_folder

from stemma.model import Reading, Witness
from stemma.pipeline.run import reconstruct
from stemma.report import write_report
from stemma.store.casebook import Casebook

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SHARED = Path(__file__).resolve().parents[3] / "shared"

#: Real reports taken from the large pile; all 612 take minutes.
SOME = 40

#: Links of each kind that are opened; a large pile has tens of thousands, all made by the same lines.
OPENED = 120


#: Opens one address after another, as a click would, and returns the words that are marked there.
OPEN_ALL = """async links => {
    const words = [];
    for (const link of links) {
        if (location.hash !== link) {
            location.hash = link;
            await new Promise(go => addEventListener("hashchange", go, { once: true }));
        }
        words.push([...document.querySelectorAll("mark.target")].map(one => one.textContent).join(""));
    }
    return words;
}"""


@pytest.fixture(scope="module", params=["bundled", "volunteers-2022", "helsinki"])
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casebook]:
    folder = tmp_path_factory.mktemp("story")
    reconstruct([_pile(request.param, folder)], folder / "case")
    with Casebook.open(folder / "case") as casebook:
        yield casebook


@pytest.fixture
def report(case: Casebook) -> Path:
    path = case.folder / "report.html"
    return path if path.exists() else write_report(case, path)


def test_every_link_into_a_text_opens_the_words_it_names(visit: Open, case: Casebook) -> None:
    page = visit().page
    texts = {witness.id: witness.text for witness in case.of(Witness)}
    named = {(one.witness, one.start, one.end): one.text for one in case.of(Reading)}
    links = _links(page, "#differ ~ ul a.who, #differ ~ details a.who")
    for place, words in _opened(page, links[:OPENED]):
        assert words == texts[place[0]][place[1] : place[2]] == named[place]


def test_every_report_is_there_to_the_letter(visit: Open, case: Casebook) -> None:
    texts = {f"#witness={witness.id}": witness.text for witness in case.of(Witness)}
    shown = visit().page.evaluate(OPEN_ALL.replace("mark.target", ".text"), list(texts))
    assert dict(zip(texts, shown, strict=True)) == texts


def test_every_row_of_a_comparison_opens_its_words_on_both_sides(visit: Open, case: Casebook) -> None:
    page = visit().page
    texts = {witness.id: witness.text for witness in case.of(Witness)}
    ids = [link.removeprefix("#witness=") for link in _links(page, ".reports a.siglum")]
    opened = 0
    for left, right in islice(pairwise(ids), 2):
        go(page, f"compare={left}~{right}")
        for place, words in _opened(page, _links(page, "#sheet a.place")[:OPENED]):
            assert words == texts[place[0]][place[1] : place[2]]
            opened += 1
    go(page, "compare=" + "~".join(ids[:4]))
    for place, words in _opened(page, _links(page, ".columns a.place")[:OPENED]):
        assert words == texts[place[0]][place[1] : place[2]]
        opened += 1
    assert opened > 10


def test_every_mark_line_and_reason_opens_without_a_complaint(visit: Open) -> None:
    page = visit().page
    links = _links(page, "main a[href*='=']")
    kinds: dict[str, list[str]] = {}
    for link in links:
        kinds.setdefault(link.partition("=")[0], []).append(link)
    assert {"#witness", "#derivation", "#lineage", "#variant"} <= set(kinds)
    for link in (link for found in kinds.values() for link in found[:40]):
        go(page, link[1:])
        assert page.locator("#sheet-body h2").count() == 1


def test_what_a_search_finds_is_what_it_opens(visit: Open) -> None:
    page = visit("#search=the").page
    page.get_by_role("status").filter(has_text=" in ").wait_for()
    for _, words in _opened(page, _links(page, ".found li a")[:20]):
        assert words.lower() == "the"


def _pile(name: str, folder: Path) -> Path:
    if name == "bundled":
        return Path(str(pile_folder()))
    if name == "volunteers-2022":
        return _present(SHARED / "cases" / name)
    lines = _present(SHARED / "data" / "helsinki" / "reports.jsonl")
    some = folder / "reports.jsonl"
    with lines.open(encoding="utf-8") as given:
        some.write_text("".join(islice(given, SOME)), encoding="utf-8")
    return some


def _present(path: Path) -> Path:
    if not path.exists():
        pytest.skip(f"{path} is not on this machine: this story is walked only where it is")
    return path


def _links(page: Page, place: str) -> list[str]:
    return list(page.locator(place).evaluate_all("all => all.map(one => one.getAttribute('href'))"))


def _opened(page: Page, links: Sequence[str]) -> Iterator[tuple[tuple[str, int, int], str]]:
    """Open links to spans, each once; yield the span that a link names and the words that the page then marks."""
    distinct = list(dict.fromkeys(links))
    for link, words in zip(distinct, page.evaluate(OPEN_ALL, distinct), strict=True):
        key, _, place = link.removeprefix("#witness=").partition(":")
        start, end = map(int, place.split("-"))
        yield (key, start, end), words
