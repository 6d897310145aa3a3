"""`stemma said`: who said what, to whom, and how the wording drifted."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from stemma.cli.output import print_json
from stemma.store.casebook import Casebook
from stemma.views.said import SaidLine, SaidView, said_views
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
    """Show who said what: every utterance with all its wordings, words that differ in brackets.

    Utterances in most independent lineages come first; ten copies of one quotation count as one lineage.
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
        for line, others in _wordings(view.lines):
            console.print(_wording(line, others))
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
        text.append(f"  told to: {visible(', '.join(view.told_to))}", style="dim")
    text.append(f"  {view.id}", style="dim")
    return text


def _wordings(lines: Iterable[SaidLine]) -> list[tuple[SaidLine, list[str]]]:
    """Return each distinct wording once, with the names of all reports that have it, in the order of the lines."""
    ordered = sorted(enumerate(lines), key=lambda pair: (_shown(pair[1]), pair[0]))
    groups = [[line for _, line in group] for _, group in groupby(ordered, key=lambda pair: _shown(pair[1]))]
    first = {id(line): at for at, line in enumerate(lines)}
    groups.sort(key=lambda group: first[id(group[0])])
    return [(group[0], [line.siglum for line in group]) for group in groups]


def _shown(line: SaidLine) -> tuple[str, str]:
    return "".join(words.text for words in line.words), line.cue


def _wording(line: SaidLine, sigla: Sequence[str]) -> Text:
    mark = ("“", "”") if line.form.value == "direct" else ("", "")
    text = Text("  ")
    text.append(mark[0])
    for words in line.words:
        _append(text, words)
    text.append(mark[1])
    tags = [line.cue, "garbled" if line.garbled else "", "negated" if line.negated else ""]
    said = ", ".join(tag for tag in tags if tag)
    text.append(visible(f"  {', '.join(dict.fromkeys(sigla))}{f' · {said}' if said else ''}"), style="cyan")
    return text


def _append(text: Text, words: Words) -> None:
    shown = visible(" ".join(words.text.split()))
    lead = " " if words.text[:1].isspace() else ""
    tail = " " if words.text[-1:].isspace() else ""
    text.append(
        f"{lead}[{shown}]{tail}" if words.differs else f"{lead}{shown}{tail}", style="bold" if words.differs else ""
    )
