"""`stemma when`: the timeline, with conflicting dates side by side."""

from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from stemma.cli.output import print_json
from stemma.store.casebook import Casebook
from stemma.views.story import counted
from stemma.views.timeline import EventLine, event_lines
from stemma.views.times import spoken_range
from stemma.views.visible import visible


@click.command("when")
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--published", is_flag=True, help="Also when each witness was published.")
@click.option("--json", "as_json", is_flag=True, help="Print the rows as JSON.")
def command(case: Path, *, published: bool, as_json: bool) -> None:
    """Show what happened and what was said when, conflicting dates side by side.

    A year stays a year, lengths of time are no moments, and conflicting dates stand in one row.
    """
    with Casebook.open(case) as casebook:
        lines = event_lines(casebook, published=published)
    if as_json:
        print_json(lines)
        return
    console = Console()
    console.print(Text(counted(len(lines), "moment"), style="bold"))
    for line in lines:
        print_event(console, line)


def print_event(console: Console, line: EventLine) -> None:
    """Print one row: the moment, on which clock, what, and by whom."""
    sigla = ", ".join(line.sigla)
    console.print()
    console.print(Text.assemble((spoken_moment(line), "bold"), f"  {line.occasion}  ", (visible(sigla), "dim")))
    console.print(Text(f"  {visible(line.what)}"))
    if len(line.datings) > 1:
        for dating in line.datings:
            console.print(Text(f"    “{visible(dating.value)}”  {counted(dating.origins, 'independent origin')}"))
    console.print(Text(f"  {visible(line.why)}", style="dim"))


def spoken_moment(line: EventLine) -> str:
    """Return a moment as people write it: one day, or from and to; as the text has it where no year is known."""
    if line.earliest is None and line.latest is None:
        return f"“{line.datings[0].value}”" if line.datings else "undated"
    return spoken_range(line.earliest, line.latest)
