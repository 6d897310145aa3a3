"""One stage over rows in memory, in this process: for piles that were cut small before."""

from collections.abc import Iterable
from typing import Any

from stemma.engine.local import LocalEngine
from stemma.engine.protocol import Task
from stemma.model import Record, Rows, sort_records
from stemma.pipeline.grouping import holds_one_group, key_for
from stemma.pipeline.stage import Per, Stage


def perform(stage: Stage, rows: Rows, *, settings: Any = None) -> Iterable[Record]:  # noqa: ANN401 - each stage has its own type
    """Return what a stage makes of rows, each type in the order of its table. `settings` None: the stage's own."""
    task = Task(stage.function, stage.settings() if settings is None else settings)
    bag = Rows(record for kind in stage.reads for record in rows.of(kind))
    if holds_one_group(stage.per, bag):
        made = Rows(task(bag))
        return [record for kind in stage.writes for record in sort_records(made.of(kind))]
    engine, key = LocalEngine(), key_for(stage.per, bag)
    if stage.per is Per.PAIR:
        beside = Rows(record for kind in stage.reads[1:] for record in rows.of(kind))
        made = Rows(engine.map(task, bag.of(stage.reads[0]), beside=beside, key=key))
    else:
        made = Rows(engine.map_groups(task, bag, key=key))
    return [record for kind in stage.writes for record in sort_records(made.of(kind))]
