"""A planted pile on disk: PILE/ as a reporter would have it, TRUTH/ as JSONL in the record contract."""

import csv
from pathlib import Path

import msgspec
from tests.support.planted.planting import Planted

from stemma.model import RECORDS, sort_records


def write_pile(planted: Planted, folder: Path) -> None:
    """Write the files of a pile into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    feeds: dict[str, list[bytes]] = {}
    for printed in sorted(planted.printed, key=lambda printed: printed.witness.path):
        name, _, inside = printed.witness.path.partition("#")
        if inside:
            feeds.setdefault(name, []).append(printed.file)
        else:
            (folder / name).write_bytes(printed.file)
    for name, lines in feeds.items():
        (folder / name).write_bytes(b"\n".join(lines) + b"\n")
    _write_sidecar(planted, folder / "pile.csv")


def _write_sidecar(planted: Planted, path: Path) -> None:
    """State of every saved text what its file may not say: who printed it, and when it says that it came out."""
    plain = sorted(
        (printed.witness for printed in planted.printed if printed.witness.media_type == "text/plain"),
        key=lambda witness: witness.path,
    )
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["file", "outlet", "published"])
        rows.writerows([witness.path, witness.outlet, witness.published or ""] for witness in plain)


def write_truth(planted: Planted, folder: Path) -> None:
    """Write the truth into a folder, one JSONL file a record type, and the plan."""
    folder.mkdir(parents=True, exist_ok=True)
    encoder = msgspec.json.Encoder()
    rows = planted.rows()
    for kind in RECORDS:
        records = sort_records(rows.of(kind))
        if records:
            (folder / f"{kind.table}.jsonl").write_bytes(b"".join(encoder.encode(record) + b"\n" for record in records))
    (folder / "plan.json").write_bytes(encoder.encode(planted.plan) + b"\n")
