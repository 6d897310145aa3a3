import re
import xml.etree.ElementTree as ET
from typing import Literal

import msgspec
import pytest

from stemma.model import Rows
from stemma.report.drawing import colour_class, sure, svg, taken, visibility
from stemma.views.layout import Drawing, Mark, draw_lineage
from stemma.views.lineage import DerivationLine, LineageView, lineage_views
from stemma.views.placing import RADIUS

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def view(case: Rows) -> LineageView:
    (view,) = lineage_views(case)
    return view


@pytest.fixture(scope="module")
def tree(view: LineageView) -> ET.Element:
    return _parsed(svg(view, draw_lineage(view), number=0, colours={1: 1, 2: 2}))


def test_a_screen_reader_gets_a_title_and_a_description(tree: ET.Element) -> None:
    title, desc = tree.find(f"{SVG}title"), tree.find(f"{SVG}desc")
    assert title is not None
    assert desc is not None
    assert tree.attrib["aria-labelledby"] == f"{title.attrib['id']} {desc.attrib['id']}"
    assert (desc.text or "").startswith(
        "4 independent origins (between 3 and 4), 8 witnesses. 6 lines of descent, 1 of"
    )


def test_every_mark_and_every_line_has_a_title_of_its_own(tree: ET.Element) -> None:
    titles = [link.findtext(f"{SVG}title") for link in tree.findall(f"{SVG}a")]
    assert len(titles) == 9 + 6
    assert all(titles)
    assert "D draws on A: 52% · 0.74. D shares odd readings with A." in titles


def test_every_mark_and_every_line_leads_to_its_page(tree: ET.Element, view: LineageView) -> None:
    targets = [link.attrib["href"] for link in tree.findall(f"{SVG}a")]
    assert sorted(targets) == sorted(
        [f"#{point.kind}={point.id}" for point in view.points] + [f"#derivation={line.id}" for line in view.derivations]
    )


def test_a_less_certain_line_is_fainter_and_says_so_in_figures(tree: ET.Element) -> None:
    shades = {
        (stroke.findtext(f"{SVG}text") or "").split(" · ")[1]: float(_one(stroke, "way").attrib["opacity"])
        for stroke in _with_class(tree, "stroke")
    }
    assert shades == {
        figure: float(figure.rstrip(" ?")) for figure in ("0.58 ?", "0.69", "0.74", "0.88", "0.95", "0.98")
    }


def test_arrowheads_and_rings_are_as_dark_as_they_are_probable(tree: ET.Element, view: LineageView) -> None:
    for stroke in _with_class(tree, "directed"):
        assert _one(stroke, "barb").attrib["opacity"] == _one(stroke, "way").attrib["opacity"]
    (archetype,) = [point for point in view.points if point.kind == "archetype"]
    (mark,) = _with_class(tree, "archetype")
    assert float(_one(mark, "dot").attrib["stroke-opacity"]) == archetype.score


def test_what_is_hardly_probable_can_still_be_seen() -> None:
    assert visibility(0.01) == "0.15"
    assert 'opacity="0.50"' in sure(0.5)


def test_an_arrowhead_touches_the_mark_it_points_to(view: LineageView, tree: ET.Element) -> None:
    places = {mark.point.id: mark for mark in draw_lineage(view).marks}
    children = {line.id: line.child for line in view.derivations}
    barbs = [
        (_one(stroke, "barb").attrib["points"], children[stroke.attrib["data-id"]])
        for stroke in _with_class(tree, "directed")
    ]
    assert len(barbs) == 5
    for points, child in barbs:
        x, y = map(float, points.split()[0].split(","))
        assert ((x - places[child].x) ** 2 + (y - places[child].y) ** 2) ** 0.5 == pytest.approx(10, abs=2)


def test_a_report_of_two_lineages_has_two_colours(tree: ET.Element) -> None:
    halves = [mark for mark in _with_class(tree, "mark") if mark.findall(f"{SVG}path")]
    assert [mark.findtext(f"{SVG}text") for mark in halves] == ["D"]
    assert "l2" in halves[0].findall(f"{SVG}path")[0].attrib["class"]


