import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

#: Starts two workers at once on two witnesses, which never end.
PROGRAM = """
import sys
from stemma.engine.local import LocalEngine, LocalSettings
from stemma.engine.protocol import Task
from stemma.model import Rows, Witness
from stemma.pipeline.grouping import witness_names
from tests.support.toy_plan import linger

if __name__ == "__main__":
    names = [f"{sys.argv[1]}/{number}.txt" for number in range(2)]
    fields = {"siglum": "", "media_type": "text/plain", "sha256": "", "chars": 0, "text": ""}
    rows = Rows(Witness(id=name, path=name, **fields) for name in names)
    engine = LocalEngine(LocalSettings(workers=2, patience=0.0, worth=0.0))
    list(engine.map_groups(Task(linger), rows, key=witness_names))
"""

#: Seconds; a machine under load starts processes slowly.
PATIENCE = 30


def alive(number: int) -> bool:
    try:
        state = Path(f"/proc/{number}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    # A zombie has ended; nobody has asked for its exit code yet.
    return state != "Z"


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks processes up in /proc")
@pytest.mark.parametrize("by", [signal.SIGKILL, signal.SIGTERM])
def test_workers_end_with_the_run_that_started_them(by: signal.Signals, tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM, encoding="utf-8")
    run = subprocess.Popen(
        [sys.executable, program, tmp_path],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.DEVNULL,
    )
    until = time.monotonic() + PATIENCE
    while len(marks := list(tmp_path.glob("[01].[0-9]*"))) < 2 and time.monotonic() < until:
        time.sleep(0.05)
    workers = [int(mark.suffix[1:]) for mark in marks]
    assert len(workers) == 2
    run.send_signal(by)
    run.wait()
    while any(map(alive, workers)) and time.monotonic() < until:
        time.sleep(0.05)
    assert [worker for worker in workers if alive(worker)] == []
