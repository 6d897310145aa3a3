import inspect

import pytest
from tests.support.toy_plan import TOY_PLAN, ToySettings

from stemma.model import Candidate
from stemma.pipeline.plan import DECIDED, PLAN, TAKEN_IN
from stemma.pipeline.stage import INTAKE, JUDGEMENTS, Per, Stage

STAGES = pytest.mark.parametrize("stage", PLAN, ids=lambda stage: stage.name)


def test_a_stage_reads_only_what_was_written_before_it() -> None:
    written = {*TAKEN_IN, *DECIDED}
    for stage in PLAN:
        assert [kind.table for kind in stage.reads if kind not in written] == []
        written |= set(stage.writes)


def test_every_table_has_one_writer_and_every_stage_its_own_name() -> None:
    written = [*TAKEN_IN, *(kind for stage in PLAN for kind in stage.writes)]
    assert len(written) == len(set(written))
    names = [INTAKE, JUDGEMENTS, *(stage.name for stage in PLAN)]
    assert len(names) == len(set(names))


@STAGES
def test_a_stage_is_a_function_of_rows_with_frozen_settings(stage: Stage) -> None:
    parameters = inspect.signature(stage.function).parameters
    assert list(parameters) == ["rows", "settings"]
    settings = stage.settings()
    assert settings is not None
    assert type(settings).__struct_config__.frozen


@STAGES
def test_a_stage_can_be_found_by_name_in_another_process(stage: Stage) -> None:
    module = inspect.getmodule(stage.function)
    assert getattr(module, stage.function.__name__) is stage.function
    assert stage.function.__module__.startswith("stemma.stages.")


def test_a_stage_per_pair_reads_pairs_first() -> None:
    assert [stage.reads[0] for stage in PLAN if stage.per is Per.PAIR] == [Candidate]


def test_the_settings_of_a_stage_are_those_that_its_function_falls_back_on() -> None:
    assert [stage.settings() for stage in TOY_PLAN] == [None, None, ToySettings(), None, None]
