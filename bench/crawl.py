"""A long crawl: a web archive of many pages, read as it streams, then taken into a case and cleaned, and its memory."""

import gc
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
from tests.support.formats import story
from tests.support.formats.crawl import Response, write_crawl

from bench.measuring import Cost, measured, peak_memory
from stemma.engine.local import LocalEngine
from stemma.intake import PileFile, read_file
from stemma.model import Witness
from stemma.pipeline.course import Course, RunSettings, unwatched
from stemma.pipeline.former import Former
from stemma.pipeline.plan import PLAN
from stemma.pipeline.taking import find_pile

#: Pages of the crawl, and those after which memory is first looked at: what was to be loaded is loaded by then.
PAGES = 20_000
SETTLED = 2_000

#: Pages of one archive while it is written; archives that follow one another are one archive.
_BATCH = 500


class Crawled(msgspec.Struct, frozen=True):
    """Pages read, and the most memory held after the first of them and at the end, in MiB."""

    pages: int
    settled: float
    peak: float
    cost: Cost
    size: float


class Cleaned(msgspec.Struct, frozen=True):
    """Pages taken into a case and cleaned, and the most memory held once they were taken in and at the end, in MiB."""

    pages: int
    taken: float
    peak: float
    cost: Cost


def cleaned_crawl(pages: int = PAGES) -> Cleaned:
    """Write a web archive, take it into a case, and clean it, as a run does; rows wait on disk."""
    with tempfile.TemporaryDirectory(prefix="stemma-bench-") as folder:
        _write(Path(folder) / "crawl.warc.gz", pages)
        (count, taken), cost = measured(lambda: _clean(Path(folder)))
        return Cleaned(count, taken, peak_memory(), cost)


def _clean(folder: Path) -> tuple[int, float]:
    case = folder / "case"
    with Former(case) as former, LocalEngine() as engine:
        course = Course(former, engine, settings=RunSettings(), watch=unwatched)
        course.perform_intake(find_pile([folder / "crawl.warc.gz"], outside=case))
        taken = peak_memory()
        course.perform_stage(next(stage for stage in PLAN if stage.name == "clean"))
        shelf = course.shelf(Witness)
        return 0 if shelf is None else len(shelf), taken


def _write(path: Path, pages: int) -> None:
    with path.open("wb") as stream:
        for start in range(0, pages, _BATCH):
            stream.write(write_crawl(_responses(start, min(start + _BATCH, pages))))


def crawl(pages: int = PAGES) -> Crawled:
    """Write a web archive and read it page by page, keeping none."""
    with tempfile.TemporaryDirectory(prefix="stemma-bench-") as folder:
        path = Path(folder) / "crawl.warc.gz"
        _write(path, pages)
        (count, settled), cost = measured(lambda: _read(path, min(SETTLED, pages // 2)))
        return Crawled(count, settled, peak_memory(), cost, path.stat().st_size / 1024**2)


def _responses(start: int, end: int) -> Iterator[Response]:
    for number in range(start, end):
        url = f"{story.URL}/{number}"
        # No two pages are alike, so that nothing that remembers pages goes unnoticed.
        told = tuple(f"{text} This is told on page {number} of the log." for text in story.PARAGRAPHS)
        yield Response(url, story.page(told, url=url).encode())


def _read(path: Path, settle: int) -> tuple[int, float]:
    count, settled = 0, 0.0
    for record in read_file(PileFile(path=str(path), name=path.name)):
        if isinstance(record, Witness):
            count += 1
            if count == settle:
                gc.collect()
                settled = peak_memory()
    return count, settled