def test_reports_that_stand_alone_have_a_heading_and_no_colour_of_a_lineage(tree: ET.Element) -> None:
    assert _one(tree, "lone").text == "Standing alone: no copying shown"
    alone = [mark for mark in _with_class(tree, "mark") if mark.findtext(f"{SVG}text") in {"G", "H"}]
    assert all("l0" in mark.attrib["class"].split() for mark in alone)


def test_an_unseen_ancestor_has_its_credit_as_name_and_unseen_below(tree: ET.Element) -> None:
    (mark,) = _with_class(tree, "archetype")
    assert [text.text for text in mark.findall(f"{SVG}text")][:2] == ["Norwire", "(unseen) · 0.93"]


def test_ids_of_two_stories_in_one_page_differ(view: LineageView) -> None:
    drawing = draw_lineage(view)
    first, second = (set(re.findall(r' id="([^"]+)"', svg(view, drawing, number=at, colours={}))) for at in (0, 1))
    assert first
    assert not first & second


def test_twins_are_one_mark_with_their_number(view: LineageView) -> None:
    drawing = draw_lineage(view)
    mark = drawing.marks[1]
    crowd = msgspec.structs.replace(drawing, marks=[msgspec.structs.replace(mark, twins=["x", "y"])], strokes=[])
    tree = _parsed(svg(view, crowd, number=0, colours={}))
    assert _one(tree, "count").text == "3"
    assert "and 2 reports in the same words" in (tree.find(f"{SVG}a").findtext(f"{SVG}title") or "")  # type: ignore[union-attr]


def test_hostile_names_stay_names(view: LineageView) -> None:
    hostile = "<script>alert(1)</script>\u202e"
    points = [msgspec.structs.replace(point, name=hostile, outlet=hostile) for point in view.points]
    changed = msgspec.structs.replace(view, points=points)
    text = svg(changed, draw_lineage(changed), number=0, colours={})
    assert "<script" not in text
    assert "\u202e" not in text
    assert _parsed(text).tag == f"{SVG}svg"


def test_small_cells_show_the_score_alone(view: LineageView) -> None:
    drawing = draw_lineage(view)
    small = msgspec.structs.replace(
        drawing, strokes=[msgspec.structs.replace(stroke, full=False) for stroke in drawing.strokes]
    )
    tree = _parsed(svg(view, small, number=0, colours={}))
    figures = [stroke.findtext(f"{SVG}text") for stroke in _with_class(tree, "stroke")]
    assert "0.98" in figures
    assert not [figure for figure in figures if "%" in (figure or "")]


def test_an_empty_drawing_is_still_a_drawing(view: LineageView) -> None:
    empty = Drawing(width=320, height=40, marks=[], strokes=[], lone_y=None)
    assert _parsed(svg(view, empty, number=0, colours={})).findall(f"{SVG}a") == []


@pytest.mark.parametrize(
    ("lineages", "position", "name"), [([3], 0, "l2"), ([3, 9], 1, "l0"), ([], 0, "l0"), ([3], 1, "l0")]
)
def test_a_lineage_without_copies_has_no_colour(lineages: list[int], position: int, name: str) -> None:
    assert colour_class(lineages, {3: 2}, position) == name


@pytest.mark.parametrize(("directed", "figures"), [(True, "52% · 0.74"), (False, "52% · 0.74 ?")])
def test_figures_of_a_line_mark_an_open_direction(view: LineageView, directed: bool, figures: str) -> None:  # noqa: FBT001 - a case
    (line,) = [line for line in view.derivations if line.score == 0.74]
    turned: DerivationLine = msgspec.structs.replace(line, directed=directed)
    assert taken(turned) == figures


def test_marks_keep_the_names_that_fit_whole_and_mark_the_cut_of_others(view: LineageView) -> None:
    drawing = draw_lineage(view)
    long: Mark = msgspec.structs.replace(
        drawing.marks[1],
        point=msgspec.structs.replace(drawing.marks[1].point, outlet="The Very Long Name of an Outlet"),
    )
    text = svg(view, msgspec.structs.replace(drawing, marks=[long]), number=0, colours={})
    assert ">The Very Long Name of…<" in text
    assert "The Very Long Name of an Outlet" in text


