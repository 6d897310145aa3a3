"""`stemma explain`: why a statement is made."""

from pathlib import Path

import click
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from stemma.cli.output import print_json
from stemma.store.casebook import Casebook
from stemma.views.explain import ExplainView, explain_view
from stemma.views.visible import visible


@click.command("explain")
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("name", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print the explanation as JSON.")
def command(case: Path, name: str, *, as_json: bool) -> None:
    """Say why a statement is made: the evidence behind an id, in numbers and words.

    ID is the id of any record or its unique beginning, a report's siglum or path, or LEFT~RIGHT for what the
    comparison of two reports came to. `stemma lineage CASE --json` lists ids.
    """
    with Casebook.open(case) as casebook:
        view = explain_view(casebook, name)
    if as_json:
        print_json(view)
    else:
        print_explanation(Console(soft_wrap=True), view)


def print_explanation(console: Console, view: ExplainView) -> None:
    """Print what a record says, how sure, why, by what matters, and the words it rests on."""
    console.print(Text(visible(view.title), style="bold"))
    score = "" if view.score is None else f", score {view.score:.2f}"
    console.print(Text(f"{view.kind.replace('_', ' ')} {view.id}{score}", style="dim"))
    if view.why:
        console.print(Text(visible(view.why)))
    for fact in view.facts:
        console.print(Text.assemble((f"  {fact.name}: ", "dim"), visible(fact.value)))
    if view.matters:
        console.print(Text("\nMatters, in log-odds for the parent named", style="bold"))
        table = Table.grid(padding=(0, 2))
        for matter in view.matters:
            name = matter.name.replace("-", " ")
            table.add_row(Text(f"{matter.log_odds:+.1f}"), Text(name), Text(visible(matter.why)))
        console.print(Padding(table, (0, 0, 0, 2)), soft_wrap=False)
    if view.passages:
        console.print(Text("\nThe words it rests on", style="bold"))
    for one in view.passages:
        console.print(
            Text.assemble(
                (f"  {one.siglum}:{one.start}-{one.end} ", "dim"), (f"{one.part}: ", "dim"), visible(f"“{one.text}”")
            )
        )
