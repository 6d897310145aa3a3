"""The main job: a planted pile from files to casebook, stage by stage."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
from tests.support.planted import Plan, plant, write_pile

from bench.measuring import Cost, measured
from stemma.engine.garbage import rare_collections
from stemma.pipeline.course import RunSettings, Step
from stemma.pipeline.run import reconstruct

#: Witnesses of one event; a larger pile holds several events.
EVENT = 25


class Timed(msgspec.Struct, frozen=True):
    """One line of the table: a stage's rows and seconds."""

    stage: str
    rows: int
    seconds: float


def main_job(witnesses: int, *, workers: int) -> tuple[list[Timed], Cost]:
    """Reconstruct a planted pile of that many witnesses; return the stages and the whole cost."""
    plan = Plan(seed=1, witnesses=min(EVENT, witnesses), events=max(1, witnesses // EVENT))
    with tempfile.TemporaryDirectory(prefix="stemma-bench-") as folder:
        pile, case = Path(folder) / "pile", Path(folder) / "case"
        write_pile(plant(plan), pile)
        with rare_collections():
            steps, cost = measured(lambda: reconstruct([pile], case, settings=RunSettings(workers=workers)))
        return list(_timed(steps)), cost


def _timed(steps: list[Step]) -> Iterator[Timed]:
    for step in steps:
        yield Timed(step.stage, step.rows, step.seconds)
