"""A case of many stories is killed without warning at any moment: run again, it comes to what it would have been."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.support.many import write_events

PROGRAM = """
import sys
from pathlib import Path
from stemma.pipeline.stories.run import gather_stories
from stemma.pipeline.stories.shapes import StoriesSettings
gather_stories([Path(sys.argv[1])], Path(sys.argv[2]), settings=StoriesSettings(batch=4, small_file=100))
"""


def _start(pile: Path, case: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-c", PROGRAM, str(pile), str(case)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL)


def _written(case: Path) -> dict[str, bytes]:
    return {str(path.relative_to(case)): path.read_bytes() for path in sorted(case.rglob("*")) if path.is_file()}


def _count(case: Path, pattern: str) -> int:
    return len(list(case.glob(pattern)))


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_killed_run_comes_to_the_same_bytes(seed: int, tmp_path: Path) -> None:
    pile = write_events(tmp_path / "pile.jsonl", 8)
    assert _start(pile, tmp_path / "whole").wait() == 0
    case = tmp_path / "case"
    chance = random.Random(seed)  # noqa: S311 - chooses moments, keeps no secret
    for pattern, most in (("batches/*.head", 6), ("stories/*/casebook.rows", 8)):
        wanted = chance.randint(1, most - 1)
        run = _start(pile, case)
        while run.poll() is None and _count(case, pattern) < wanted:
            time.sleep(0.01)
        run.send_signal(signal.SIGKILL)
        run.wait()
        kept = {path: path.stat().st_mtime_ns for path in case.glob(pattern)}
        assert kept
    assert _start(pile, case).wait() == 0
    # What was finished was not written again, and nothing is left over.
    assert all(path.stat().st_mtime_ns == moment for path, moment in kept.items())
    assert _written(case) == _written(tmp_path / "whole")
