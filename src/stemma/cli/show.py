"""`stemma show`: the exact characters at a place."""

from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from stemma.cli.output import print_json
from stemma.store.casebook import Casebook
from stemma.views.passage import CONTEXT, PassageView, passage_view
from stemma.views.visible import visible


@click.command("show")
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("place", metavar="WITNESS:START-END")
@click.option("--context", type=click.IntRange(min=0), default=CONTEXT, show_default=True, help="Characters around it.")
@click.option("--json", "as_json", is_flag=True, help="Print the passage as JSON.")
def command(case: Path, place: str, *, context: int, as_json: bool) -> None:
    """Print the exact characters of a span, with what stands around it and who else has it.

    WITNESS is a siglum, a path, an id or the unique beginning of one; START and END count characters from 0, END is
    the first that no longer belongs. Control characters are shown by name; --json gives them as they are.
    """
    with Casebook.open(case) as casebook:
        view = passage_view(casebook, place, context=context)
    if as_json:
        print_json(view)
    else:
        print_passage(Console(soft_wrap=True), view)


def print_passage(console: Console, view: PassageView) -> None:
    """Print a passage between its surroundings; without colour it stands between ⟦ and ⟧."""
    bracketed = console.no_color or not console.is_terminal
    card = view.witness
    console.print(Text(f"{card.siglum}:{view.start}-{view.end} · {', '.join(view.roles)} · {card.path}", style="dim"))
    passage = Text(
        f"⟦{visible(view.text)}⟧" if bracketed else visible(view.text), style="" if bracketed else "bold reverse"
    )
    console.print(Text.assemble((visible(view.before), "dim"), passage, (visible(view.after), "dim")))
    if view.file_place:
        console.print(Text(visible(f"\nIn the file: {view.file_place.sentence}"), style="dim"))
    if view.elsewhere:
        console.print(Text("\nAlso in", style="bold"))
    for other in view.elsewhere:
        console.print(Text(visible(f"{other.witness.siglum}:{other.start}-{other.end}  {other.text}")))
