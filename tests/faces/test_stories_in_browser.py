"""Whole stories, from files to page: every link of the page opens the exact words that it names."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.support.browsing import Open, go
from tests.support.piles import PILES, pile_called

from stemma.model import Claim, Mention, Quotation, Reading, Witness
from stemma.pipeline.run import reconstruct
from stemma.report import write_report
from stemma.store.casebook import Casebook

pytestmark = [pytest.mark.browser, pytest.mark.slow]

#: Links of each kind that are opened; a large pile has tens of thousands, all made by the same lines.
OPENED = 120


#: Of every section, and of every list of a layer.
EACH = 60

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


#: Returns the stretches of words that a layer is painted over.
PAINTED = """layer => [...CSS.highlights.get(layer)]
    .map(one => one.startContainer.data.slice(one.startOffset, one.endOffset))"""


@pytest.fixture(scope="module", params=PILES)
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casebook]:
    folder = tmp_path_factory.mktemp("story")
    reconstruct([pile_called(request.param, folder)], folder / "case")
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


def test_every_link_of_the_whole_page_opens_the_words_it_names(visit: Open, case: Casebook) -> None:
    page = visit().page
    texts = {witness.id: witness.text for witness in case.of(Witness)}
    sections = page.locator("main > section").evaluate_all("all => all.map(one => one.getAttribute('aria-labelledby'))")
    opened = 0
    for section in sections:
        links = _links(page, f"section[aria-labelledby={section}] a[href^='#witness='][href*=':']")
        for place, words in _opened(page, _spread(links, EACH)):
            assert words == texts[place[0]][place[1] : place[2]]
            opened += 1
    assert opened > EACH


def test_every_layer_lists_and_paints_the_words_that_it_names(visit: Open, case: Casebook) -> None:
    page = visit().page
    texts = {witness.id: witness.text for witness in case.of(Witness)}
    found = {**_spans(case, Mention), **_spans(case, Quotation), **_spans(case, Claim)}
    witness = max(sorted(texts), key=lambda key: sum(place[0] == key for place in found))
    go(page, f"witness={witness}")
    for name in ("names", "quotations", "claims"):
        page.get_by_label(f"{name} (").check()
    links = _links(page, ".listing a.chip")
    assert len(set(links)) > 20
    assert {_span_of(link) for link in links} == {place for place in found if place[0] == witness}
    for place, words in _opened(page, _spread(links, EACH)):
        assert words == texts[witness][place[1] : place[2]]
    painted = page.evaluate(PAINTED, "says")
    spoken = [place for place in _spans(case, Quotation) if place[0] == witness]
    # Words within words are painted twice, and a quotation that leaves its paragraph stretch by stretch.
    assert Counter("".join(painted)) == Counter("".join(texts[witness][start:end] for _, start, end in spoken))


@pytest.mark.parametrize("kind", ["entity", "claim"])
def test_every_place_in_the_sheet_of_a_name_and_of_a_claim_opens_its_words(
    visit: Open, case: Casebook, kind: str
) -> None:
    page = visit().page
    texts = {witness.id: witness.text for witness in case.of(Witness)}
    sheets = _spread(_links(page, f"main a[href^='#{kind}=']"), 6)
    assert sheets
    for sheet in sheets:
        go(page, sheet[1:])
        shown = page.locator("#sheet blockquote mark").all_text_contents()
        places = _links(page, "#sheet .place-of a.place, #sheet .values a.who")
        assert len(places) == len(shown) > 0
        for link, words in zip(places, shown, strict=True):
            witness, start, end = _span_of(link)
            assert words == (texts[witness][start:end] or "·")
        for place, words in _opened(page, places[:20]):
            assert words == texts[place[0]][place[1] : place[2]]


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


def _links(page: Page, place: str) -> list[str]:
    return list(page.locator(place).evaluate_all("all => all.map(one => one.getAttribute('href'))"))


def _opened(page: Page, links: Sequence[str]) -> Iterator[tuple[tuple[str, int, int], str]]:
    """Open links to spans, each once; yield the span that a link names and the words that the page then marks."""
    distinct = list(dict.fromkeys(links))
    for link, words in zip(distinct, page.evaluate(OPEN_ALL, distinct), strict=True):
        yield _span_of(link), words


def _span_of(link: str) -> tuple[str, int, int]:
    key, _, place = link.removeprefix("#witness=").partition(":")
    start, end = map(int, place.split("-"))
    return key, start, end


def _spread(links: Sequence[str], most: int) -> list[str]:
    """Return at most so many distinct links, taken evenly from first to last."""
    distinct = list(dict.fromkeys(links))
    return distinct[:: max(1, -(-len(distinct) // most))]


def _spans(case: Casebook, kind: type[Mention | Quotation | Claim]) -> dict[tuple[str, int, int], str]:
    return {(one.witness, one.start, one.end): one.id for one in case.of(kind)}
