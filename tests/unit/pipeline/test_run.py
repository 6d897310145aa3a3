import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from tests.support.toy_plan import KILL, NOTES, TOY_PLAN, ToySettings, undeclared

from stemma.model import OriginCount, Pair, Run, Witness
from stemma.model.errors import NothingUsableError
from stemma.pipeline.course import RunSettings, Step
from stemma.pipeline.explain import explain
from stemma.pipeline.former import UNFINISHED
from stemma.pipeline.run import reconstruct
from stemma.pipeline.stage import Per, Stage
from stemma.store.casebook import CASEBOOK, Casebook

TOYS = RunSettings(plan=TOY_PLAN)
STAGES = ["intake", "split", "pair", "compare", "bind", "count"]


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    folder = tmp_path / "pile"
    folder.mkdir()
    for name, text in NOTES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return tmp_path / "case"


def ran(steps: list[Step]) -> list[str]:
    return [step.stage for step in steps if step.why is not None]


def test_a_first_run_runs_everything_and_leaves_a_casebook(pile: Path, case: Path) -> None:
    assert ran(reconstruct([pile], case, settings=TOYS)) == STAGES
    with Casebook.open(case) as casebook:
        assert len(casebook.of(Witness)) == len(NOTES)
        assert len(casebook.of(Pair)) == 15
        assert len(casebook.of(OriginCount)) == 1
    assert not (case / UNFINISHED).exists()


def test_a_second_run_of_the_same_pile_does_nothing(pile: Path, case: Path) -> None:
    reconstruct([pile], case, settings=TOYS)
    before = (case / CASEBOOK).stat().st_mtime_ns
    assert ran(reconstruct([pile], case, settings=TOYS)) == []
    assert (case / CASEBOOK).stat().st_mtime_ns == before


def test_a_changed_setting_runs_its_stage_and_what_depends_on_it(pile: Path, case: Path) -> None:
    reconstruct([pile], case, settings=TOYS)
    changed = msgspec.structs.replace(TOYS, stages={"compare": ToySettings(shared=99)})
    assert ran(reconstruct([pile], case, settings=changed)) == ["compare", "bind", "count"]
    with Casebook.open(case) as casebook:
        assert casebook.of(OriginCount) == []


def test_a_stage_that_gives_the_same_rows_again_stops_the_rerun(pile: Path, case: Path) -> None:
    reconstruct([pile], case, settings=TOYS)
    again = msgspec.structs.replace(TOY_PLAN[1], version=2)
    plan = (TOY_PLAN[0], again, *TOY_PLAN[2:])
    assert ran(reconstruct([pile], case, settings=RunSettings(plan=plan))) == ["pair"]
    with Casebook.open(case) as casebook:
        assert casebook.of(Run, stage="pair")[0].version == 2


def test_a_new_file_runs_what_it_touches(pile: Path, case: Path) -> None:
    reconstruct([pile], case, settings=TOYS)
    (pile / "seven.txt").write_text("The ferry to Ostrel sank off the northern pier.\n", encoding="utf-8")
    assert ran(reconstruct([pile], case, settings=TOYS)) == STAGES


def test_a_killed_run_goes_on_where_it_was(pile: Path, case: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from stemma.pipeline.run import reconstruct\n"
        "from stemma.pipeline.course import RunSettings; from tests.support.toy_plan import TOY_PLAN\n"
        "reconstruct([Path(sys.argv[1])], Path(sys.argv[2]), settings=RunSettings(plan=TOY_PLAN))"
    )
    root = Path(__file__).parents[3]
    killed = subprocess.run(
        [sys.executable, "-c", program, str(pile), str(case)],
        env={**os.environ, KILL: "compare", "PYTHONPATH": str(root)},
        check=False,
    )
    assert killed.returncode == 9
    assert not (case / CASEBOOK).exists()
    assert ran(reconstruct([pile], case, settings=TOYS)) == ["compare", "bind", "count"]
    with Casebook.open(case) as casebook:
        assert sorted(run.stage for run in casebook.of(Run)) == sorted(STAGES)


def test_an_unfinished_stage_that_cannot_be_read_runs_again(pile: Path, case: Path) -> None:
    reconstruct([pile], case, settings=TOYS)
    (case / CASEBOOK).unlink()
    (case / UNFINISHED).mkdir()
    (case / UNFINISHED / "split.stage").write_bytes(b"half a fi")
    assert ran(reconstruct([pile], case, settings=TOYS)) == STAGES


def test_a_damaged_casebook_is_made_anew(pile: Path, case: Path) -> None:
    reconstruct([pile], case, settings=TOYS)
    (case / CASEBOOK).write_bytes(b"damaged" * 999)
    assert ran(reconstruct([pile], case, settings=TOYS)) == STAGES
    with Casebook.open(case) as casebook:
        assert len(casebook.of(Pair)) == 15


def test_a_pile_without_any_text_says_so_and_leaves_no_case(tmp_path: Path, case: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(NothingUsableError):
        reconstruct([tmp_path / "empty"], case, settings=TOYS)
    assert not case.exists()


def test_a_stage_may_write_only_what_the_plan_says(pile: Path, case: Path) -> None:
    liar = Stage("liar", undeclared, reads=(Witness,), writes=(Pair,), per=Per.CORPUS, version=1)
    with pytest.raises(TypeError, match="Candidate"):
        reconstruct([pile], case, settings=RunSettings(plan=(liar,)))


def test_progress_is_told_for_every_stage_that_runs(pile: Path, case: Path) -> None:
    told: list[str] = []

    def watch(stage: str):  # type: ignore[no-untyped-def]  # noqa: ANN202
        return lambda _ready, _total: told.append(stage)

    reconstruct([pile], case, settings=TOYS, watch=watch)
    assert list(dict.fromkeys(told))[-5:] == STAGES[1:]


def test_explain_says_why_and_runs_nothing(pile: Path, case: Path) -> None:
    assert ran(explain([pile], case, settings=TOYS)) == STAGES
    assert not case.exists()
    reconstruct([pile], case, settings=TOYS)
    assert ran(explain([pile], case, settings=TOYS)) == []


def test_explain_tells_a_stage_that_must_run_from_one_that_may(pile: Path, case: Path) -> None:
    reconstruct([pile], case, settings=TOYS)
    changed = msgspec.structs.replace(TOYS, stages={"compare": ToySettings(shared=99)})
    reasons = {step.stage: step.why for step in explain([pile], case, settings=changed)}
    assert reasons["pair"] is None
    assert reasons["compare"] == "its settings have changed"
    assert reasons["bind"] == "it reads what compare may change; it runs if they do"
