"""`stemma pile`: a first pile.toml, to be corrected by hand."""

from pathlib import Path

import click

from stemma.cli.output import print_json
from stemma.intake import draft_sidecar, read_pile
from stemma.intake.sidecar import SIDECARS
from stemma.model import Unread, Witness
from stemma.model.errors import StemmaError
from stemma.views.story import counted


@click.command("pile")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--replace", is_flag=True, help="Write anew what is there; what it states is kept, its comments are not.")
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON, and write nothing.")
def command(folder: Path, *, replace: bool, as_json: bool) -> None:
    """Write a first pile.toml: what was found of every report, for a person to correct.

    It goes into FOLDER: title, outlet, address, moments and language of each report, empty lines for what is missing,
    and at the end what could not be read. The next `stemma reconstruct` follows it.
    """
    path = folder / SIDECARS[0]
    if path.exists() and not (replace or as_json):
        raise StemmaError(f"{path} is there already; say --replace to write it anew (what it states is kept).")
    records = list(read_pile([folder]))
    witnesses = [record for record in records if isinstance(record, Witness)]
    unread = [record for record in records if isinstance(record, Unread)]
    if as_json:
        print_json({"witnesses": [_without_text(witness) for witness in witnesses], "unread": unread})
        return
    path.write_text(draft_sidecar(witnesses, unread), encoding="utf-8")
    more = f"; {counted(len(unread), 'place')} could not be read" if unread else ""
    click.echo(f"{counted(len(witnesses), 'witness', 'witnesses')} in {path}{more}")


def _without_text(witness: Witness) -> dict[str, object]:
    return {name: getattr(witness, name) for name in witness.__struct_fields__ if name != "text"}
