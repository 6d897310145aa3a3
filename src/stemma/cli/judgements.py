"""`stemma judgements`: what persons decided about a case, and what of it holds."""

from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from stemma.cli.output import print_json
from stemma.model import Witness
from stemma.store.casebook import Casebook
from stemma.store.judgements import read_judgements
from stemma.views.decisions import DecisionLine, decision_lines
from stemma.views.times import spoken_time
from stemma.views.visible import visible
from stemma.views.who import entity_views


@click.command("judgements")
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the decisions as JSON.")
def command(case: Path, *, as_json: bool) -> None:
    """List the decisions of persons that hold, with who took them and why.

    Those taken back, and those that a later one replaced, stay in judgements.jsonl and are not listed.
    """
    with Casebook.open(case) as casebook:
        lines = decision_lines(read_judgements(case), witnesses=casebook.of(Witness), entities=entity_views(casebook))
    if as_json:
        print_json(lines)
        return
    console = Console()
    for line in lines:
        console.print(_shown(line))
    if not lines:
        click.echo("Nobody has decided anything about this case.")


def _shown(line: DecisionLine) -> Text:
    note = f": {line.note}" if line.note else ""
    return Text(visible(f"{line.sentence} ")).append(
        visible(f"{line.verdict} · {line.who}, {spoken_time(line.when)}{note}"), style="dim"
    )
