"""A pile goes in, a casebook comes out: the stages of the plan in order, those alone that are not fresh."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pyarrow as pa

from stemma.engine.local import LocalEngine, LocalSettings
from stemma.engine.spark import SparkEngine
from stemma.model import RECORDS, Record, Run, Witness
from stemma.model.arrow import arrow_schema, to_table
from stemma.pipeline.course import DEFAULTS, Course, RunSettings, Step, Watch, is_first_to_ask, unwatched
from stemma.pipeline.former import Former
from stemma.pipeline.taking import find_pile, read_files
from stemma.store.judgements import read_judgements
from stemma.store.shelf import Shelf
from stemma.store.writing import Incoming, write_casebook

#: Rows of a table that waits on disk which are turned into columns at once.
ROWS_AT_ONCE = 20_000

#: Reports whose stages take some seconds, so that workers are sure to be wanted.
MANY_REPORTS = 150


def reconstruct(
    piles: Sequence[Path], case: Path, *, settings: RunSettings = DEFAULTS, watch: Watch = unwatched
) -> list[Step]:
    """Take piles in, run every stage that is not fresh, and write the casebook of the case folder.

    What a killed run had finished is not done again. Raises StemmaError: nothing usable, or nowhere to write.
    """
    with Former(case) as former, _engine(settings) as engine:
        course = Course(former, engine, settings=settings, watch=watch)
        course.perform_intake(find_pile(piles, outside=case))
        if isinstance(engine, LocalEngine) and _is_much(course):
            engine.expect_work()
        judgements = read_judgements(case)
        for stage in settings.plan:
            if is_first_to_ask(stage, settings.plan):
                course.perform_judgements(judgements)
            course.perform_stage(stage)
        if course.rows(Run) != former.finished:
            held = {kind: course.rows(kind) for kind in RECORDS if course.shelf(kind) is None}
            former.close()
            write_casebook(case, _tables(course, held))
        former.forget()
    return course.steps


def _is_much(course: Course) -> bool:
    """Return whether reports were just taken in that keep more than one process busy."""
    reports = course.shelf(Witness)
    return course.steps[0].why is not None and reports is not None and len(reports) >= MANY_REPORTS


def _tables(course: Course, held: Mapping[type[Record], Sequence[Record]]) -> Iterator[tuple[type[Record], Incoming]]:
    """Yield the tables of a case, one in memory at a time, and of those that wait on disk a part of one."""
    for kind in RECORDS:
        shelf = course.shelf(kind)
        yield kind, to_table(kind, held[kind]) if shelf is None else _reader(shelf)


def _reader(shelf: Shelf[Record]) -> pa.RecordBatchReader:
    rows = itertools.chain.from_iterable(shelf.each())
    parts = iter(lambda: list(itertools.islice(rows, ROWS_AT_ONCE)), [])
    batches = (batch for part in parts for batch in to_table(shelf.kind, part).to_batches())
    return pa.RecordBatchReader.from_batches(arrow_schema(shelf.kind), batches)


def _engine(settings: RunSettings) -> LocalEngine | SparkEngine:
    if settings.spark is not None:
        return SparkEngine(settings.spark)
    modules = (read_files.__module__, *(stage.function.__module__ for stage in settings.plan))
    return LocalEngine(LocalSettings(workers=settings.workers, preload=modules))
