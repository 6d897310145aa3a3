"""Positions: body characters of real pages, found again in the bytes of their files."""

import gzip
import json
from collections.abc import Iterator, Sequence
from html import unescape
from pathlib import Path

from quality.figures import Figure, Missing, ratio
from quality.sets import Sets
from stemma.intake import PileFile, read_file
from stemma.intake.body import fold
from stemma.model import Footprint, Witness
from stemma.text.footprints import ByteRun, bytes_of, unpack_bytes

LAYER = "positions"

#: How the set of pages is laid out.
FOLDER, GOLD = "pages", "gold.jsonl"


def measure(sets: Sets) -> Iterator[Figure | Missing]:
    """Yield which share of the body characters, as people marked them, stands where the footprint says."""
    gold = sets.path(FOLDER, GOLD)
    if gold is None:
        yield Missing(layer=LAYER, measured_on=FOLDER, why="there is no pages/gold.jsonl")
        return
    exact = shown = chars = 0
    for line in gold.read_text(encoding="utf-8").splitlines():
        page = json.loads(line)
        one = count_page(gold.parent / page["html"], page["body"])
        exact, shown, chars = exact + one[0], shown + one[1], chars + one[2]
    yield Figure(
        layer=LAYER,
        measured_on=FOLDER,
        metric="body mapped to bytes",
        value=ratio(exact, chars),
        detail=f"{exact:,} of {chars:,} body characters; {shown:,} stand in the witnesses' texts",
    )
    yield Figure(
        layer=LAYER,
        measured_on=FOLDER,
        metric="of what is shown",
        value=ratio(exact, shown),
        detail=f"{exact:,} of {shown:,}",
    )


def count_page(path: Path, body: str) -> tuple[int, int, int]:
    """Return how many body characters, white space left out, are mapped to their very bytes, are shown, and are."""
    records = list(read_file(PileFile(path=str(path), name=path.name)))
    total = len(fold(body))
    witness = next((record for record in records if isinstance(record, Witness)), None)
    if witness is None:
        return 0, 0, total
    runs = next(unpack_bytes(record.runs) for record in records if isinstance(record, Footprint))
    content = _content(path)
    places = list(_shown(witness.text, body))
    return sum(_stands(witness, runs, content, place) for place in places), len(places), total


def _content(path: Path) -> bytes:

    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


def _shown(text: str, body: str) -> Iterator[int]:
    """Yield the places in a text of the characters of a body that stand there, line by line and in order."""
    places = [place for place, char in enumerate(text) if fold(char)]
    folded = "".join(text[place] for place in places)
    cursor = 0
    for line in filter(None, map(fold, body.split("\n"))):
        at = folded.find(line, cursor)
        at = folded.find(line) if at < 0 else at
        if at >= 0:
            yield from places[at : at + len(line)]
            cursor = at + len(line)


def _stands(witness: Witness, runs: Sequence[ByteRun], content: bytes, place: int) -> bool:
    """Tell whether a character stands in the bytes that it is said to stand in."""
    found = bytes_of(runs, witness.text, (place, place + 1), encoding=witness.encoding)
    if found is None:
        return False
    written = content[found.start : found.end].decode(witness.encoding or "utf-8", "replace")
    return unescape(written) == witness.text[place]
