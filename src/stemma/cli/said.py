"""`stemma said`: who said what, to whom, and how the wording drifted."""

from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from stemma.cli.output import print_json
from stemma.model import QuotationForm
from stemma.store.casebook import Casebook
from stemma.views.said import SaidLine, SaidView, said_views, wordings_of
from stemma.views.story import counted
from stemma.views.visible import visible
from stemma.views.wording import Words


@click.command("said")
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--by", metavar="NAME", help="Only speakers whose name holds this.")
@click.option(
    "--to", metavar="OUTLET", help="Only words told to an outlet, or in a form (statement, Telegram), of this name."
)
@click.option("--json", "as_json", is_flag=True, help="Print the utterances as JSON.")
def command(case: Path, *, by: str | None, to: str | None, as_json: bool) -> None:
    """Show who said what, to whom, and how the wording drifted.

    Every utterance stands with all its wordings, words that differ in brackets. Utterances in most independent
    lineages come first; ten copies of one quotation count as one lineage.
    """
    with Casebook.open(case) as casebook:
        views = said_views(casebook, by=by, to=to)
    if as_json:
        print_json(views)
    else:
        print_said(Console(soft_wrap=True), views)


def print_said(console: Console, views: Sequence[SaidView]) -> None:
    """Print utterances, each with its wordings; a wording that several reports share is printed once."""
    if not views:
        console.print("Nobody is quoted so. `stemma said CASE` without options shows all utterances.")
    for view in views:
        console.print(_head(view))
        for group in wordings_of(view.lines):
            console.print(_wording(group))
        if view.why:
            console.print(Text(f"  {visible(view.why)}", style="dim"))
        console.print()


def _head(view: SaidView) -> Text:
    reports = counted(view.witnesses, "report")
    lineages = counted(len(view.lineages), "lineage")
    text = Text.assemble((visible(view.speaker), "bold"), f"  {reports}, {lineages}")
    others = [name for name in view.attributed_to if name != view.speaker]
    if others:
        text.append(f"  also attributed to {visible(', '.join(others))}", style="italic")
    if view.told_to:
        text.append(f"  told to, or in: {visible(', '.join(view.told_to))}", style="dim")
    text.append(f"  {view.id}", style="dim")
    return text


def _wording(group: Sequence[SaidLine]) -> Text:
    line = group[0]
    marks = ("“", "”") if line.form is QuotationForm.DIRECT else ("", "")
    text = Text(f"  {marks[0]}")
    for part in line.words:
        _append(text, part)
    text.append(marks[1])
    cues = ", ".join(dict.fromkeys(one.cue for one in group if one.cue))
    garbled = "a mark is missing" if any(one.garbled for one in group) else ""
    notes = "".join(f" · {note}" for note in (cues, garbled) if note)
    text.append(visible(f"  {', '.join(dict.fromkeys(one.siglum for one in group))}{notes}"), style="cyan")
    return text


def _append(text: Text, words: Words) -> None:
    shown = visible(" ".join(words.text.split()))
    lead = " " if words.text[:1].isspace() else ""
    tail = " " if words.text[-1:].isspace() else ""
    text.append(
        f"{lead}[{shown}]{tail}" if words.differs else f"{lead}{shown}{tail}", style="bold" if words.differs else ""
    )
