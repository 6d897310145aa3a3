"""`stemma demo`: the bundled story, from a folder of reports to the report file."""

from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path

import click
from rich.console import Console

from stemma.cli.lineage import print_lineage
from stemma.cli.output import progress_bars
from stemma.data import open_data
from stemma.model.errors import CaseError
from stemma.pipeline.case import check_case, remember_pile
from stemma.pipeline.run import reconstruct
from stemma.report import write_report
from stemma.store.casebook import Casebook

#: The bundled story, invented from beginning to end.
STORY = "tolvash-dam"


@click.command("demo")
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("demo"), show_default=True, help="Folder to write into."
)
def command(out: Path) -> None:
    """Reconstruct the bundled story: the quickest way to see what Stemma does.

    Copies the reports to OUT/pile, writes the case OUT/case with its report, and prints the tree.
    """
    pile, case = out / "pile", out / "case"
    check_case(case)
    copy_bundled(open_data("stories", STORY, "pile"), pile)
    with progress_bars() as watch:
        reconstruct([pile], case, watch=watch)
    remember_pile(case, [pile], {})
    page = case / "report.html"
    with Casebook.open(case) as casebook:
        print_lineage(Console(), casebook)
        write_report(casebook, page)
    click.echo(f"Reports: {pile}. Open {page}, or go on with: stemma compare {case} A B")


def copy_bundled(bundled: Traversable, folder: Path) -> None:
    """Copy a bundled folder to the disk. Raises CaseError where it cannot be written."""
    try:
        for name, content in _files(bundled, ""):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    except OSError as error:
        raise CaseError(f"{folder} cannot be written ({error.strerror}); choose another folder with --out.") from error


def _files(place: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for child in place.iterdir():
        name = f"{prefix}{child.name}"
        if child.is_dir():
            yield from _files(child, f"{name}/")
        else:
            yield name, child.read_bytes()
