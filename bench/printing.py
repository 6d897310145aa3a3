"""Running a job and printing its line; in a module of its own so that another process can find it by name."""

from pathlib import Path

from bench.crawl import cleaned_crawl, crawl
from bench.main_job import Timed, main_job
from bench.measuring import Cost
from bench.opening import opening
from bench.peers import Race, race
from bench.times import race_times


def print_main_job(size: int, workers: int) -> None:
    """Print what the stages of one planted pile took."""
    stages, cost = main_job(size, workers=workers)
    print(f"\nmain job, {size} planted witnesses: {_cost(cost)}")
    for stage in stages:
        print(_stage(stage, size))


def print_race(method: str, count: int, outcome: Path) -> None:
    """Print how one method finds candidates in one plain pile, and leave its CPU seconds in a file."""
    one = race(method, count)
    print(_race(one), flush=True)
    if one.cost is not None:
        outcome.write_text(str(one.cost.cpu), encoding="utf-8")


def print_times(count: int) -> None:
    """Print how ours and its peer read time expressions in the same texts."""
    print(f"\ntime expressions in {count} plain texts")
    for one in race_times(count):
        told = f"left out: {one.absent}" if one.cost is None else f"{_cost(one.cost)}  {one.found} expressions"
        print(f"  {one.method:<12} {told}")


def print_crawl(pages: int) -> None:
    """Print what reading a long crawl took, and whether memory grew on the way."""
    one = crawl(pages)
    pace = one.pages / one.cost.cpu
    print(f"\ncrawl of {one.pages} pages ({one.size:.0f} MiB packed): {_cost(one.cost)}, {pace:.0f} pages a CPU second")
    print(f"  memory {one.settled:.0f} MiB once settled, {one.peak:.0f} MiB at the end")


def print_cleaned(pages: int) -> None:
    """Print what taking a long crawl into a case and cleaning it took."""
    one = cleaned_crawl(pages)
    pace = one.pages / one.cost.cpu
    print(f"\nthe same, {one.pages} pages into a case and cleaned: {_cost(one.cost)}, {pace:.0f} pages a CPU second")
    print(f"  memory {one.taken:.0f} MiB once taken in, {one.peak:.0f} MiB at the end")


def print_opening(reports: int, times: int) -> None:
    """Print how the report of one planted pile opens: the best visit, as other work slows the rest."""
    one = opening(reports, times=times)
    usable = min(visit.usable for visit in one.visits)
    stop = min(visit.stop for visit in one.visits)
    all_of = ", ".join(f"{visit.usable:.0f}" for visit in one.visits)
    print(f"\nreport of {reports} reports: {one.size / 1e6:.1f} MB, can be used after {usable:.0f} ms (all: {all_of})")
    print(f"  longest stop while one scrolls: {stop:.0f} ms (0: none above 50)")


def _stage(stage: Timed, size: int) -> str:
    pace = 1000 * stage.seconds / size
    return f"  {stage.stage:<12} {stage.seconds:>8.2f} s  {pace:>8.2f} ms/witness  {stage.rows:>9} rows"


def _race(one: Race) -> str:
    if one.cost is None or one.score is None:
        return f"  {one.method:<12} left out: {one.absent}"
    recall = "  ".join(f"{edit} {share:.4f}" for edit, share in one.score.recall.items())
    told = f"{one.cost.wall:.1f} s wall, {one.cost.cpu:.1f} s CPU, {one.grown:.0f} MiB"
    pairs = f"{one.score.pairs} pairs ({one.score.forms} of forms), precision {one.score.precision:.4f}"
    return f"  {one.method:<12} {told}  {pairs}  {recall}"


def _cost(cost: Cost) -> str:
    return f"{cost.wall:.1f} s wall, {cost.cpu:.1f} s CPU, peak {cost.peak:.0f} MiB"
