"""Every record of a case as JSON lines: one file a type, named as its table."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from stemma.model import (
    RECORDS,
    Block,
    Candidate,
    Footprint,
    Lookup,
    Record,
    Run,
    Site,
    Sketch,
    StemCount,
)
from stemma.model.errors import CaseError
from stemma.pipeline.stage import INTAKE

#: What stages leave for one another; it says nothing that the exported records do not.
INTERNAL: frozenset[type[Record]] = frozenset({Block, Footprint, Sketch, StemCount, Candidate, Site})


def write_jsonl(lookup: Lookup, folder: Path) -> list[Path]:
    """Write one file a record type, sorted, empty where there is no record; return the files.

    The same pile gives the same bytes, whenever and with however many workers it was reconstructed: what a clock says
    (`seconds` of a run) is null. Raises CaseError where the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return [_write(folder / f"{kind.table}.jsonl", _lines(lookup, kind)) for kind in exported()]
    except OSError as error:
        raise CaseError(f"{folder} cannot be written ({error.strerror}); choose another folder with --out.") from error


def exported() -> list[type[Record]]:
    """Return the record types that are exported."""
    return [kind for kind in RECORDS if kind not in INTERNAL]


def _write(path: Path, lines: Iterator[bytes]) -> Path:
    with path.open("wb") as stream:
        stream.writelines(lines)
    return path


def _lines(lookup: Lookup, kind: type[Record]) -> Iterator[bytes]:
    for record in lookup.of(kind):
        if isinstance(record, Run):
            # What intake read depends on how the pile is cut into files; what the stages read does not.
            if record.stage != INTAKE:
                yield _line({**msgspec.structs.asdict(record), "seconds": None})
        else:
            yield _line(record)


def _line(value: Any) -> bytes:  # noqa: ANN401 - a record, or its fields
    return msgspec.json.encode(value) + b"\n"
