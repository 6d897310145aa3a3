"""`python -m bench`: speed and memory: planted piles, a long crawl, and finding candidates beside peers."""

import argparse
import math
import multiprocessing
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.peers import METHODS, MOST
from bench.printing import print_cleaned, print_crawl, print_main_job, print_opening, print_race, print_times

#: Sizes of the planted piles, in witnesses, and of the plain pile on which peers are compared.
SIZES = (200, 1000)
PEERS = (1000, 10_000, 100_000)
#: Plain texts that are read for time expressions.
TIMED = 50
#: Reports in the files that are opened in a browser, and how often.
OPENED, VISITS = (600, 3000), 5
#: Pages of the crawl.
PAGES = 20_000


def main(arguments: Sequence[str]) -> int:
    """Run what was asked for, each job in a process of its own so that its peak of memory is its own."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "--size", type=int, action="append", help="witnesses of a planted pile; may be repeated; 0: none"
    )
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--peers", type=int, action="append", help="texts of a plain pile; may be repeated; 0: none")
    parser.add_argument("--times", type=int, default=TIMED, help="texts read for time expressions; 0 leaves them out")
    parser.add_argument("--method", action="append", choices=list(METHODS), help="only these; may be repeated")
    parser.add_argument("--crawl", type=int, default=PAGES, help="pages of the crawl; 0 leaves it out")
    parser.add_argument(
        "--opened", type=int, action="append", help="reports in a file to open in Chromium; may be repeated; 0: none"
    )
    chosen = parser.parse_args(arguments)
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, {chosen.workers} worker(s)")
    for size in chosen.size or SIZES:
        if size:
            _alone(print_main_job, size, chosen.workers)
    if chosen.crawl:
        _alone(print_crawl, chosen.crawl)
        _alone(print_cleaned, chosen.crawl)
    _race([size for size in chosen.peers or PEERS if size], chosen.method or list(METHODS))
    if chosen.times:
        _alone(print_times, chosen.times)
    for reports in chosen.opened or OPENED:
        if reports:
            _alone(print_opening, reports, VISITS)
    return 0


def _race(sizes: Sequence[int], methods: Sequence[str]) -> None:
    """Let every method find candidates in piles of every size, and print how its CPU time grows."""
    spent: dict[str, list[tuple[int, float]]] = {}
    with tempfile.TemporaryDirectory(prefix="stemma-bench-") as folder:
        outcome = Path(folder) / "cpu"
        for size in sizes:
            print(
                f"\ncandidates among {size} plain texts (memory beyond the texts; recall of parent and child by edit)"
            )
            for method in methods:
                if size <= MOST.get(method, size):
                    _alone(print_race, method, size, outcome)
                    if outcome.exists():
                        spent.setdefault(method, []).append((size, float(outcome.read_text())))
                        outcome.unlink()
    for method, points in spent.items():
        (small, few), (large, many) = points[0], points[-1]
        if large > small:
            exponent = math.log(many / few) / math.log(large / small)
            print(f"  {method:<12} CPU grows with the {exponent:.2f}th power of the pile, {small} to {large}")


def _alone(job: object, *values: object) -> None:
    running = multiprocessing.get_context("spawn").Process(target=job, args=values)  # type: ignore[arg-type]
    running.start()
    running.join()
    if running.exitcode:
        sys.exit(running.exitcode)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
