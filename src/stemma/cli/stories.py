"""`stemma stories`: a pile of any size goes in, a case of many stories comes out."""

import os
import time
from collections.abc import Sequence
from pathlib import Path

import click

from stemma.cli.output import print_json, progress_bars
from stemma.engine.garbage import rare_collections
from stemma.intake import parse_mapping
from stemma.model.errors import CaseError
from stemma.pipeline.case import check_case, intake_settings, remember_pile, stage_settings
from stemma.pipeline.course import RunSettings
from stemma.pipeline.plan import PLAN
from stemma.pipeline.stories.run import Outcome, gather_stories
from stemma.pipeline.stories.shapes import STORIES, Index, StoriesSettings, StoryLine, read_index
from stemma.views.story import counted
from stemma.views.visible import visible

#: So many stories are listed; --json lists all.
LISTED = 20

#: Exit code of a run that finished although some files could not be read.
SOME_UNREAD = 3


@click.command("stories")
@click.argument("piles", metavar="[PILE...]", nargs=-1, type=click.Path(path_type=Path))
@click.option("--case", type=click.Path(path_type=Path), default=Path("case"), show_default=True, help="Case folder.")
@click.option("--map", "mapping", default="", metavar="OURS=THEIRS,...", help="Field names of a JSONL pile.")
@click.option("--workers", type=click.IntRange(min=1), default=None, help="Processes at most.  [default: all cores]")
@click.option("--least", type=click.IntRange(min=2), default=2, show_default=True, help="Reports that make a story.")
@click.option("--list", "only_list", is_flag=True, help="List the stories of the case; take nothing in.")
@click.option(
    "--watch", "interval", type=click.FloatRange(min=0.1), metavar="SECONDS", help="Look for new files again and again."
)
@click.option("--json", "as_json", is_flag=True, help="Print the stories as JSON.")
def command(
    piles: tuple[Path, ...],
    case: Path,
    *,
    mapping: str,
    workers: int | None,
    least: int,
    only_list: bool,
    interval: float | None,
    as_json: bool,
) -> None:
    """Group a pile of any size into stories, and reconstruct each.

    PILE is as for `stemma reconstruct`; left out, it is the case's own. What was taken in before is not read again, and
    what is new joins the stories that are there. A killed run goes on where it was. Every story is a folder that the
    other commands open: `stemma lineage CASE/stories/ID`.
    """
    known, given = check_case(case), parse_mapping(mapping)
    if only_list:
        _print(case, _index(case), as_json=as_json)
        return
    run = RunSettings(
        workers=workers or len(os.sched_getaffinity(0)),
        intake=intake_settings(known, given),
        stages=stage_settings(known, PLAN),
    )
    chosen = list(piles) or [Path(pile) for pile in known.pile]
    if not chosen:
        raise click.UsageError("Name a folder or a file with reports: stemma stories PILE --case DIR.")
    settings = StoriesSettings(run=run, least=least)
    outcome = _gather(chosen, case, settings)
    remember_pile(case, chosen, given or known.map)
    if interval is not None:
        _watch(chosen, case, settings, interval=interval)
        return
    _print(case, outcome.index, as_json=as_json)
    if outcome.index.unread:
        click.get_current_context().exit(SOME_UNREAD)


def _gather(piles: Sequence[Path], case: Path, settings: StoriesSettings) -> Outcome:
    with progress_bars() as watch, rare_collections():
        outcome = gather_stories(piles, case, settings=settings, watch=watch)
    new = (
        f"{counted(outcome.batches, 'new batch', 'new batches')}, {counted(outcome.stories, 'story', 'stories')} made."
    )
    click.echo(new if outcome.batches or outcome.stories else "Nothing has changed since the last run.", err=True)
    return outcome


def _watch(piles: Sequence[Path], case: Path, settings: StoriesSettings, *, interval: float) -> None:
    """Look for new files every so many seconds until a person interrupts."""
    click.echo(f"Watching every {interval:g} seconds, until Ctrl-C.", err=True)
    try:
        while True:
            time.sleep(interval)
            with rare_collections():
                outcome = gather_stories(piles, case, settings=settings)
            if outcome.batches:
                total = counted(len(outcome.index.stories), "story", "stories")
                click.echo(f"{counted(outcome.stories, 'story', 'stories')} made or grown, {total} in all.")
    except KeyboardInterrupt:
        click.echo("Stopped; what was finished is kept.", err=True)


def _index(case: Path) -> Index:
    index = read_index(case)
    if not index.batches:
        raise CaseError(f"{case} holds no stories; make them with `stemma stories PILE --case {case}`.")
    return index


def _print(case: Path, index: Index, *, as_json: bool) -> None:
    lines = sorted(index.stories, key=lambda line: (-len(line.witnesses), line.id))
    if as_json:
        print_json({"stories": lines, "alone": index.reports, "unread": index.unread})
        return
    grouped = sum(len(line.witnesses) for line in lines)
    total = counted(grouped + index.reports, "report")
    click.echo(f"{total}: {counted(len(lines), 'story', 'stories')} of {grouped:,}, and {index.reports:,} alone.")
    for line in lines[:LISTED]:
        click.echo(_sentence(case, line))
    if len(lines) > LISTED:
        click.echo(f"  and {counted(len(lines) - LISTED, 'smaller story', 'smaller stories')}; --json lists all")
    if index.unread:
        click.echo(f"{counted(len(index.unread), 'place')} could not be read; --json lists them.")


def _sentence(case: Path, line: StoryLine) -> str:
    low, best, high = line.origins
    origins = counted(best, "origin") if low == high else f"{best} origins ({low} to {high})"
    first, last = (line.first or "")[:10], (line.last or line.first or "")[:10]
    when = f", {first} to {last}" if first != last else f", {first}" if first else ""
    name = visible(line.name)
    return f"  {case / STORIES / line.id}  {counted(len(line.witnesses), 'report')}, {origins}{when}: {name}"
