"""`stemma report`: one self-contained HTML file."""

from pathlib import Path

import click

from stemma.cli.output import print_json
from stemma.report import ReportSettings, write_report
from stemma.store.casebook import Casebook

#: Name of the report inside the case folder.
REPORT = "report.html"

#: A file of more bytes than this opens slowly and is hard to mail.
HEAVY = 25_000_000


@click.command("report")
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="The file.  [default: CASE/report.html]")
@click.option(
    "--snippets-only", is_flag=True, help="Embed what stands around places that differ and credits, not whole texts."
)
@click.option("--json", "as_json", is_flag=True, help="Print where the file is, and its size, as JSON.")
def command(case: Path, *, out: Path | None, snippets_only: bool, as_json: bool) -> None:
    """Write one self-contained HTML file to open or to mail.

    It loads nothing and sends nothing. For a report that leaves the house, --snippets-only keeps texts of others out.
    """
    with Casebook.open(case) as casebook:
        path = write_report(casebook, out or case / REPORT, settings=ReportSettings(snippets_only=snippets_only))
    size = path.stat().st_size
    if as_json:
        print_json({"path": str(path), "bytes": size})
        return
    click.echo(path)
    if size > HEAVY:
        click.echo(f"{path} has {size / 1e6:.0f} MB and may open slowly; --snippets-only makes it smaller.", err=True)
