import re

import msgspec
import pytest

from stemma.model import Derivation, Lineage, OriginCount, Rows, Story, Witness
from stemma.report.gathering import gather
from stemma.report.hero import hero
from stemma.report.settings import ReportSettings
from stemma.report.shown import ReportViews


@pytest.fixture(scope="module")
def views(case: Rows) -> ReportViews:
    return gather(case, settings=ReportSettings())


def test_the_bar_has_one_solid_piece_for_every_origin_and_hatched_ones_for_copies(views: ReportViews) -> None:
    pieces = _pieces(hero(views))
    assert [kind for kind, _, _ in pieces] == ["solid", "copies", "solid", "solid", "solid"]
    assert [round(width, 1) for _, _, width in pieces] == [12.5, 50.0, 12.5, 12.5, 12.5]


def test_the_pieces_of_the_bar_fill_it_without_a_gap(views: ReportViews) -> None:
    pieces = _pieces(hero(views))
    at = 0.0
    for _, start, width in pieces:
        assert start == pytest.approx(at, abs=0.01)
        at += width
    assert at == pytest.approx(100, abs=0.01)


def test_the_bar_says_in_words_what_it_shows(views: ReportViews) -> None:
    assert 'aria-label="4 independent origins (between 3 and 4), 8 reports"' in hero(views)


def test_lineages_with_copies_are_named_and_single_reports_are_counted(views: ReportViews) -> None:
    text = re.sub(r"<[^>]+>", "", hero(views))
    assert "Lineage 1 · from Norwire (unseen): 5 reports" in text
    assert "Lineage 2 · from E: 2 reports" in text
    assert "2 reports stand alone" in text


def test_a_bar_of_hundreds_joins_the_reports_that_stand_alone() -> None:
    views = gather(_many(300), settings=ReportSettings())
    pieces = _pieces(hero(views))
    assert [kind for kind, _, _ in pieces] == ["solid", "copies", "solid"]
    assert pieces[0][2] >= 0.5
    assert sum(width for _, _, width in pieces) == pytest.approx(100, abs=0.01)


def test_many_lineages_are_named_no_further_than_a_line_holds(views: ReportViews) -> None:
    card = views.lineages[0]
    cards = [msgspec.structs.replace(card, id=str(at), number=at) for at in range(1, 10)]
    text = hero(msgspec.structs.replace(views, lineages=cards))
    assert "and 3 further lineages with copies" in text


def test_one_copy_is_spoken_of_in_the_singular(case: Rows) -> None:
    ids = sorted(witness.id for witness in case.of(Witness))[:2]
    rows = Rows(witness for witness in case.of(Witness) if witness.id in ids)
    rows.extend([Story(id="s", name="n", witnesses=ids), OriginCount(story="s", best=1, low=1, high=1, why="")])
    rows.extend([Lineage(id="l", story="s", origin=ids[0], witnesses=ids)])
    text = hero(gather(rows, settings=ReportSettings()))
    assert "1 independent origin, " in text
    assert "1 of the 2 reports repeats another one" in text
    assert "The number may be" not in text


def test_open_directions_are_counted(case: Rows) -> None:
    rows = Rows(msgspec.structs.replace(one, directed=False) if isinstance(one, Derivation) else one for one in case)
    assert "6 links have no known direction" in hero(gather(rows, settings=ReportSettings()))


def _pieces(text: str) -> list[tuple[str, float, float]]:
    found = re.findall(r'<rect class="seg (\w+) l\d" x="([\d.]+)%" width="([\d.]+)%"', text)
    return [(kind, float(start), float(width)) for kind, start, width in found]


def _many(number: int) -> Rows:
    witnesses = [
        Witness(
            id=f"{at:04}", path=str(at), siglum=str(at), media_type="text/plain", sha256="0" * 64, chars=1, text="x"
        )
        for at in range(number)
    ]
    ids = [witness.id for witness in witnesses]
    rows = Rows(witnesses)
    rows.extend([Story(id="s", name="n", witnesses=ids)])
    rows.extend([Lineage(id="large", story="s", origin=ids[0], witnesses=ids[:100])])
    rows.extend(Lineage(id=key, story="s", origin=key, witnesses=[key]) for key in ids[100:])
    return rows


def test_the_first_difference_and_the_latest_report_are_links(views: ReportViews) -> None:
    text = hero(views)
    assert f'<a href="#variant={views.variants[0].id}">“<bdi>' in text
    latest = next(view.card for view in views.witnesses if view.card.siglum == "H")
    assert f'<a href="#witness={latest.id}"><bdi>The Weekly Lens</bdi></a>, 7 Mar 2031.' in text


def test_without_times_and_differences_neither_is_named(views: ReportViews) -> None:
    undated = [
        msgspec.structs.replace(view, card=msgspec.structs.replace(view.card, published=None))
        for view in views.witnesses
    ]
    bare = msgspec.structs.replace(views, variants=[], witnesses=undated)
    assert 'class="latest"' not in hero(bare)


def test_of_several_stories_each_says_itself_why_its_number_is_open(views: ReportViews) -> None:
    story = views.pile.stories[0]
    pile = msgspec.structs.replace(views.pile, stories=[story, msgspec.structs.replace(story, id="other")])
    text = hero(msgspec.structs.replace(views, pile=pile))
    assert "Each story below says why." in text
    assert story.origins.why not in text
