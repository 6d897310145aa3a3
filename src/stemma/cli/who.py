"""`stemma who`: people, bodies, units and places across their spellings."""

from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from stemma.cli.output import print_json
from stemma.store.casebook import Casebook
from stemma.views.story import counted
from stemma.views.visible import visible
from stemma.views.who import (
    DescribedView,
    EntityView,
    described_views,
    entity_views,
    find_entities,
    name_lines,
)

#: So many entities are listed without --all.
LISTED = 40

#: So many places of one entity are shown without --all.
SHOWN_PLACES = 12

TYPES = ("person", "organisation", "unit", "place", "event", "other")
STATUS_STYLES = {"accepted": "green", "transliteration": "cyan", "partial": "dim", "corruption": "red"}


@click.command("who")
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("name", required=False)
@click.option("--type", "kind", type=click.Choice(TYPES), help="List this type only.")
@click.option("--all", "everything", is_flag=True, help="List all entities and all places.")
@click.option("--described", "unnamed", is_flag=True, help="List those whom reports describe and none names.")
@click.option("--json", "as_json", is_flag=True, help="Print the entities as JSON.")
def command(case: Path, name: str | None, *, kind: str | None, everything: bool, unnamed: bool, as_json: bool) -> None:
    """Say who is who: everyone and everything named, with all spellings and what is damage.

    NAME is a name in any spelling that the case has, a part of one, or an id; left out, those whom most independent
    reports name are listed.
    """
    with Casebook.open(case) as casebook:
        views = [view for view in entity_views(casebook) if kind is None or view.type == kind]
        described = [one for one in described_views(casebook) if kind is None or one.type == kind] if unnamed else []
    if unnamed:
        print_json(described) if as_json else print_described(Console(soft_wrap=True), described, everything=everything)
        return
    found = find_entities(views, name) if name else views
    if as_json:
        print_json(found)
    elif name:
        print_entities(Console(soft_wrap=True), found, everything=everything)
    else:
        print_list(Console(soft_wrap=True), found, everything=everything)


def print_list(console: Console, views: Sequence[EntityView], *, everything: bool) -> None:
    """Print one line a name: its type, how many independent lines, witnesses and stories have it, other spellings."""
    lines = name_lines(views)
    shown = lines if everything else lines[:LISTED]
    if not shown:
        console.print("Nobody and nothing of this kind is named.")
        return
    several = any(line.stories > 1 for line in shown)
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("name", style="bold")
    table.add_column("kind", style="dim", no_wrap=True)
    for heading in ("lines", "witnesses", *(("stories",) if several else ())):
        table.add_column(heading, style="dim", justify="right", no_wrap=True)
    table.add_column("also spelt")
    for line in shown:
        told = ", ".join(f"{text}{'?' if status == 'corruption' else ''}" for text, status in line.others.items())
        counts = (line.lineages, line.witnesses, *((line.stories,) if several else ()))
        table.add_row(Text(visible(line.name)), line.type, *(f"{count:,}" for count in counts), Text(visible(told)))
    console.print(table)
    if len(lines) > len(shown):
        console.print(Text(f"and {len(lines) - len(shown):,} more: --all lists them, --type chooses", style="dim"))


def print_described(console: Console, views: Sequence[DescribedView], *, everything: bool) -> None:
    """Print one line for each who is described only, and where."""
    shown = views if everything else views[:LISTED]
    for view in shown:
        console.print(Text.assemble((visible(view.text), "bold"), f"  {view.type}  ", (view.id, "dim")))
        told = f"{counted(view.lineages, 'independent line')}, {counted(len(view.sigla), 'witness', 'witnesses')}"
        places = view.places if everything else view.places[:SHOWN_PLACES]
        where = ", ".join(f"{place.siglum}:{place.start}-{place.end}" for place in places)
        console.print(Text(f"  {told}: {where}{' …' if len(places) < len(view.places) else ''}", style="dim"))
        if view.perhaps:
            console.print(Text(visible(f"  perhaps {view.perhaps}, of whom reports that tell the same say so")))
    if len(views) > len(shown):
        console.print(Text(f"and {len(views) - len(shown):,} more: --all lists them, --type chooses", style="dim"))


def print_entities(console: Console, views: Sequence[EntityView], *, everything: bool) -> None:
    """Print entities in full."""
    for view in views if everything else views[:LISTED]:
        console.print(Text.assemble((visible(view.name), "bold"), f"  {view.type}  ", (view.id, "dim")))
        told = [*view.roles, *(f"aged {age}" for age in view.ages)]
        if told:
            console.print(Text("  " + ", ".join(told)))
        lines = f"{counted(view.lineages, 'independent line')}, {counted(view.witnesses, 'witness', 'witnesses')}"
        console.print(Text(f"  named by {lines}", style="dim"))
        console.print(Padding(_spellings(view), (0, 0, 0, 2)))
        _print_places(console, view, everything=everything)
        for other in view.namesakes:
            told_of = other.relation.replace("-", " ")
            console.print(Text(visible(f"  {told_of}: {other.name} ({other.entity}, {other.score:.2f}) {other.why}")))


def _spellings(view: EntityView) -> Table:
    table = Table.grid(padding=(0, 2))
    for line in view.spellings:
        table.add_row(
            Text(visible(line.text)),
            Text(line.status, style=STATUS_STYLES[line.status]),
            Text(f"{line.count}× in {', '.join(line.sigla[:6])}{' …' if len(line.sigla) > 6 else ''}"),  # noqa: PLR2004 - what fits a line
            Text(visible(line.why), style="dim"),
        )
    return table


def _print_places(console: Console, view: EntityView, *, everything: bool) -> None:
    shown = view.places if everything else view.places[:SHOWN_PLACES]
    for place in shown:
        console.print(
            Text.assemble(
                (f"  {place.siglum}:{place.start}-{place.end} ", "dim"),
                visible(place.text),
                (f"  {place.form}, {place.score:.2f}: {visible(place.why)}", "dim"),
            )
        )
    if len(view.places) > len(shown):
        console.print(Text(f"  and {len(view.places) - len(shown):,} more places: --all", style="dim"))
