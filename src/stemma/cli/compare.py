"""`stemma compare`: two reports side by side in the terminal."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from stemma.cli.output import print_json
from stemma.store.casebook import Casebook
from stemma.views.cards import WitnessCard
from stemma.views.compare import CompareRow, CompareView, Side, compare_view
from stemma.views.naming import find_witness
from stemma.views.times import spoken_time
from stemma.views.visible import visible
from stemma.views.wording import Words

CLOSENESS = {"verbatim": "word for word", "near-verbatim": "nearly word for word", "paraphrase": "reworded"}


@click.command("compare")
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("left")
@click.argument("right")
@click.option("--json", "as_json", is_flag=True, help="Print the comparison as JSON.")
def command(case: Path, left: str, right: str, *, as_json: bool) -> None:
    """Show two reports side by side, differing words marked.

    LEFT and RIGHT are sigla, paths, ids or unique beginnings of ids. Words that differ stand in colour, and in
    [brackets] where there is no colour.
    """
    with Casebook.open(case) as casebook:
        view = compare_view(casebook, find_witness(casebook, left), find_witness(casebook, right))
    if as_json:
        print_json(view)
    else:
        print_comparison(Console(), view)


def print_comparison(console: Console, view: CompareView) -> None:
    """Print two reports in two columns, in the order of the left."""
    bracketed = console.no_color or not console.is_terminal
    console.print(Text(visible(view.why), style="bold"))
    if view.left_share is not None and view.right_share is not None:
        shares = f"{view.left_share:.0%} of {view.left.siglum} and {view.right_share:.0%} of {view.right.siglum}"
        console.print(Text(f"{shares} stand aligned.", style="dim"))
    for line in view.derivations:
        child = view.left if line.child == view.left.id else view.right
        parent = view.right if child is view.left else view.left
        verb = "draws on" if line.directed else "belongs with (direction undetermined)"
        manner = f", {line.manner.spoken}" if line.manner else ""
        taken = f"{line.share:.0%} taken{manner}, score {line.score:.2f}"
        console.print(Text(f"{child.siglum} {verb} {parent.siglum}: {taken}."))
    table = Table(expand=True, show_lines=True, pad_edge=False)
    table.add_column(_heading(view.left), ratio=1, overflow="fold")
    table.add_column(_heading(view.right), ratio=1, overflow="fold")
    for row in view.rows:
        table.add_row(*_cells(row, view, bracketed=bracketed))
    console.print(table)


def _heading(card: WitnessCard) -> Text:
    told = [card.siglum, card.outlet if card.outlet != card.siglum else None, spoken_time(card.published)]
    return Text(visible(" · ".join(part for part in told if part)))


def _cells(row: CompareRow, view: CompareView, *, bracketed: bool) -> tuple[Text, Text]:
    closeness = [CLOSENESS[row.closeness.value]] if row.closeness else []
    moved = [f"moved: stands elsewhere in {view.right.siglum}"] if row.moved else []
    return (
        _absent(view.left) if row.left is None else _side(row.left, closeness, bracketed=bracketed),
        _absent(view.right) if row.right is None else _side(row.right, moved, bracketed=bracketed),
    )


def _absent(card: WitnessCard) -> Text:
    return Text(f"not in {card.siglum}", style="dim italic")


def _side(side: Side, notes: Sequence[str], *, bracketed: bool) -> Text:
    """Return one side: its span and notes in one dim line, then its words."""
    text = Text(f"{side.start}-{side.end}", style="dim")
    for note in notes:
        text.append(f" · {note}")
    text.append("\n")
    text.append_text(marked(side.words, bracketed=bracketed))
    return text


def marked(words: Iterable[Words], *, bracketed: bool) -> Text:
    """Return words with those that differ in colour, or in brackets."""
    text = Text(style="not dim")
    for stretch in words:
        shown = f"[{visible(stretch.text)}]" if stretch.differs and bracketed else visible(stretch.text)
        text.append(shown, style="bold yellow underline" if stretch.differs and not bracketed else "")
    return text
