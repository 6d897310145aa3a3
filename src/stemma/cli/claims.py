"""`stemma claims`: what is asserted, by how many independent origins, and where reports differ."""

from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from stemma.cli.output import print_json
from stemma.store.casebook import Casebook
from stemma.views.checks import SPOKEN as CHECKED
from stemma.views.checks import MismatchLine, PieceLine, check_lines
from stemma.views.claims import PropositionLine, ValueLine, claim_lines, verdict_counts
from stemma.views.story import counted
from stemma.views.visible import visible

#: Verdicts in a reader's words.
SPOKEN = {
    "genuine": "DISPUTED",
    "transmission": "BENT IN COPYING",
    "update": "UPDATED",
    "granularity": "MORE OR LESS EXACT",
    "not-comparable": "not comparable",
    "agree": "agree",
    "single-source": "one origin",
}
#: Letters of a value or of its surroundings in the terminal.
SHOWN = 100


@click.command("claims")
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--conflicts", is_flag=True, help="Only what reports tell differently.")
@click.option("--about", metavar="NAME", help="Only claims about a name or a thing, or in somebody's words.")
@click.option("--checks", is_flag=True, help="Only what does not fit together inside a report: an age, a total, a day.")
@click.option("--json", "as_json", is_flag=True, help="Print the rows as JSON.")
def command(case: Path, *, conflicts: bool, about: str | None, checks: bool, as_json: bool) -> None:
    """Show what is claimed, by how many independent origins, and where reports differ.

    Ten copies count as one origin. No row says which side is right.
    """
    with Casebook.open(case) as casebook:
        mismatches = [] if as_json and not checks else check_lines(casebook)
        lines = [] if checks else claim_lines(casebook, conflicts=conflicts, about=about)
    if as_json:
        print_json(mismatches if checks else lines)
        return
    console = Console()
    if checks:
        print_mismatches(console, mismatches)
        return
    console.print(Text(f"{counted(len(lines), 'row')}: {verdict_counts(lines)}", style="bold"))
    for line in lines:
        print_proposition(console, line)
    if mismatches:
        told = counted(len(mismatches), "passage does", "passages do")
        console.print(Text(f"\n{told} not fit together inside a report: see --checks.", style="bold"))


def print_mismatches(console: Console, lines: Sequence[MismatchLine]) -> None:
    """Print what does not fit: what was held against what, how sure, why, and the words in each report."""
    console.print(Text(f"{counted(len(lines), 'passage does', 'passages do')} not fit together", style="bold"))
    for line in lines:
        console.print()
        console.print(Text.assemble((f"DOES NOT FIT  {CHECKED[line.kind]}", "bold"), (f"  {line.score:.2f}", "dim")))
        for place in line.places:
            slip = "  draws on a text in which they fit" if place[0].siglum in line.slips else ""
            console.print(Text.assemble("    ", _pieces(place), (slip, "dim")))
        for place in line.held:
            console.print(Text.assemble("    ", _pieces(place), ("  they fit", "dim")))
        console.print(Text(f"  {visible(line.why)}", style="dim"))


def _pieces(pieces: Sequence[PieceLine]) -> Text:
    words = " · ".join(f"{visible(_short(one.text))} [{one.start}-{one.end}]" for one in pieces)
    return Text.assemble((f"{pieces[0].siglum}: ", "bold"), words)


def print_proposition(console: Console, line: PropositionLine) -> None:
    """Print one row: what it is about, its verdict, and each value with who says so."""
    least, most = line.origins_low, line.origins_high
    origins = counted(least, "origin") if least == most else f"{least}–{most} origins"
    count = f"{origins}, {counted(line.witnesses, 'witness', 'witnesses')}"
    console.print()
    console.print(Text.assemble((SPOKEN[line.verdict], "bold"), f"  {visible(_short(line.slot))} · ", (count, "dim")))
    console.print(Text(f"  {visible(_short(line.about))}", style="italic"))
    for value in line.values:
        console.print(_value(value))
    if line.speakers:
        console.print(Text(f"  in the words of {visible(', '.join(line.speakers))}", style="dim"))
    console.print(Text(f"  {visible(line.why)}", style="dim"))


def _value(value: ValueLine) -> Text:
    places = ", ".join(f"{place.siglum}:{place.start}-{place.end}" for place in value.places)
    repeats = f" (+{value.repeats} that repeat)" if value.repeats else ""
    return Text.assemble(
        "    ", visible(_short(value.value)), (f"  {value.origins}{repeats}  ", "bold"), (places, "dim")
    )


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= SHOWN else f"{plain[: SHOWN - 1]}…"
