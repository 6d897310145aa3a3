"""Running a job and printing its line; in a module of its own so that another process can find it by name."""

from bench.crawl import crawl
from bench.main_job import Timed, main_job
from bench.measuring import Cost
from bench.peers import Race, race


def print_main_job(size: int, workers: int) -> None:
    """Print what the stages of one planted pile took."""
    stages, cost = main_job(size, workers=workers)
    print(f"\nmain job, {size} planted witnesses: {_cost(cost)}")
    for stage in stages:
        print(_stage(stage, size))


def print_race(count: int) -> None:
    """Print how ours and its peers find candidates in one plain pile."""
    print(f"\ncandidates among {count} plain texts (recall of parent and child by edit)")
    for one in race(count):
        print(_race(one))


def print_crawl(pages: int) -> None:
    """Print what reading a long crawl took, and whether memory grew on the way."""
    one = crawl(pages)
    pace = one.pages / one.cost.cpu
    print(f"\ncrawl of {one.pages} pages ({one.size:.0f} MiB packed): {_cost(one.cost)}, {pace:.0f} pages a CPU second")
    print(f"  memory {one.settled:.0f} MiB once settled, {one.peak:.0f} MiB at the end")


def _stage(stage: Timed, size: int) -> str:
    pace = 1000 * stage.seconds / size
    return f"  {stage.stage:<12} {stage.seconds:>8.2f} s  {pace:>8.2f} ms/witness  {stage.rows:>9} rows"


def _race(one: Race) -> str:
    if one.cost is None:
        return f"  {one.method:<12} left out: {one.absent}"
    recall = "  ".join(f"{edit} {share:.3f}" for edit, share in one.recall.items())
    return f"  {one.method:<12} {_cost(one.cost)}  {one.pairs} pairs  {recall}"


def _cost(cost: Cost) -> str:
    return f"{cost.wall:.1f} s wall, {cost.cpu:.1f} s CPU, peak {cost.peak:.0f} MiB"
