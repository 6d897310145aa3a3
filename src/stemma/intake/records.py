"""JSON lines, JSON files and tables: containers of many witnesses, read record by record."""

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Any, NamedTuple

import msgspec

from stemma.intake.decoding import decode
from stemma.intake.facts import overlay
from stemma.intake.fields import RecordFields, known_names, read_fields, wrapper_names
from stemma.intake.files import PileFile
from stemma.intake.settings import IntakeSettings
from stemma.intake.witnesses import Draft
from stemma.model import Unread

#: Problems of one kind are told once, with their number; this many kinds at most.
_KINDS_TOLD = 20

#: How deep a wrapper may hide the list of records, as in {"response": {"results": […]}}.
_WRAPPED = 3

_OUR_NAMES = ("text", "title", "outlet", "url", "published")


class Entry(NamedTuple):
    """One record of a container, or why there is none."""

    #: Line or number in the container, from 1.
    number: int
    raw: bytes
    record: Mapping[str, Any] | None
    problem: str = ""


def json_lines(stream: IO[bytes], *, limit: int) -> Iterator[Entry]:
    """Yield the records of a stream of JSON lines; a line longer than `limit` bytes is skipped, not held."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) > limit:
            while line and not line.endswith(b"\n"):
                line = stream.readline(limit)
            yield Entry(number, b"", None, f"it is longer than {limit:,} bytes, and no news report is that long")
        elif line.strip():
            yield _entry(number, line.rstrip(b"\r\n"))


def json_file(content: bytes) -> Iterator[Entry]:
    """Yield the records of a JSON file that is one object, a list, or a list inside a wrapper."""
    try:
        whole = parse_json(content)
    except ValueError as error:
        yield Entry(0, b"", None, f"it is not valid JSON ({error})")
        return
    records = _unwrap(whole)
    for number, record in enumerate(records, start=1):
        raw = content if len(records) == 1 else json.dumps(record, ensure_ascii=True, sort_keys=True).encode()
        yield _checked(number, raw, record)


def table_rows(text: str) -> Iterator[Entry]:
    """Yield the rows of a table with a header; the sign between its cells is told from the header."""
    taken: list[str] = []

    def lines() -> Iterator[str]:
        for line in io.StringIO(text, newline=""):
            taken.append(line)
            yield line

    header = text.partition("\n")[0]
    delimiter = max(",;\t|", key=header.count)
    # A report is longer than the 128 KiB that the csv module allows a cell.
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    rows = csv.DictReader(lines(), delimiter=delimiter)
    number = 1
    try:
        for row in rows:
            raw = "".join(taken).encode()
            number += 1
            taken.clear()
            record = {key: value for key, value in row.items() if isinstance(key, str) and isinstance(value, str)}
            yield Entry(number, raw, record)
    except csv.Error as error:
        yield Entry(number, b"", None, f"the table breaks off ({error})")


def looks_like_table(head: str) -> bool:
    """Tell whether a text begins with a header that names a text and something else a witness has."""
    header = head.partition("\n")[0].strip()
    cells = {cell.strip(" \"'\r").lower() for cell in re.split(r"[,;\t|]", header)}
    named = [name for name in _OUR_NAMES if cells & set(known_names(name))]
    return "text" in named and len(named) > 1


def drafts(
    entries: Iterable[Entry], file: PileFile, *, settings: IntakeSettings, media_type: str, encoding: str
) -> Iterator[Draft | Unread]:
    """Yield a draft for every entry with a text, and one Unread for each kind of trouble."""
    troubles: dict[str, list[str]] = {}
    for entry in entries:
        fields = None if entry.record is None else read_fields(entry.record, mapping=settings.mapping)
        if fields is None or not fields.text:
            problem = entry.problem or _no_text(entry.record or {}, settings.mapping)
            troubles.setdefault(problem, []).append(str(entry.number) if entry.number else "")
        elif len(fields.text) > settings.text_bytes:
            problem = f"its text is longer than {settings.text_bytes:,} characters, and no news report is that long"
            troubles.setdefault(problem, []).append(str(entry.number))
        else:
            yield _draft(entry, fields, file, media_type=media_type, encoding=encoding)
    for problem, places in list(troubles.items())[:_KINDS_TOLD]:
        more = f" (and so are {len(places) - 1:,} further records)" if len(places) > 1 else ""
        yield Unread(path=file.name, place=places[0], problem=f"{problem}{more}", remedy=_remedy(problem))


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


def _entry(number: int, line: bytes) -> Entry:
    try:
        return _checked(number, line, parse_json(line))
    except ValueError as error:
        return Entry(number, line, None, f"it is not valid JSON ({error})")


def _checked(number: int, raw: bytes, record: object) -> Entry:
    if isinstance(record, Mapping):
        return Entry(number, raw, record)
    return Entry(number, raw, None, "it is not a JSON object")


def _unwrap(whole: object) -> list[object]:
    for _ in range(_WRAPPED):
        if isinstance(whole, list):
            return whole
        lists = [whole[name] for name in wrapper_names() if isinstance(whole, Mapping) and name in whole]
        inner = next((value for value in lists if isinstance(value, list | Mapping)), None)
        if inner is None:
            break
        whole = inner
    return whole if isinstance(whole, list) else [whole]


def _draft(entry: Entry, fields: RecordFields, file: PileFile, *, media_type: str, encoding: str) -> Draft:
    place = f"{file.name}#{fields.id or entry.number}"
    stated = file.stated_of(fields.id, str(entry.number))
    return Draft(
        place=place,
        text=fields.text or "",
        facts=overlay(stated, fields.facts),
        media_type=media_type,
        encoding=encoding,
        sha256=hashlib.sha256(entry.raw).hexdigest(),
    )


def _no_text(record: Mapping[str, Any], mapping: Mapping[str, str]) -> str:
    if "text" in mapping:
        return f"it has no text in the field {mapping['text']!r}"
    named = [key for key in record if key.lower() in known_names("text")]
    if named:
        return f"its text ({named[0]!r}) is empty"
    names = ", ".join(sorted(map(str, record))[:12])
    return f"no field of it is known to hold the text; it has {names or 'none'}"


def _remedy(problem: str) -> str:
    if "field" in problem:
        return "say which field holds it with --map text=FIELD"
    if "longer" in problem:
        return "split it into its reports"
    return "mend the record or leave it out" if "JSON" in problem else "leave it out"
