"""`stemma verify`: every span and hash of a case, checked again."""

from pathlib import Path

import click

from stemma.cli.output import print_json
from stemma.pipeline.case import read_case
from stemma.pipeline.verify import verify
from stemma.store.casebook import Casebook
from stemma.views.story import counted

#: Exit code where something does not verify.
DOES_NOT_VERIFY = 5

#: So many faults are listed; where there are more, one cause lies behind most of them.
LISTED_FAULTS = 20


@click.command("verify")
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print what was checked and every fault as JSON.")
def command(case: Path, *, as_json: bool) -> None:
    """Check that every span and hash of a case still holds.

    Every span must slice to what was recorded, and zones must cover each text without a gap. Texts are compared with
    the files of the pile where those are still there.
    """
    piles = [Path(pile) for pile in read_case(case).pile]
    with Casebook.open(case) as casebook:
        verified = verify(casebook, piles)
    if as_json:
        print_json(verified)
    else:
        checked = f"{counted(verified.witnesses, 'witness', 'witnesses')}, {counted(verified.spans, 'span')}"
        files = f"{counted(verified.files, 'file')} of the pile compared"
        click.echo(f"{checked} checked, {files}: {counted(len(verified.faults), 'fault')}.")
        for fault in verified.faults[:LISTED_FAULTS]:
            click.echo(f"  {fault.table} {fault.place}: {fault.problem}")
        if len(verified.faults) > LISTED_FAULTS:
            click.echo(f"  and {len(verified.faults) - LISTED_FAULTS:,} more: --json lists all")
    if verified.faults:
        click.get_current_context().exit(DOES_NOT_VERIFY)
