"""Running the product over a set: all of it from files, or its stages over records that are given."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from stemma.engine.local import LocalEngine
from stemma.engine.protocol import Task
from stemma.intake import read_pile
from stemma.model import RECORDS, Record, Rows, sort_records
from stemma.pipeline.course import RunSettings
from stemma.pipeline.grouping import key_for
from stemma.pipeline.plan import PLAN
from stemma.pipeline.run import reconstruct
from stemma.pipeline.stage import Per, Stage
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
        made = Rows(_perform(stage, rows))
        rows.extend(record for kind in stage.writes for record in sort_records(made.of(kind)))
        if stage.name == last:
            break
    return rows


def _perform(stage: Stage, rows: Rows) -> list[Record]:
    engine, task = LocalEngine(), Task(stage.function, stage.settings())
    bag = Rows(record for kind in stage.reads for record in rows.of(kind))
    key = key_for(stage.per, bag)
    if stage.per is not Per.PAIR:
        return list(engine.map_groups(task, bag, key=key))
    beside = Rows(record for kind in stage.reads[1:] for record in rows.of(kind))
    return list(engine.map(task, bag.of(stage.reads[0]), beside=beside, key=key))