def _parsed(text: str) -> ET.Element:
    return ET.fromstring(text.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))  # noqa: S314 - our own


def _with_class(tree: ET.Element, name: str) -> list[ET.Element]:
    return [one for one in tree.iter() if name in one.attrib.get("class", "").split()]


def _one(tree: ET.Element, name: str) -> ET.Element:
    (found,) = _with_class(tree, name)
    return found


@pytest.mark.parametrize("side", ["left", "right"])
def test_the_figures_of_two_parents_cross_neither_one_another_nor_the_dashed_line(case: Rows, side: str) -> None:
    """The second parent of D stands now at its left, now at its right."""
    (view,) = lineage_views(case)
    drawing = draw_lineage(view)
    if side == "right":
        drawing = _mirrored(drawing)
    tree = _parsed(svg(view, drawing, number=0, colours={}))
    boxes = [
        _label_box(stroke)
        for stroke in _with_class(tree, "stroke")
        if "D draws on" in (stroke.findtext(f"{SVG}title") or "")
    ]
    assert len(boxes) == 2
    (left, top, right, bottom), (left2, top2, right2, bottom2) = boxes
    assert right <= left2 or right2 <= left or bottom <= top2 or bottom2 <= top
    (dashed,) = [stroke for stroke in drawing.strokes if stroke.line.second]
    for x, y in _sampled(dashed.path):
        assert not any(box[0] < x < box[2] and box[1] < y < box[3] for box in boxes)


def test_the_outermost_marks_are_whole(view: LineageView, tree: ET.Element) -> None:
    first, _, width, _ = map(float, tree.attrib["viewBox"].split())
    for mark in draw_lineage(view).marks:
        assert first < mark.x - RADIUS - 1
        assert mark.x + RADIUS + 1 < first + width


def _label_box(stroke: ET.Element) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of the figures; a letter of 11 pixels is about 6 wide and 9 high."""
    label = _one(stroke, "taken")
    x, y, width = float(label.attrib["x"]), float(label.attrib["y"]), 6.0 * len(label.text or "")
    left = x - width if label.attrib["text-anchor"] == "end" else x
    return left, y - 9.0, left + width, y


def _sampled(path: str) -> list[tuple[float, float]]:
    """Return points of a path of one cubic curve."""
    numbers = [float(one) for one in re.findall(r"-?[\d.]+", path)]
    points = list(zip(numbers[::2], numbers[1::2], strict=True))
    sampled = []
    for step in range(51):
        at = step / 50
        weights = ((1 - at) ** 3, 3 * at * (1 - at) ** 2, 3 * at**2 * (1 - at), at**3)
        sampled.append(
            (
                sum(weight * point[0] for weight, point in zip(weights, points, strict=True)),
                sum(weight * point[1] for weight, point in zip(weights, points, strict=True)),
            )
        )
    return sampled


def _mirrored(drawing: Drawing) -> Drawing:
    """Return a drawing whose dashed line comes from the other side of its child."""
    strokes = []
    for stroke in drawing.strokes:
        numbers = [float(one) for one in re.findall(r"-?[\d.]+", stroke.path)]
        turned = [2 * stroke.x - number if at % 2 == 0 else number for at, number in enumerate(numbers)]
        mixed = any(other.line.second and other.line.child == stroke.line.child for other in drawing.strokes)
        if stroke.line.second:
            path = "M{} {}C{} {} {} {} {} {}".format(*turned)
            strokes.append(msgspec.structs.replace(stroke, path=path))
        elif mixed:
            other_side: Literal["left", "right"] = "left" if stroke.beside == "right" else "right"
            strokes.append(msgspec.structs.replace(stroke, beside=other_side))
        else:
            strokes.append(stroke)
    return msgspec.structs.replace(drawing, strokes=strokes)
