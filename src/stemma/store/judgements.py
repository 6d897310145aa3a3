"""What persons decided, one JSON line a decision, beside the casebook: only ever added to, never derived."""

import os
from pathlib import Path

import msgspec

from stemma.model import Judgement
from stemma.model.errors import CaseError

#: Name of the file inside a case folder.
JUDGEMENTS = "judgements.jsonl"


def read_judgements(case: Path) -> list[Judgement]:
    """Return the judgements of a case in the order in which they were made; none where nobody judged.

    Raises CaseError where a line cannot be understood: a decision must not be lost in silence.
    """
    path = case / JUDGEMENTS
    try:
        lines = path.read_bytes().splitlines()
    except FileNotFoundError:
        return []
    except OSError as error:
        raise CaseError(f"{path} cannot be read ({error.strerror}); make it readable.") from error
    return [_decoded(path, number, line) for number, line in enumerate(lines, start=1) if line.strip()]


def append_judgement(case: Path, judgement: Judgement) -> None:
    """Add one judgement to a case. Raises CaseError where the file cannot be written."""
    path = case / JUDGEMENTS
    try:
        with path.open("ab") as stream:
            stream.write(msgspec.json.encode(judgement) + b"\n")
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise CaseError(f"{path} cannot be written ({error.strerror}); make room or allow writing.") from error


def _decoded(path: Path, number: int, line: bytes) -> Judgement:
    try:
        return msgspec.json.decode(line, type=Judgement)
    except msgspec.DecodeError as error:
        raise CaseError(f"{path}, line {number}: this is no judgement ({error}); mend or remove the line.") from error
