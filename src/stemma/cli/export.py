"""`stemma export`: every record of a case as files."""

from pathlib import Path

import click

from stemma.cli.output import print_json
from stemma.export.annotations import write_annotations
from stemma.export.jsonl import write_jsonl
from stemma.store.casebook import Casebook
from stemma.views.story import counted

#: What writes each format.
FORMATS = {"jsonl": write_jsonl, "annotations": write_annotations}


@click.command("export")
@click.argument("case", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "annotations"]),
    default="jsonl",
    show_default=True,
    help="File format.",
)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder to write into.")
@click.option("--json", "as_json", is_flag=True, help="Print the names of the written files as JSON.")
def command(case: Path, *, form: str, out: Path, as_json: bool) -> None:
    """Write every record of a case as files.

    jsonl: one file a record type, also where there is no record. annotations: one file of W3C Web Annotations, which
    point to the words of every span and to their place in the file. The same pile gives the same bytes.
    """
    with Casebook.open(case) as casebook:
        paths = FORMATS[form](casebook, out)
    if as_json:
        print_json([str(path) for path in paths])
    else:
        click.echo(f"{counted(len(paths), 'file')} in {out}")
