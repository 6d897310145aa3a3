"""`stemma judge`: a person's decision, kept beside the casebook and applied at the next run."""

import getpass
from datetime import UTC, datetime
from pathlib import Path

import click

from stemma.cli.output import print_json
from stemma.model import Judgement
from stemma.store.casebook import Casebook
from stemma.store.judgements import append_judgement
from stemma.views.naming import find_witness
from stemma.views.who import EntityView, entity_views, one_entity, pointing_mention

#: Verdicts about names, and about who draws on whom.
NAMES = ("merge", "split", "rename")
REROOT = "re-root"
DERIVATIONS = ("confirm", "reject", REROOT)


@click.command("judge")
@click.argument("verdict", type=click.Choice([*NAMES, *DERIVATIONS]))
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("name")
@click.argument("other", required=False)
@click.option("--note", default=None, help="Why, for whoever reads the file later.")
@click.option("--by", default=None, help="Who decides.  [default: the user of this machine]")
@click.option("--withdraw", is_flag=True, help="Take this very decision back.")
@click.option("--json", "as_json", is_flag=True, help="Print the written judgement as JSON.")
def command(
    verdict: str,
    case: Path,
    name: str,
    *,
    other: str | None,
    note: str | None,
    by: str | None,
    withdraw: bool,
    as_json: bool,
) -> None:
    """Decide what the machine got wrong about names, or about who draws on whom.

    merge CASE NAME OTHER: both are one. split CASE NAME SPELLING: that spelling of NAME is somebody else. rename CASE
    NAME NEW: show NAME as NEW. confirm CASE CHILD PARENT: this report draws on that one. reject CASE CHILD PARENT: it
    does not. re-root CASE REPORT: this report is the origin of what it shares with others. The decision is a line in
    judgements.jsonl; `stemma reconstruct` applies it.
    """
    if (other is None) != (verdict == REROOT):
        asked = "one report alone" if verdict == REROOT else "two: what it is about, and what it is set against"
        raise click.UsageError(f"{verdict} asks for {asked}.")
    with Casebook.open(case) as casebook:
        about, second, text = _about(casebook, verdict, name, other=other)
    judgement = Judgement(
        about=about,
        verdict=verdict,
        who=by or _user(),
        when=datetime.now(UTC).isoformat(timespec="microseconds"),
        note=note,
        withdrawn=withdraw,
        other=second,
        text=text,
    )
    append_judgement(case, judgement)
    if as_json:
        print_json(judgement)
    else:
        done = "taken back" if withdraw else "noted"
        told = name if other is None else f"{name} and {other}"
        click.echo(f"{verdict} of {told} {done}. Next: stemma reconstruct --case {case}")


def _about(casebook: Casebook, verdict: str, name: str, *, other: str | None) -> tuple[str, str | None, str | None]:
    """Return the record a decision is about, the second record, and what a person wrote."""
    if other is None:
        return find_witness(casebook, name).id, None, None
    if verdict in DERIVATIONS:
        child, parent = find_witness(casebook, name).id, find_witness(casebook, other).id
        if child == parent:
            raise click.UsageError(f"{name} and {other} are one report; name two.")
        return child, parent, None
    return _pointed(entity_views(casebook), verdict, name, other=other)


def _pointed(views: list[EntityView], verdict: str, name: str, *, other: str) -> tuple[str, str | None, str | None]:
    """Return the mention a decision is about, the second mention, and the new name."""
    entity = one_entity(views, name)
    if verdict == "rename":
        return pointing_mention(entity), None, other
    if verdict == "merge":
        return pointing_mention(entity), pointing_mention(one_entity(views, other)), None
    split_off = pointing_mention(entity, other)
    rest = [place for place in entity.places if place.form == "name" and place.text != other]
    if not rest:
        raise click.UsageError(f"{entity.name} has no other spelling than {other}; there is nothing to split.")
    kept = min(rest, key=lambda place: (place.text != entity.name, place.witness, place.start))
    return kept.mention, split_off, None


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
