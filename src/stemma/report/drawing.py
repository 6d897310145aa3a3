"""A family tree as inline SVG: it works without script, prints, and a screen reader can walk it."""

import math
import re
from collections.abc import Mapping, Sequence

from stemma.report.markup import plain, shortened
from stemma.views.cards import UNSEEN_NOTE
from stemma.views.layout import Drawing, Mark, Stroke
from stemma.views.lineage import DerivationLine, LineageView
from stemma.views.placing import RADIUS
from stemma.views.story import counted
from stemma.views.times import spoken_time

#: So many letters of a siglum and of an outlet fit a cell.
NAME_LETTERS = 18
OUTLET_LETTERS = 22
SMALL_LETTERS = 10

#: A line is as visible as it is probable, down to this: a fainter one would not be seen at all.
FAINTEST = 0.15

#: Room at either side, so that the outermost mark's rim is whole.
EDGE = 6.0


#: Half the width and the length of an arrowhead, in pixels.
BARB = (3.6, 8.0)


def svg(
    view: LineageView,
    drawing: Drawing,
    *,
    number: int,
    colours: Mapping[int, int],
) -> str:
    """Return the drawing as an SVG element; `number` keeps its ids apart from those of other stories."""
    names = {point.id: point.name for point in view.points}
    title, desc = f"tree-{number}-title", f"tree-{number}-desc"
    width, height = f"{drawing.width + 2 * EDGE:.0f}", f"{drawing.height:.0f}"
    return "".join(
        [
            f'<svg class="tree" viewBox="{-EDGE:.0f} 0 {width} {height}" width="{width}" height="{height}" ',
            f'role="group" aria-labelledby="{title} {desc}"><title id="{title}">Family tree of the reports</title>',
            f'<desc id="{desc}">{plain(view.sentence)}. {_described(view)} The list of reports says the same.</desc>',
            *(_stroke(stroke, names) for stroke in drawing.strokes),
            _lone_heading(drawing),
            *(_mark(mark, colours) for mark in drawing.marks),
            "</svg>",
        ]
    )


def colour_class(lineages: Sequence[int], colours: Mapping[int, int], position: int = 0) -> str:
    """Return the class that gives the colour of a lineage; lineages of one witness have none of their own."""
    return f"l{colours.get(lineages[position], 0)}" if len(lineages) > position else "l0"


def taken(line: DerivationLine) -> str:
    """Return share and score of a derivation: "97% · 0.98", with a question mark where the direction is open."""
    return f"{line.share:.0%} · {line.score:.2f}" + ("" if line.directed else " ?")


def visibility(score: float) -> str:
    """Return the opacity that shows a probability: the same number, but never invisible."""
    return f"{max(FAINTEST, score):.2f}"


def sure(score: float) -> str:
    """Return a stroke as dark as something is probable; the number stands beside it."""
    return (
        '<svg class="sure" viewBox="0 0 26 8" aria-hidden="true">'
        f'<line x1="1" x2="25" y1="4" y2="4" opacity="{visibility(score)}"/></svg>'
    )


def _described(view: LineageView) -> str:
    unseen = sum(point.kind == "archetype" for point in view.points)
    open_ = sum(not line.directed for line in view.derivations)
    return f"{counted(len(view.derivations), 'line')} of descent, {open_} of open direction; {unseen} unseen ancestors."


def _lone_heading(drawing: Drawing) -> str:
    if drawing.lone_y is None:
        return ""
    y = drawing.lone_y
    return (
        f'<line class="rule" x1="0" x2="{drawing.width:.0f}" y1="{y:.0f}" y2="{y:.0f}"/>'
        f'<text class="lone" x="0" y="{y + 22:.0f}">Standing alone: no copying shown</text>'
    )


def _mark(mark: Mark, colours: Mapping[int, int]) -> str:
    point = mark.point
    kind = point.kind if point.elsewhere is None else f"{point.kind} elsewhere"
    return (
        f'<a class="mark {kind} {colour_class(point.lineages, colours)}" href="#{point.kind}={plain(point.id)}" '
        f'data-id="{plain(point.id)}"><title>{_mark_title(mark)}</title>{_shape(mark, colours)}{_names(mark)}</a>'
    )


def _mark_title(mark: Mark) -> str:
    point = mark.point
    away = None if point.elsewhere is None else f"in another story {point.elsewhere}".rstrip()
    told = [away, point.outlet, point.title, spoken_time(point.published), point.why]
    twins = f"and {counted(len(mark.twins), 'report')} in the same words" if mark.twins else ""
    return plain(" · ".join(part for part in (point.name, twins, *told) if part))


