"""A long crawl: a web archive of many pages read as it streams, and the memory that takes."""

import gc
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
from tests.support.formats import story
from tests.support.formats.crawl import Response, write_crawl

from bench.measuring import Cost, measured, peak_memory
from stemma.intake import PileFile, read_file
from stemma.model import Witness

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


def crawl(pages: int = PAGES) -> Crawled:
    """Write a web archive and read it page by page, keeping none."""
    with tempfile.TemporaryDirectory(prefix="stemma-bench-") as folder:
        path = Path(folder) / "crawl.warc.gz"
        with path.open("wb") as stream:
            for start in range(0, pages, _BATCH):
                stream.write(write_crawl(_responses(start, min(start + _BATCH, pages))))
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
