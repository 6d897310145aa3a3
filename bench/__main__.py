"""`python -m bench`: speed and memory: planted piles, a long crawl, and finding candidates beside peers."""

import argparse
import multiprocessing
import os
import sys
from collections.abc import Sequence

from bench.printing import print_crawl, print_main_job, print_race

#: Sizes of the planted piles, in witnesses, and of the plain pile on which peers are compared.
SIZES = (200, 1000)
PEERS = 1000

#: Pages of the crawl.
PAGES = 20_000


def main(arguments: Sequence[str]) -> int:
    """Run what was asked for, each job in a process of its own so that its peak of memory is its own."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--size", type=int, action="append", help="witnesses of a planted pile; may be repeated")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--peers", type=int, default=PEERS, help="texts of the plain pile; 0 leaves peers out")
    parser.add_argument("--crawl", type=int, default=PAGES, help="pages of the crawl; 0 leaves it out")
    chosen = parser.parse_args(arguments)
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, {chosen.workers} worker(s)")
    for size in chosen.size or SIZES:
        _alone(print_main_job, size, chosen.workers)
    if chosen.crawl:
        _alone(print_crawl, chosen.crawl)
    if chosen.peers:
        _alone(print_race, chosen.peers)
    return 0


def _alone(job: object, *values: int) -> None:
    running = multiprocessing.get_context("spawn").Process(target=job, args=values)  # type: ignore[arg-type]
    running.start()
    running.join()
    if running.exitcode:
        sys.exit(running.exitcode)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
