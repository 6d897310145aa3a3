"""`stemma against`: what a new report takes from a case."""

from pathlib import Path

import click
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from stemma.cli.compare import CLOSENESS
from stemma.cli.output import print_json
from stemma.pipeline.against import compare_against
from stemma.store.casebook import Casebook
from stemma.views.against import AgainstView, Shared, against_views
from stemma.views.story import counted
from stemma.views.visible import visible

#: Reports whose passages are shown; the others are named with their shares.
SHOWN_REPORTS = 3


@click.command("against")
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("file", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--passages", default=6, show_default=True, type=click.IntRange(0), help="Passages shown a report.")
@click.option("--json", "as_json", is_flag=True, help="Print all that was found as JSON.")
def command(case: Path, file: tuple[Path, ...], passages: int, *, as_json: bool) -> None:
    """Say what a new report takes from a case, word for word or reworded.

    Make a case of press releases and hold a newspaper's report against it, or the other way round. The case is not
    changed, and nothing is said of who had the text first.
    """
    with Casebook.open(case) as casebook:
        views = against_views(casebook, compare_against(casebook, file))
    if as_json:
        print_json(views)
        return
    console = Console(soft_wrap=True)
    for view in views:
        print_against(console, view, passages=passages)


def print_against(console: Console, view: AgainstView, *, passages: int) -> None:
    """Print one new report: the sum, then every report that it shares text with, with the passages of the first."""
    if view.held is not None:
        console.print(Text(visible(f"{view.path} is in the case already, as {view.held}; compared with the others:")))
    console.print(Text(visible(view.sentence), style="bold"))
    for place, one in enumerate(view.shared):
        console.print(_headline(one))
        console.print(Padding(Text(visible(one.why), style="dim"), (0, 0, 0, 2)))
        if place < SHOWN_REPORTS:
            _print_passages(console, view, one, passages=passages)
    for one in view.doubtful:
        console.print(Text(f"Worth a look: {visible(one.witness.siglum)}, {visible(one.why)}", style="dim"))


def _headline(one: Shared) -> Text:
    outlet = f" · {one.witness.outlet}" if one.witness.outlet and one.witness.outlet != one.witness.siglum else ""
    shares = f"{one.share_here:.0%} of the new report, {one.share_there:.0%} of this one, score {one.score:.2f}"
    return Text.assemble(visible(f"{one.witness.siglum}{outlet}"), "  ", (shares, "dim"))


def _print_passages(console: Console, view: AgainstView, one: Shared, *, passages: int) -> None:
    for passage in one.passages[:passages]:
        note = "quotation" if passage.quoted else CLOSENESS[passage.closeness.value]
        here = f"    {view.siglum}:{passage.here_start}-{passage.here_end} "
        there = f"    {one.witness.siglum}:{passage.there_start}-{passage.there_end} "
        console.print(Text.assemble((visible(here), "dim"), (f"{note} ", "dim"), visible(f"“{passage.here}”")))
        if passage.here != passage.there:
            console.print(Text.assemble((visible(there), "dim"), visible(f"“{passage.there}”")))
    more = len(one.passages) - passages
    if more > 0:
        console.print(Text(f"    and {counted(more, 'more passage')}: --passages shows them", style="dim"))
