"""Labels that people gave to places in texts that are not ours: set, record and offsets, never a word of the text."""

import csv
import gzip
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from quality.gold import Span
from quality.running import run_stages
from quality.sets import Sets
from stemma.intake import read_pile
from stemma.model import Rows, Witness

FOLDER = Path(__file__).with_name("labels")
#: Where the records of a set lie.
FILES: Mapping[str, tuple[str, ...]] = {
    "incidents": ("incidents", "reports.jsonl.gz"),
    "helsinki": ("helsinki", "reports.jsonl"),
}


class Label(msgspec.Struct, frozen=True):
    """What a person called a stretch of a record's text; `outlet` only where the label is about one."""

    set: str
    record: str
    start: int
    end: int
    label: str
    outlet: str = ""


class Labelled(msgspec.Struct, frozen=True):
    """Labels, and what the product makes of the records that they are about. Spans are under the product's ids."""

    labels: Sequence[tuple[Label, Span]]
    found: Rows
    #: The record of each witness.
    records: Mapping[str, str]


def read_labels(name: str) -> list[Label]:
    """Return the labels of one file, in its order."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as rows:
        return [msgspec.convert(row, Label, strict=False) for row in csv.DictReader(rows)]


def labelled(sets: Sets, name: str) -> Labelled | None:
    """Read and clean the labelled records as a pile of JSON lines; None where one of their sets is not there."""
    labels = read_labels(name)
    wanted = {(label.set, label.record) for label in labels}
    paths = {one: sets.path(*FILES[one]) for one in sorted({one for one, _ in wanted})}
    if any(path is None for path in paths.values()):
        return None
    with tempfile.TemporaryDirectory(prefix="stemma-labels-") as folder:
        pile = Path(folder) / "labelled.jsonl"
        records = [record for one, path in paths.items() if path for record in _records(one, path, wanted)]
        pile.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
        given = Rows(read_pile([pile]))
    ids = {place.partition("#")[2]: one.id for one in given.of(Witness) for place in (one.path, *one.places)}
    placed = [(label, Span(ids[_key(label)], label.start, label.end)) for label in labels if _key(label) in ids]
    return Labelled(placed, run_stages(given, last="clean"), {ids[_key(label)]: label.record for label in labels})


def _key(label: Label) -> str:
    return f"{label.set}-{label.record}"


def _records(name: str, path: Path, wanted: set[tuple[str, str]]) -> Iterator[dict[str, str | None]]:
    content = path.read_bytes()
    seen: set[str] = set()
    for line in (gzip.decompress(content) if path.suffix == ".gz" else content).splitlines():
        record = json.loads(line)
        if (name, record["id"]) in wanted and record["id"] not in seen:
            seen.add(record["id"])
            yield {
                "id": f"{name}-{record['id']}",
                "text": record["text"],
                "title": record.get("title"),
                "outlet": record.get("publisher") or record.get("host"),
                "url": record.get("url"),
            }
