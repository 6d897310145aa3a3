"""A pile goes in, a casebook comes out: the stages of the plan in order, those alone that are not fresh."""

from collections.abc import Sequence
from pathlib import Path

from stemma.engine.local import LocalEngine, LocalSettings
from stemma.engine.spark import SparkEngine
from stemma.model import RECORDS, Run
from stemma.model.arrow import to_table
from stemma.pipeline.course import DEFAULTS, Course, RunSettings, Step, Watch, is_first_to_ask, unwatched
from stemma.pipeline.former import Former
from stemma.pipeline.taking import find_pile, read_files
from stemma.store.judgements import read_judgements
from stemma.store.writing import write_casebook


def reconstruct(
    piles: Sequence[Path], case: Path, *, settings: RunSettings = DEFAULTS, watch: Watch = unwatched
) -> list[Step]:
    """Take piles in, run every stage that is not fresh, and write the casebook of the case folder.

    What a killed run had finished is not done again. Raises StemmaError: nothing usable, or nowhere to write.
    """
    with Former(case) as former, _engine(settings) as engine:
        course = Course(former, engine, settings=settings, watch=watch)
        course.perform_intake(find_pile(piles, outside=case))
        judgements = read_judgements(case)
        for stage in settings.plan:
            if is_first_to_ask(stage, settings.plan):
                course.perform_judgements(judgements)
            course.perform_stage(stage)
        if course.rows(Run) != former.finished:
            tables = [(kind, to_table(kind, course.rows(kind))) for kind in RECORDS]
            former.close()
            write_casebook(case, tables)
        former.forget()
    return course.steps


def _engine(settings: RunSettings) -> LocalEngine | SparkEngine:
    if settings.spark is not None:
        return SparkEngine(settings.spark)
    modules = (read_files.__module__, *(stage.function.__module__ for stage in settings.plan))
    return LocalEngine(LocalSettings(workers=settings.workers, preload=modules))
