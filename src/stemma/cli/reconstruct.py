"""`stemma reconstruct`: a pile goes in, a case folder comes out."""

import os
from collections.abc import Sequence
from glob import has_magic
from pathlib import Path

import click
import msgspec
from rich.console import Console
from rich.text import Text

from stemma.cli.lineage import print_lineage
from stemma.cli.output import print_json, progress_bars
from stemma.engine.garbage import rare_collections
from stemma.engine.spark_settings import SparkSettings
from stemma.intake import parse_mapping
from stemma.pipeline.case import (
    CaseSettings,
    check_case,
    intake_settings,
    is_case,
    remember_pile,
    say_one_story,
    stage_settings,
)
from stemma.pipeline.course import RunSettings, Step
from stemma.pipeline.explain import explain
from stemma.pipeline.plan import PLAN
from stemma.pipeline.run import reconstruct
from stemma.store.casebook import Casebook
from stemma.views.story import PileView, counted, pile_view
from stemma.views.visible import visible

#: Piles up to this size print as a tree; larger ones as their largest stories.
TREE_WITNESSES = 30

#: So many stories of a large pile are listed; `stemma lineage` shows all.
LISTED_STORIES = 5

#: Exit code of a run that finished although some files could not be read.
SOME_UNREAD = 3


@click.command("reconstruct")
@click.argument("piles", metavar="PILE...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--case", type=click.Path(path_type=Path), default=Path("case"), show_default=True, help="Case folder.")
@click.option("--map", "mapping", default="", metavar="OURS=THEIRS,...", help="Field names of a JSONL pile.")
@click.option("--workers", type=click.IntRange(min=1), default=None, help="Processes at most.  [default: all cores]")
@click.option("--engine", type=click.Choice(["local", "spark"]), default="local", show_default=True, help="Where.")
@click.option("--master", default=None, metavar="URL", help="Spark's master.  [default: local[*]]")
@click.option("--one-story", is_flag=True, help="All reports tell of one event; part none.")
@click.option("--explain", "only_explain", is_flag=True, help="Say what would run and why; run nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print steps and the pile in numbers as JSON.")
def command(
    piles: tuple[Path, ...],
    case: Path,
    *,
    mapping: str,
    workers: int | None,
    engine: str,
    master: str | None,
    **flags: bool,
) -> None:
    """Find out who copied whom in a pile of reports.

    PILE is a folder or a file: web pages, text, PDFs, mails, crawls, tables, archives, in any mixture; left out, it is
    the case's own.
    A second run does only what has changed. A killed run goes on where it was.
    """
    known, given = check_case(case), parse_mapping(mapping)
    if flags["one_story"]:
        stories = {**known.sections.get("stories", {}), "together": True}
        known = msgspec.structs.replace(known, sections={**known.sections, "stories": stories})
    settings = RunSettings(
        workers=workers or len(os.sched_getaffinity(0)),
        spark=_spark(engine, master),
        intake=intake_settings(known, given),
        stages=stage_settings(known, PLAN),
    )
    chosen = _piles(piles, known)
    if flags["only_explain"]:
        _print_steps(explain(chosen, case, settings=settings), as_json=flags["as_json"])
        return
    with progress_bars() as watch, rare_collections():
        steps = reconstruct(chosen, case, settings=settings, watch=watch)
    remember_pile(case, chosen, given or known.map)
    if flags["one_story"]:
        say_one_story(case)
    with Casebook.open(case) as casebook:
        pile = pile_view(casebook)
        if flags["as_json"]:
            print_json({"case": str(case), "steps": steps, "pile": pile})
        else:
            _print_summary(casebook, pile, steps)
    if pile.unread:
        click.get_current_context().exit(SOME_UNREAD)


def _spark(engine: str, master: str | None) -> SparkSettings | None:
    if engine != "spark":
        if master is not None:
            raise click.UsageError("--master is for Spark; add --engine spark.")
        return None
    return SparkSettings() if master is None else SparkSettings(master=master)


def _piles(given: Sequence[Path], known: CaseSettings) -> list[Path]:
    """Return the piles named on the command line, else those of the case."""
    piles = list(given) or [Path(pile) for pile in known.pile]
    if not piles:
        raise click.UsageError("Name a folder or a file with reports: stemma reconstruct PILE --case DIR.")
    for pile in piles:
        if not pile.exists() and not has_magic(str(pile)):
            raise click.UsageError(f"There is nothing at {pile}; name where the reports are.")
        if is_case(pile):
            raise click.UsageError(f"{pile} is a case, not a pile of reports: stemma reconstruct --case {pile}")
    return piles


def _print_steps(steps: Sequence[Step], *, as_json: bool) -> None:
    if as_json:
        print_json(steps)
        return
    for step in steps:
        click.echo(f"{step.stage:<11} {'is fresh' if step.why is None else f'would run: {step.why}'}")


def _print_summary(casebook: Casebook, pile: PileView, steps: Sequence[Step]) -> None:
    console = Console()
    ran = [step for step in steps if step.why is not None]
    if ran:
        click.echo(f"{counted(len(ran), 'stage')} of {len(steps)} ran.", err=True)
    else:
        click.echo("Nothing has changed since the last run, so nothing ran.", err=True)
    if pile.witnesses <= TREE_WITNESSES:
        print_lineage(console, casebook)
    else:
        _print_large(console, pile)
    console.print(Text(f"Next: stemma report {casebook.folder}", style="dim"))


def _print_large(console: Console, pile: PileView) -> None:
    """Print a pile that is too large for a tree: its numbers, its largest stories, what stayed unread."""
    console.print(Text(pile.sentence, style="bold"))
    for story in pile.stories[:LISTED_STORIES]:
        console.print(Text(f"  {story.name}: {story.sentence}"))
    if len(pile.stories) > LISTED_STORIES:
        console.print(Text(f"  and {counted(len(pile.stories) - LISTED_STORIES, 'smaller story', 'smaller stories')}"))
    if pile.unread:
        console.print(Text(f"{counted(len(pile.unread), 'place')} could not be read:", style="bold"))
    for unread in pile.unread[:LISTED_STORIES]:
        console.print(Text(visible(f"  {unread.sentence}")))
    if len(pile.unread) > LISTED_STORIES:
        console.print(Text(f"  and {len(pile.unread) - LISTED_STORIES:,} more: --json lists all"))