def _shape(mark: Mark, colours: Mapping[int, int]) -> str:
    x, y, r = mark.x, mark.y, RADIUS
    hit = f'<rect class="hit" x="{x - r - 4:.1f}" y="{y - r - 6:.1f}" width="150" height="{48 if mark.full else 30}"/>'
    shade = f' stroke-opacity="{visibility(mark.point.score)}"' if mark.point.score is not None else ""
    circle = f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}"{shade}/>'
    if mark.twins:
        behind = f'<circle class="dot behind" cx="{x + 4:.1f}" cy="{y - 4:.1f}" r="{r:.1f}"/>'
        count = f'<text class="count" x="{x:.1f}" y="{y + 4:.1f}">{len(mark.twins) + 1}</text>'
        return hit + behind + circle + count
    if mark.point.kind == "witness" and len(mark.point.lineages) > 1:
        second = colour_class(mark.point.lineages, colours, 1)
        half = f'<path class="dot half {second}" d="M{x:.1f} {y - r:.1f}a{r:.0f} {r:.0f} 0 0 1 0 {2 * r:.0f}z"/>'
        return hit + circle + half
    return hit + circle


def _names(mark: Mark) -> str:
    point, x, y = mark.point, mark.x + RADIUS + 7, mark.y
    name, unseen, _ = point.name.partition(f" {UNSEEN_NOTE}")
    name = shortened(name, NAME_LETTERS if mark.full else SMALL_LETTERS)
    lines = [f'<text class="name" x="{x:.1f}" y="{y + 4:.1f}">{plain(name)}</text>']
    below: list[tuple[str, str]] = []
    if point.score is not None and mark.full:
        below.append(("outlet", f"{UNSEEN_NOTE} · {point.score:.2f}" if unseen else f"{point.score:.2f}"))
    if mark.full and point.elsewhere is not None:
        below.append(("outlet", "(another story)"))
    elif mark.full and point.outlet and point.outlet != point.name:
        below.append(("outlet", shortened(point.outlet, OUTLET_LETTERS)))
    if mark.full and point.published:
        below.append(("when", spoken_time(point.published, zone=False)))
    for at, (kind, text) in enumerate(below, start=1):
        lines.append(f'<text class="{kind}" x="{x:.1f}" y="{y + 5 + 14 * at:.1f}">{plain(text)}</text>')
    if mark.root and len(point.lineages) == 1 and mark.full:
        place = f'x="{mark.x - RADIUS:.1f}" y="{y - RADIUS - 8:.1f}"'
        lines.append(f'<text class="number" {place}>Lineage {point.lineages[0]}</text>')
    return "".join(lines)


def _stroke(stroke: Stroke, names: Mapping[str, str]) -> str:
    line = stroke.line
    kinds = f"stroke {'second' if line.second else 'first'} {'directed' if line.directed else 'open'}"
    child, parent = names.get(line.child, line.child), names.get(line.parent, line.parent)
    verb = f"{child} draws on {parent}" if line.directed else f"{child} and {parent}, direction undetermined"
    shade = visibility(line.score)
    return (
        f'<a class="{kinds}" href="#derivation={plain(line.id)}" data-id="{plain(line.id)}">'
        f"<title>{plain(f'{verb}: {taken(line)}. {line.why}')}</title>"
        f'<path class="reach" d="{stroke.path}"/><path class="way" d="{stroke.path}" opacity="{shade}"/>'
        f"{_arrowhead(stroke, shade) if line.directed else ''}{_label(stroke)}</a>"
    )


def _label(stroke: Stroke) -> str:
    """Return the figures of a derivation: beside its line, or of a further parent, beside the child's mark."""
    text = taken(stroke.line) if stroke.full else f"{stroke.line.score:.2f}"
    x, anchor = (stroke.x + 6, "start") if stroke.beside == "right" else (stroke.x - 6, "end")
    y = stroke.y - RADIUS - 7
    if stroke.rank:
        x, y = stroke.x - RADIUS - 7, stroke.y + 5 + 13 * (stroke.rank - 1)
    return f'<text class="taken" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{text}</text>'


def _arrowhead(stroke: Stroke, shade: str) -> str:
    """Return a triangle at the end of a path, pointing along its last stretch."""
    points = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", stroke.path.rpartition("C")[2])]
    if not stroke.line.second:
        tip, angle = (stroke.x, stroke.y - RADIUS), math.pi / 2
    else:
        tip = (points[4], points[5])
        angle = math.atan2(tip[1] - points[3], tip[0] - points[2])
    half, length = BARB
    corners = [(0.0, 0.0), (-length, half), (-length, -half)]
    turned = [
        (tip[0] + x * math.cos(angle) - y * math.sin(angle), tip[1] + x * math.sin(angle) + y * math.cos(angle))
        for x, y in corners
    ]
    shape = " ".join(f"{x:.1f},{y:.1f}" for x, y in turned)
    return f'<polygon class="barb" points="{shape}" opacity="{shade}"/>'
