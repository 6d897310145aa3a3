import time
from pathlib import Path

from stemma.model.errors import CaseError
from stemma.server.rerunning import Rerunner, RunState


def writes(case: Path) -> None:
    (case / "ran").write_text("once")


def fails(_case: Path) -> None:
    raise CaseError("The pile is gone; bring it back.")


def breaks(_case: Path) -> None:
    raise ZeroDivisionError


def waits(case: Path) -> None:
    while not (case / "go").exists():
        time.sleep(0.02)


def ended(rerunner: Rerunner) -> RunState:
    for _ in range(1500):
        if rerunner.state().state != "running":
            break
        time.sleep(0.02)
    return rerunner.state()


def test_a_run_goes_on_beside_the_page_and_ends(tmp_path: Path) -> None:
    rerunner = Rerunner(tmp_path, writes)
    assert rerunner.state() == RunState(state="none")
    assert rerunner.start() in (RunState(state="running"), RunState(state="done"))
    assert ended(rerunner) == RunState(state="done")
    assert (tmp_path / "ran").read_text() == "once"


def test_a_second_word_does_not_begin_a_second_run(tmp_path: Path) -> None:
    rerunner = Rerunner(tmp_path, waits)
    assert rerunner.start() == rerunner.start() == RunState(state="running")
    (tmp_path / "go").touch()
    assert ended(rerunner) == RunState(state="done")


def test_what_a_person_can_mend_is_said_as_it_is_and_a_fault_by_its_kind(tmp_path: Path) -> None:
    failing, breaking = Rerunner(tmp_path, fails), Rerunner(tmp_path, breaks)
    failing.start()
    breaking.start()
    assert ended(failing).why.startswith("The pile is gone; bring it back. What was there before")
    assert "ZeroDivisionError" in ended(breaking).why
