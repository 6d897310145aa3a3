"""`python -m bench.stories`: many stories at once: throughput, what a few more cost, and runs that are killed."""

import argparse
import itertools
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from tests.support.many import write_events

from bench.measuring import measured
from stemma.engine.garbage import rare_collections
from stemma.engine.protocol import Progress
from stemma.pipeline.course import RunSettings
from stemma.pipeline.stories.run import gather_stories
from stemma.pipeline.stories.shapes import StoriesSettings

#: Reports of an event, and the share of the pile in events of that size: half of a day's news stands alone.
SHARES = ((1, 0.5), (2, 0.2), (4, 0.15), (10, 0.15))

#: Syllables of an invented word: with three, the events of a million reports would come to share their words.
SYLLABLES = 4

#: Reports that come later.
ADDED = 100


def main(arguments: Sequence[str]) -> int:
    """Make a pile, run what was asked for, and print one line a measurement."""
    parser = argparse.ArgumentParser(prog="python -m bench.stories", description=__doc__)
    parser.add_argument("--reports", type=int, default=1000, help="reports of the invented pile")
    parser.add_argument("--pile", type=Path, help="a pile of your own instead")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--kills", type=int, default=0, help="how often a run is killed at a random moment")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="stemma-bench-") as folder:
        pile = chosen.pile or write_pile(Path(folder) / "pile", chosen.reports)
        if chosen.kills:
            return kill(pile, Path(folder), times=chosen.kills, seed=chosen.seed)
        print_run(pile, Path(folder) / "case", workers=chosen.workers)
        if chosen.pile is None:
            write_events(pile / "today.jsonl", ADDED // 2, reports=2, seed=77, syllables=SYLLABLES)
            print_run(pile, Path(folder) / "case", workers=chosen.workers)
    return 0


def write_pile(folder: Path, reports: int) -> Path:
    """Write a pile in which events have one report or many."""
    folder.mkdir()
    for size, share in SHARES:
        write_events(
            folder / f"of-{size:02}.jsonl", round(reports * share / size), reports=size, seed=size, syllables=SYLLABLES
        )
    return folder


def print_run(pile: Path, case: Path, *, workers: int) -> None:
    """Take a pile in and print what each part cost, in CPU seconds of this process where there is one worker."""
    marks: list[tuple[str, float]] = []

    def watch(part: str) -> Progress:
        marks.append((part, time.process_time()))
        return lambda _ready, _whole: None

    settings = StoriesSettings(run=RunSettings(workers=workers))
    with rare_collections():
        outcome, cost = measured(lambda: gather_stories([pile], case, settings=settings, watch=watch))
    marks.append(("", time.process_time()))
    reports = outcome.index.reports + sum(len(line.witnesses) for line in outcome.index.stories)
    cpu = cost.cpu + _children()
    parts = ", ".join(f"{part} {after - at:.1f}" for (part, at), (_, after) in itertools.pairwise(marks))
    print(
        f"{reports:,} reports, {len(outcome.index.stories):,} stories, {outcome.batches} batches and {outcome.stories} "
        f"stories made: {cpu:.1f} CPU s ({parts}), {reports / cpu:.0f} reports a CPU second, "
        f"{cost.wall:.1f} s, {cost.peak:.0f} MiB"
    )


def kill(pile: Path, folder: Path, *, times: int, seed: int) -> int:
    """Kill a run at random moments, let each go on, and compare what comes out with an undisturbed run."""
    whole = folder / "whole"
    began = time.perf_counter()
    _start(pile, whole).wait()
    usual = time.perf_counter() - began
    wrong = 0
    chance = random.Random(seed)  # noqa: S311 - chooses moments, keeps no secret
    for number in range(times):
        case = folder / f"killed-{number}"
        run = _start(pile, case)
        with suppress(subprocess.TimeoutExpired):
            run.wait(chance.uniform(0, usual))
        if run.poll() is None:
            os.killpg(run.pid, signal.SIGKILL)
            run.wait()
        _start(pile, case).wait()
        same = _written(case) == _written(whole)
        wrong += not same
        print(f"kill {number + 1}: {'the same bytes' if same else 'OTHER BYTES'}", flush=True)
    print(f"{times - wrong} of {times} killed runs came to the same bytes")
    return 1 if wrong else 0


def _start(pile: Path, case: Path) -> "subprocess.Popen[bytes]":
    command = [
        sys.executable,
        "-c",
        "from stemma.cli import main; main()",
        "stories",
        str(pile),
        "--case",
        str(case),
        "--workers",
        "1",
    ]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)  # noqa: S603 - our own program


def _written(case: Path) -> dict[str, bytes]:
    return {str(path.relative_to(case)): path.read_bytes() for path in sorted(case.rglob("*")) if path.is_file()}


def _children() -> float:
    times = os.times()
    return times.children_user + times.children_system


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
