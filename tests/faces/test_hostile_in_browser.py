"""Texts that try to be more than text change nothing, in the file and on the served page."""

import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Page
from tests.support.browsing import Open, go
from tests.support.hostile import HOSTILE, TRACE
from tests.support.invented import invented_case, witness_called, write_invented

from stemma.model import Alignment, Record, Role, Rows, Sentence, Variant, Witness, Zone, stable_id
from stemma.model import Reading as ReadingRecord
from stemma.report import write_report
from stemma.server import serve

pytestmark = pytest.mark.browser

#: A million letters without a place to break.
ENDLESS = "x" * 1_000_000

#: What the page itself is made of; anything else came out of a document.
FOREIGN = "img, iframe, object, embed, form, base, link, video, audio, marquee, math, template, [http-equiv=refresh]"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_report(_case(), tmp_path_factory.mktemp("hostile") / "report.html")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    opened = serve(write_invented(tmp_path_factory.mktemp("hostile") / "case", _case()))
    running = threading.Thread(target=opened.run)
    running.start()
    yield opened.address
    opened.stop()
    running.join(timeout=20)


def test_there_are_many_of_them() -> None:
    assert len(set(HOSTILE)) == len(HOSTILE) >= 60


def test_nothing_changes_in_the_file(visit: Open) -> None:
    _walk(visit().page)


def test_nothing_changes_on_the_served_page(visit_any: Open, served: str) -> None:
    _walk(visit_any(served).page)


def test_a_word_of_a_million_letters_opens_and_stays_inside_the_window(visit: Open) -> None:
    page = visit(f"#witness={stable_id('hostile', ENDLESS)}", width=390).page
    assert page.evaluate("document.querySelector('.text').textContent.length") == len(ENDLESS)
    assert page.evaluate("document.getElementById('sheet-body').scrollWidth") <= 390


def _walk(page: Page) -> None:
    """Open every hostile report, compare, search: its text is there to the letter and nothing of it became markup."""
    elements = page.evaluate("document.querySelectorAll('main *').length")
    shown = page.evaluate(
        """async ids => {
            const shown = {};
            for (const id of ids) {
                location.hash = "witness=" + id;
                await new Promise(go => addEventListener("hashchange", go, { once: true }));
                shown[id] = document.querySelector(".text").textContent;
            }
            return shown;
        }""",
        [stable_id("hostile", text) for text in HOSTILE],
    )
    for text in HOSTILE:
        assert shown[stable_id("hostile", text)] == f"{text}\n\n{text}"
    ids = [stable_id("hostile", text) for text in HOSTILE[:12]]
    go(page, "compare=" + "~".join(ids))
    go(page, "compare=" + "~".join(ids[:2]))
    go(page, "search=script")
    page.get_by_role("status").filter(has_text=" places in ").wait_for()
    go(page, "choose=")
    for variant in _case().of(Variant):
        go(page, f"variant={variant.id}")
    assert page.evaluate(f"window.{TRACE}") is None
    assert page.locator(FOREIGN).count() == 0
    assert page.evaluate("[...document.querySelectorAll('[href]')].every(one => one.getAttribute('href')[0] === '#')")
    assert page.evaluate("document.querySelectorAll('main *').length") == elements
    assert page.evaluate("document.querySelectorAll('script').length") == 4


def _case() -> Rows:
    rows = invented_case()
    rows.extend(record for number, text in enumerate((*HOSTILE, ENDLESS)) for record in _hostile(text, number))
    known = witness_called(rows, "A").id
    for number, text in enumerate(HOSTILE[:6]):
        variant = stable_id("variant", "hostile", number)
        rows.extend([_variant(variant), _reading(variant, stable_id("hostile", text), text)])
        rows.extend([_alignment(known, stable_id("hostile", text), text)])
    return rows


def _hostile(text: str, number: int) -> Iterator[Record]:
    whole = text if text == ENDLESS else f"{text}\n\n{text}"
    key = stable_id("hostile", text)
    yield Witness(
        id=key,
        path=f"{number}-{text[:80]}",
        siglum=text[:200],
        title=text[:2000],
        outlet=text[:200],
        url=text[:2000],
        published=text[:40],
        language=text[:20],
        media_type="text/plain",
        encoding="utf-8",
        sha256="0" * 64,
        chars=len(whole),
        text=whole,
        places=[text[:80]],
    )
    yield Zone(witness=key, start=0, end=len(whole), role=Role.BODY, score=1.0, why=text[:200])
    yield Sentence(id=stable_id("sentence", key), witness=key, start=0, end=len(whole), index=0)


def _variant(key: str) -> Variant:
    known = invented_case().of(Variant)[0]
    return msgspec.structs.replace(known, id=key)


def _reading(variant: str, witness: str, text: str) -> ReadingRecord:
    return ReadingRecord(
        variant=variant, witness=witness, start=0, end=len(text), text=text, normalised=text, rank=1, why=text
    )


def _alignment(known: str, key: str, text: str) -> Alignment:
    one = invented_case().of(Alignment)[0]
    (left, left_end), (right, right_end) = sorted([(known, 10), (key, len(text))])
    spans = {"left_start": 0, "left_end": left_end, "right_start": 0, "right_end": right_end}
    return msgspec.structs.replace(one, id=stable_id("alignment", key), left=left, right=right, why=text, **spans)
