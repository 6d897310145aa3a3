"""A merge, a split and a rejected copy, decided on the page of a real case, hold after the case has run again."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Page
from tests.support.browsing import Open, go
from tests.support.piles import PILES, pile_called

from stemma.model import Derivation, Resolution
from stemma.pipeline.case import remember_pile
from stemma.pipeline.run import reconstruct
from stemma.server import Opened, serve
from stemma.server.judging import NamedEntity, named_entities
from stemma.store.casebook import Casebook
from stemma.store.judgements import read_judgements
from stemma.views.who import entity_views

pytestmark = [pytest.mark.browser, pytest.mark.slow]

#: Milliseconds that a run may take on a crowded machine.
RUN = 400_000


class Served(NamedTuple):
    """A case and the server that shows it."""

    case: Path
    server: Opened


@pytest.fixture(params=PILES)
def served(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Served]:
    case, pile = tmp_path / "case", pile_called(request.param, tmp_path)
    reconstruct([pile], case)
    remember_pile(case, [pile], {})
    server = serve(case, judge="ada")
    running = threading.Thread(target=server.run)
    running.start()
    yield Served(case, server)
    server.stop()
    running.join(timeout=20)


def test_a_merge_a_split_and_a_rejected_copy_survive_a_run(visit_any: Open, served: Served) -> None:
    case, server = served
    with Casebook.open(case) as casebook:
        derivations = sorted(casebook.of(Derivation), key=lambda one: one.id)
        archetypes = {one.parent for one in derivations} - {one.child for one in derivations}
        entities = named_entities(entity_views(casebook))
    copy = next((one for one in derivations if one.directed and one.parent not in archetypes), derivations[0])
    parted = next(one for one in entities if len(one.spellings) > 1)
    first, second = _two_of_one_story(entities, beside=parted)
    page = visit_any(server.address).page
    _reject(page, copy)
    go(page, f"correct={parted.id}")
    page.get_by_role("button", name=f"“{parted.spellings[1].text}” is another", exact=True).click()
    page.locator("#sheet strong").get_by_text("is somebody or something else than").wait_for()
    go(page, f"correct={first.id}")
    page.get_by_label("Search the name that is the same").fill(second.name)
    page.get_by_role("button", name=f"The same as {second.name} ({second.type})").first.click()
    page.locator("#sheet strong").get_by_text(" are one.").wait_for()
    page.get_by_role("button", name="Run again with the decisions").first.click()
    page.locator("#sheet").get_by_role("button", name="Show the newer run").click(timeout=RUN)
    page.get_by_role("link", name="Decisions 3", include_hidden=True).wait_for(state="attached")
    go(page, "decisions")
    page.get_by_role("heading", name="3 decisions in force").wait_for()
    assert page.locator("#sheet .judging").count() == 3
    page.goto("about:blank")
    assert len(read_judgements(case)) == 3
    with Casebook.open(case) as casebook:
        left = {(one.child, one.parent) for one in casebook.of(Derivation)}
        meant = {one.mention: one.entity for one in casebook.of(Resolution)}
    assert (copy.child, copy.parent) not in left
    assert meant[first.spellings[0].mention] == meant[second.spellings[0].mention]
    assert meant[parted.spellings[0].mention] != meant[parted.spellings[1].mention]


def _reject(page: Page, copy: Derivation) -> None:
    """Decide that a copy is none; one of an unseen text is named an origin, as nobody can draw on its parent."""
    go(page, f"derivation={copy.id}")
    decisions = page.locator("#sheet .judging")
    decisions.wait_for()
    refusing = decisions.get_by_role("button", name="It does not")
    (refusing if refusing.count() else decisions.get_by_role("button", name="This is the origin")).click()
    page.get_by_role("button", name="Undo").wait_for()


def _two_of_one_story(entities: list[NamedEntity], *, beside: NamedEntity) -> tuple[NamedEntity, NamedEntity]:
    """Return two persons of one story, neither of them `beside`, the first two that are there."""
    others = [one for one in entities if one.id != beside.id and one.type == "person"]
    return next(
        (left, right) for left in others for right in others if left.id != right.id and left.story == right.story
    )
