"""Running the product over a set: all of it from files, or its stages over records that are given."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from stemma.intake import read_pile
from stemma.model import RECORDS, Rows
from stemma.pipeline.course import RunSettings
from stemma.pipeline.performing import perform
from stemma.pipeline.plan import PLAN
from stemma.pipeline.run import reconstruct
from stemma.store.casebook import Casebook


def run_files(piles: Sequence[Path]) -> Rows:
    """Return everything that the product writes about the piles, as `stemma reconstruct` would."""
    with tempfile.TemporaryDirectory(prefix="stemma-quality-") as folder:
        case = Path(folder) / "case"
        reconstruct(piles, case, settings=RunSettings(workers=1))
        with Casebook.open(case) as casebook:
            return Rows(record for kind in RECORDS for record in casebook.of(kind))


def clean_file(content: bytes, name: str) -> Rows:
    """Return what intake and cleaning make of one file."""
    with tempfile.TemporaryDirectory(prefix="stemma-quality-") as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        return run_stages(Rows(read_pile([path])), last="clean")


def run_stages(given: Rows, *, last: str = "") -> Rows:
    """Run the stages of the plan over given records, up to the stage named; what is given is not made again."""
    rows = Rows(given)
    for stage in PLAN:
        if all(given.of(kind) for kind in stage.writes):
            continue
        rows.extend(perform(stage, rows))
        if stage.name == last:
            break
    return rows
