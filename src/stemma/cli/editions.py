"""`stemma editions`: the states of one page, and what changed from one to the next."""

from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from stemma.cli.output import print_json
from stemma.store.casebook import Casebook
from stemma.views.editions import EditionChange, EditionState, PageEditions, page_editions
from stemma.views.visible import visible


@click.command("editions")
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the pages as JSON.")
def command(case: Path, *, as_json: bool) -> None:
    """Show the states of one page in the order of time, and what each later one changed.

    States are told to be of one page by its address. Where the moments that they give do not put them in order, that
    is said, and no change is shown, since it would have a direction.
    """
    with Casebook.open(case) as casebook:
        pages = page_editions(casebook)
    if as_json:
        print_json(pages)
        return
    console = Console(soft_wrap=True)
    console.print(Text(f"{len(pages)} pages with several states", style="bold"))
    for page in pages:
        print_page(console, page)


def print_page(console: Console, page: PageEditions) -> None:
    """Print the states of one page, each with what it changed."""
    console.print()
    console.print(Text(visible(page.page), style="bold"))
    if not page.ordered:
        console.print(Text("  nothing in them says which of these states came first", style="dim"))
    for state in page.states:
        _print_state(console, state)


def _print_state(console: Console, state: EditionState) -> None:
    number = "·" if state.number is None else str(state.number)
    moments = [
        f"{name} {moment}"
        for name, moment in (
            ("published", state.published),
            ("modified", state.modified),
            ("fetched", state.retrieved),
        )
        if moment
    ]
    console.print(Text(visible(f"  {number}  {state.card.siglum}  {', '.join(moments) or 'undated'}")))
    if state.since is not None and not state.changes:
        console.print(Text(visible(f"     no sentence of the body differs from {state.since}"), style="dim"))
    for change in state.changes:
        console.print(Text(visible(f"     {_spoken(change, state)}")))


def _spoken(change: EditionChange, state: EditionState) -> str:
    """Return a change in words, with the places where both sentences stand."""
    after = f"{state.card.siglum}:{change.after.start}-{change.after.end} “{change.after.text}”" if change.after else ""
    before = f"{state.since}:{change.before.start}-{change.before.end} “{change.before.text}”" if change.before else ""
    return f"{change.kind}: {' → '.join(filter(None, (before, after)))}"
