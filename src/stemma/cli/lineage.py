"""`stemma lineage`: the family tree of the reports, in the terminal."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from stemma.cli.output import print_json
from stemma.model import Lookup
from stemma.store.casebook import Casebook
from stemma.views.forest import Branch, forest
from stemma.views.lineage import DerivationLine, LineageView, Point, lineage_views
from stemma.views.story import PileView, counted, pile_view
from stemma.views.times import spoken_time
from stemma.views.visible import visible

#: A seen witness is a filled mark, an unseen common text a hollow one, also without colour.
SEEN, UNSEEN = "●", "○"

#: So many reports of other stories are listed below a tree.
SHOWN_KIN = 5

#: Colours of lineages in the terminal; numbers say the same without colour.
LINEAGE_STYLES = ("cyan", "magenta", "yellow", "green", "blue", "red")


@click.command("lineage")
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the views as JSON.")
def command(case: Path, *, as_json: bool) -> None:
    """Show who draws on whom, and how many origins are independent."""
    with Casebook.open(case) as casebook:
        if as_json:
            print_json({"pile": pile_view(casebook), "stories": lineage_views(casebook)})
            return
        print_lineage(Console(), casebook)


def print_lineage(console: Console, lookup: Lookup) -> None:
    """Print the pile in one sentence, then every story with more than one witness as a tree."""
    pile = pile_view(lookup)
    views = lineage_views(lookup)
    console.print(Text(pile.sentence, style="bold"))
    if pile.origins.why:
        console.print(Text(pile.origins.why, style="dim"))
    trees = [view for view in views if len(view.points) > 1]
    for view in trees:
        console.print()
        _print_story(console, view, titled=len(views) > 1)
    _print_lone(console, pile, [view for view in views if len(view.points) == 1])
    _print_unread(console, pile)
    console.print()
    console.print(Text(f"{SEEN} report in the pile   {UNSEEN} inferred, nobody handed it in", style="dim"))


def _print_story(console: Console, view: LineageView, *, titled: bool) -> None:
    if titled:
        console.print(Text.assemble(("Story: ", "bold"), view.name, f" · {view.sentence}"))
    names = {point.id: point.name for point in view.points}
    for root in forest(view):
        tree = Tree(_point_line(root.point, None), guide_style="dim")
        _grow(tree, root, names)
        console.print(tree)
    _print_kin(console, view)


def _print_kin(console: Console, view: LineageView) -> None:
    """Print which reports of other stories share text with this one, those that share most."""
    if view.kin:
        console.print(
            Text(f"{counted(len(view.kin), 'report')} of other stories with a part of the text:", style="dim")
        )
    for line in view.kin[:SHOWN_KIN]:
        home = f" (in {line.home})" if line.home else ""
        console.print(Text(visible(f"  {SEEN} {line.siglum}{home} {line.sentence}"), style="dim"))
    if len(view.kin) > SHOWN_KIN:
        rest = len(view.kin) - SHOWN_KIN
        console.print(Text(f"  and {rest} more: stemma explain CASE {view.story[:8]}", style="dim"))


def _grow(tree: Tree, branch: Branch, names: Mapping[str, str]) -> None:
    for second in branch.seconds:
        tree.add(Text(f"also draws on {visible(names[second.parent])}  {_taken(second)}", style="dim italic"))
    for below in branch.branches:
        _grow(tree.add(_point_line(below.point, below.line)), below, names)


def _point_line(point: Point, line: DerivationLine | None) -> Text:
    style = LINEAGE_STYLES[(point.lineages[0] - 1) % len(LINEAGE_STYLES)] if point.lineages else ""
    text = Text()
    text.append(f"{SEEN if point.kind == 'witness' else UNSEEN} {visible(point.name)}", style=f"bold {style}".strip())
    told = point.outlet or point.title
    if told and told != point.name:
        text.append(visible(f"  {told}"))
    if point.elsewhere is not None:
        text.append(visible(f"  in another story {point.elsewhere}".rstrip()), style="dim italic")
    if point.published:
        text.append(f"  {spoken_time(point.published)}", style="dim")
    if line is not None:
        text.append(f"  {_taken(line)}", style="dim")
    elif point.lineages:
        text.append(f"  lineage {', '.join(str(number) for number in point.lineages)}", style=style)
    if line is None and point.score:
        text.append(f"  score {point.score:.2f}", style="dim")
    return text


def _taken(line: DerivationLine) -> str:
    manner = f", {line.manner.spoken}" if line.manner else ""
    taken = f"{line.share:.0%} taken{manner}, score {line.score:.2f}"
    return taken if line.directed else f"{taken}, direction undetermined"


def _print_lone(console: Console, pile: PileView, lone: Sequence[LineageView]) -> None:
    number = len(lone) + len(pile.alone)
    if not number:
        return
    console.print()
    told = counted(number, "witness alone in its story", "witnesses alone in their stories")
    console.print(Text(f"{told}, no copying shown:", style="bold"))
    for view in lone:
        console.print(_point_line(view.points[0], None))
        _print_kin(console, view)
    for witness in pile.alone:
        console.print(Text(f"{SEEN} {witness}"))


def _print_unread(console: Console, pile: PileView) -> None:
    if not pile.unread:
        return
    console.print()
    console.print(Text(f"{counted(len(pile.unread), 'place')} could not be read:", style="bold"))
    for unread in pile.unread:
        console.print(Text(visible(f"  {unread.sentence}")))
