import re
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.invented import ARCHETYPE, witness_called

from stemma.model import Rows
from stemma.views.layout import Drawing, Mark, draw_lineage
from stemma.views.lineage import DerivationLine, LineageView, Point, lineage_views
from stemma.views.placing import FULL, RADIUS, SMALL
from stemma.views.story import Origins


def test_a_parent_stands_above_its_children(case: Rows) -> None:
    (view,) = lineage_views(case)
    heights = {mark.point.id: mark.y for mark in draw_lineage(view).marks}
    for line in view.derivations:
        assert heights[line.parent] < heights[line.child]


def test_the_later_of_two_siblings_stands_lower(case: Rows) -> None:
    (view,) = lineage_views(case)
    heights = {mark.point.name: mark.y for mark in draw_lineage(view).marks}
    assert heights["A"] < heights["B"]
    assert heights["F"] < heights["D"]


def test_every_derivation_is_drawn_from_its_parent_to_its_child(case: Rows) -> None:
    (view,) = lineage_views(case)
    drawing = draw_lineage(view)
    places = {mark.point.id: mark for mark in drawing.marks}
    assert len(drawing.strokes) == len(view.derivations) == 6
    for stroke in drawing.strokes:
        begin = [float(number) for number in re.findall(r"[\d.]+", stroke.path)[:2]]
        assert begin == pytest.approx([places[stroke.line.parent].x, places[stroke.line.parent].y + RADIUS], abs=0.1)
        assert (stroke.x, stroke.y) == (places[stroke.line.child].x, places[stroke.line.child].y)


def test_reports_that_stand_alone_come_below_the_families(case: Rows) -> None:
    (view,) = lineage_views(case)
    drawing = draw_lineage(view)
    assert drawing.lone_y is not None
    assert sorted(mark.point.name for mark in drawing.marks if mark.y > drawing.lone_y) == ["G", "H"]


def test_roots_are_told_apart(case: Rows) -> None:
    (view,) = lineage_views(case)
    roots = {mark.point.id for mark in draw_lineage(view).marks if mark.root}
    assert roots == {ARCHETYPE, *(witness_called(case, siglum).id for siglum in "EGH")}


def test_reports_in_the_same_words_under_one_parent_are_one_mark_with_a_number() -> None:
    view = _star(5, wording="same words")
    (_, mark) = draw_lineage(view).marks
    assert mark.twins == ["2", "3", "4", "5"]


def test_a_report_on_which_another_draws_is_no_twin() -> None:
    view = _view([None, 0, 0, 1], wording="same words")
    assert len(draw_lineage(view).marks) == 4


@pytest.mark.parametrize("children", [3, 7, 36, 300])
def test_a_star_of_any_size_fits_the_page(children: int) -> None:
    drawing = draw_lineage(_star(children))
    assert len(drawing.marks) == children + 1
    assert drawing.width <= 1200


def test_six_hundred_reports_that_stand_alone_fill_a_grid_and_no_row() -> None:
    drawing = draw_lineage(_view([None] * 600))
    assert drawing.width <= 1200
    assert drawing.height < 2000
    assert _overlaps(drawing) == []


def test_a_chain_goes_straight_down() -> None:
    marks = draw_lineage(_view([None, 0, 1, 2, 3])).marks
    assert len({mark.x for mark in marks}) == 1


def test_an_empty_story_is_an_empty_drawing() -> None:
    assert draw_lineage(_view([])).marks == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(min_value=-1, max_value=30), max_size=45))
def test_no_two_marks_or_names_overlap(links: list[int]) -> None:
    parents = [link % at if at and link >= 0 else None for at, link in enumerate(links)]
    drawing = draw_lineage(_view(parents))
    assert len(drawing.marks) == len(links)
    assert _overlaps(drawing) == []
    assert all(mark.x >= RADIUS and mark.y >= RADIUS for mark in drawing.marks)
    assert all(mark.y < drawing.height for mark in drawing.marks)


def _overlaps(drawing: Drawing) -> list[tuple[str, str]]:
    return [(one.point.id, other.point.id) for one, other in combinations(drawing.marks, 2) if _touch(one, other)]


def _touch(one: Mark, other: Mark) -> bool:
    width = FULL.width if one.full and other.full else SMALL.width
    height = 46 if one.full and other.full else 2 * RADIUS
    return abs(one.x - other.x) < width - 1 and abs(one.y - other.y) < height


def _star(children: int, wording: str = "") -> LineageView:
    return _view([None, *([0] * children)], wording=wording)


def _view(parents: list[int | None], wording: str = "") -> LineageView:
    return LineageView(
        story="s",
        name="n",
        origins=Origins(best=1, low=1, high=1, why=""),
        sentence="",
        points=[_point(at, wording) for at in range(len(parents))],
        derivations=[_line(at, parent) for at, parent in enumerate(parents) if parent is not None],
        lineages=[],
        kin=[],
    )


def _point(at: int, wording: str) -> Point:
    return Point(
        id=str(at),
        kind="witness",
        name=f"w{at:03}",
        outlet="Outlet",
        title=None,
        published=f"2031-03-04T{at % 24:02}:00",
        lineages=[1],
        why="",
        score=None,
        wording=wording or str(at),
    )


def _line(child: int, parent: int) -> DerivationLine:
    return DerivationLine(
        id=f"{child}-{parent}",
        child=str(child),
        parent=str(parent),
        share=1,
        score=1,
        directed=True,
        second=False,
        why="",
        matters=[],
        changes=[],
    )


def test_figures_stand_on_the_side_from_which_no_further_line_comes(case: Rows) -> None:
    (view,) = lineage_views(case)
    drawing = draw_lineage(view)
    places = {mark.point.id: mark for mark in drawing.marks}
    (second,) = [stroke for stroke in drawing.strokes if stroke.line.second]
    (first,) = [one for one in drawing.strokes if one.line.child == second.line.child and not one.line.second]
    from_left = places[second.line.parent].x < second.x
    assert first.beside == ("right" if from_left else "left")
    assert (first.rank, second.rank) == (0, 1)
    assert {one.beside for one in drawing.strokes if one not in (first, second)} == {"right"}
