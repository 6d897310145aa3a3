"""Records one by one: JSON lines, JSON files, tables. Each with its place in the container."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import IO, Any, NamedTuple

import msgspec

from stemma.intake.decoding import decode
from stemma.intake.fields import known_names, wrapper_names
from stemma.intake.literals import cell_stretches, json_runs
from stemma.intake.tracing import Stretch
from stemma.text.footprints import ByteRun

#: How deep a wrapper may hide the list of records, as in {"response": {"results": […]}}.
_WRAPPED = 3

_OUR_NAMES = ("text", "title", "outlet", "url", "published")

#: Signs that may stand between the cells of a table.
_DELIMITERS = ",;\t|"


class Entry(NamedTuple):
    """One record of a container, or why there is none."""

    #: Line or number in the container, from 1.
    number: int
    raw: bytes
    record: Mapping[str, Any] | None
    problem: str = ""
    #: Where `raw` begins in the container: bytes, or characters of a table; -1 where it does not stand there so.
    at: int = -1

    def runs(self, text: str) -> list[ByteRun]:
        """Return where a text of a JSON record stands in the container, none where that cannot be told."""
        if self.at < 0:
            return []
        return [
            ByteRun(run.start, run.byte_start + self.at, run.byte_end + self.at) for run in json_runs(self.raw, text)
        ]

    def stretches(self, text: str) -> list[Stretch]:
        """Return where a text of a row stands in the decoded table, none where that cannot be told."""
        return [] if self.at < 0 else cell_stretches(self.raw.decode(), text, self.at)


def json_lines(stream: IO[bytes], *, limit: int) -> Iterator[Entry]:
    """Yield the records of a stream of JSON lines; a line longer than `limit` bytes is skipped, not held."""
    number = at = 0
    while line := stream.readline(limit + 1):
        number += 1
        begins, at = at, at + len(line)
        if len(line) > limit:
            while line and not line.endswith(b"\n"):
                line = stream.readline(limit)
                at += len(line)
            yield Entry(number, b"", None, f"it is longer than {limit:,} bytes, and no news report is that long")
        elif line.strip():
            yield _entry(number, line.rstrip(b"\r\n"), begins)


def json_file(content: bytes) -> Iterator[Entry]:
    """Yield the records of a JSON file that is one object, a list, or a list inside a wrapper."""
    try:
        whole = parse_json(content)
    except ValueError as error:
        yield Entry(0, b"", None, f"it is not valid JSON ({error})")
        return
    records = _unwrap(whole)
    for number, record in enumerate(records, start=1):
        alone = len(records) == 1
        raw = content if alone else json.dumps(record, ensure_ascii=True, sort_keys=True).encode()
        yield _checked(number, raw, record, at=0 if alone else -1)


def table_rows(text: str) -> Iterator[Entry]:
    """Yield the rows of a table with a header; the sign between its cells is told from the header."""
    taken: list[str] = []

    def lines() -> Iterator[str]:
        for line in io.StringIO(text, newline=""):
            taken.append(line)
            yield line

    header = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=header.count)
    # A report is longer than the 128 KiB that the csv module allows a cell.
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    rows = csv.DictReader(lines(), delimiter=delimiter)
    number, at = 1, 0
    try:
        at += len("".join(taken)) if rows.fieldnames else 0
        taken.clear()
        for row in rows:
            raw = "".join(taken)
            number += 1
            taken.clear()
            record = {key: value for key, value in row.items() if isinstance(key, str) and isinstance(value, str)}
            yield Entry(number, raw.encode("utf-8", "replace"), record, at=at)
            at += len(raw)
    except csv.Error as error:
        yield Entry(number, b"", None, f"the table breaks off ({error})")


def looks_like_table(head: str) -> bool:
    """Tell whether a text begins with a header that names a text, or an address, and something else a witness has."""
    header = head.partition("\n")[0].strip()
    cells = {cell.strip(" \"'\r\ufeff").lower() for cell in re.split(f"[{_DELIMITERS}]", header)}
    named = [name for name in _OUR_NAMES if cells & set(known_names(name))]
    lists = {"url", "title", "published"}.issubset(named) or {"url", "outlet", "published"}.issubset(named)
    return ("text" in named and len(named) > 1) or lists


def parse_json(content: bytes) -> Any:  # noqa: ANN401 - JSON holds anything
    """Return a JSON value from bytes in any encoding. Raises ValueError with the place of the fault."""
    try:
        return msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass
    # More lenient: NaN, halves of surrogate pairs, other encodings.
    try:
        return json.loads(decode(content).text.replace("\x00", ""))
    except json.JSONDecodeError as error:
        raise ValueError(error.msg) from error
    except RecursionError as error:
        raise ValueError("too many brackets inside one another") from error


def is_json(content: bytes) -> bool:
    """Tell whether bytes are one JSON object or list."""
    try:
        return isinstance(parse_json(content), dict | list)
    except ValueError:
        return False


def _entry(number: int, line: bytes, at: int) -> Entry:
    try:
        return _checked(number, line, parse_json(line), at=at)
    except ValueError as error:
        return Entry(number, line, None, f"it is not valid JSON ({error})")


def _checked(number: int, raw: bytes, record: object, *, at: int) -> Entry:
    if isinstance(record, Mapping):
        return Entry(number, raw, record, at=at)
    return Entry(number, raw, None, "it is not a JSON object")


def _unwrap(whole: object) -> Sequence[object]:
    for _ in range(_WRAPPED):
        if isinstance(whole, list):
            return whole
        lists = [whole[name] for name in wrapper_names() if isinstance(whole, Mapping) and name in whole]
        inner = next((value for value in lists if isinstance(value, list | Mapping)), None)
        if inner is None:
            break
        whole = inner
    return whole if isinstance(whole, list) else [whole]
