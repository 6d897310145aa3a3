import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.support.many import write_events

from stemma.cli import main

RUN = CliRunner()


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    pile = write_events(folder / "pile.jsonl", 5)
    told = RUN.invoke(main, ["stories", str(pile), "--case", str(folder / "case"), "--workers", "1"])
    assert told.exit_code == 0, told.output
    assert "15 reports: 5 stories of 15, and 0 alone." in told.stdout
    return folder / "case"


def test_stories_are_listed_and_open_as_cases(case: Path) -> None:
    told = RUN.invoke(main, ["stories", "--case", str(case), "--list", "--json"])
    lines = json.loads(told.stdout)["stories"]
    assert [len(line["witnesses"]) for line in lines] == [3] * 5
    opened = RUN.invoke(main, ["lineage", str(case / "stories" / lines[0]["id"])])
    assert opened.exit_code == 0
    assert "3 witnesses" in opened.stdout


def test_a_second_run_takes_its_pile_from_the_case(case: Path) -> None:
    told = RUN.invoke(main, ["stories", "--case", str(case)])
    assert told.exit_code == 0
    assert "Nothing has changed" in told.stderr


def test_a_folder_without_stories_says_what_to_run(tmp_path: Path) -> None:
    told = RUN.invoke(main, ["stories", "--case", str(tmp_path / "none"), "--list"])
    assert told.exit_code == 1
    assert "stemma stories PILE --case" in told.stderr


def test_no_pile_is_wrong_use(tmp_path: Path) -> None:
    assert RUN.invoke(main, ["stories", "--case", str(tmp_path / "none")]).exit_code == 2


@pytest.mark.slow
def test_watching_takes_new_files_and_stops_when_asked(tmp_path: Path) -> None:
    inbox, case = tmp_path / "inbox", tmp_path / "case"
    inbox.mkdir()
    write_events(inbox / "monday.jsonl", 1)
    # A test run in the background hands on that interrupts are to be ignored.
    heeding = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    begin = f"{heeding}; from stemma.cli import main; main()"
    command = [sys.executable, "-c", begin, "stories", str(inbox), "--case", str(case)]
    with subprocess.Popen([*command, "--workers", "1", "--watch", "0.2"], stdout=subprocess.PIPE) as watching:
        _until((case / "index.stories").exists)
        write_events(tmp_path / "tuesday.jsonl", 5, seed=5)
        (tmp_path / "tuesday.jsonl").rename(inbox / "tuesday.jsonl")
        _until(lambda: len(list(case.glob("stories/*/casebook.rows"))) == 6)
        time.sleep(0.5)
        watching.send_signal(signal.SIGINT)
        told, _ = watching.communicate(timeout=60)
    assert watching.returncode == 0
    assert b"6 stories in all" in told


def _until(happened: Callable[[], bool]) -> None:
    for _ in range(1200):
        if happened():
            return
        time.sleep(0.1)
    raise AssertionError("it never happened")
