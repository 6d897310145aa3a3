"""Files that hold many witnesses as records: JSON lines, JSON, tables and Parquet."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import IO

import msgspec

from stemma.intake.damage import check_size
from stemma.intake.decoding import decode
from stemma.intake.editions import page_of
from stemma.intake.facts import overlay
from stemma.intake.fields import RecordFields, known_names, read_fields
from stemma.intake.layouts import layout_of
from stemma.intake.listings import Listed
from stemma.intake.members import Format, Found, Part, UnreadableError
from stemma.intake.plain import read_plain
from stemma.intake.records import Entry, is_json, json_file, json_lines, table_rows
from stemma.intake.settings import IntakeSettings
from stemma.intake.tracing import Ruler, footprint
from stemma.intake.witnesses import Draft, witness_records
from stemma.model import Footprint, Unit, Unread
from stemma.text.footprints import pack_bytes

_HALF_PAIR = re.compile("[\ud800-\udfff]")

_NAMES_TOLD = 12


def read_json_lines(stream: IO[bytes], part: Part, settings: IntakeSettings) -> Iterator[Found]:
    """Yield the witnesses of JSON lines."""
    for entry in json_lines(stream, limit=settings.text_bytes):
        yield from _read_entry(entry, part, settings, media_type=Format.JSON_LINES)


def read_json(stream: IO[bytes], part: Part, settings: IntakeSettings) -> Iterator[Found]:
    """Yield the witnesses of a JSON file; a text that merely begins with a bracket is a text."""
    content = stream.read(settings.page_bytes + 1)
    check_size(content, settings.page_bytes, kind="pile in one file")
    if not (part.file.name.endswith((".json", ".json.gz")) or is_json(content)):
        stream.seek(0)
        yield from read_plain(stream, part, settings)
        return
    for entry in json_file(content):
        yield from _read_entry(entry, part, settings, media_type=Format.JSON)


def read_table(stream: IO[bytes], part: Part, settings: IntakeSettings) -> Iterator[Found]:
    """Yield the witnesses of a table with a header."""
    content = stream.read(settings.page_bytes + 1)
    check_size(content, settings.page_bytes, kind="pile in one file")
    decoded = decode(content, charset=part.charset)
    ruler = Ruler(content, decoded)
    for entry in table_rows(decoded.text):
        yield from _read_entry(entry, part, settings, media_type=Format.TABLE, ruler=ruler, encoding=decoded.encoding)


def read_parquet(stream: IO[bytes], part: Part, settings: IntakeSettings) -> Iterator[Found]:
    """Yield the witnesses of a Parquet table, a few rows at a time."""
    # Takes 0.1 s to import, and few piles need it.
    import pyarrow as pa  # noqa: PLC0415 - loaded late for its cost
    import pyarrow.parquet as pq  # noqa: PLC0415 - the same

    number = 0
    try:
        for batch in pq.ParquetFile(stream).iter_batches(batch_size=_ROWS):
            for record in batch.to_pylist():
                number += 1
                # To JSON and back: moments become strings.
                raw = msgspec.json.encode(record, order="sorted", enc_hook=str)
                entry = Entry(number, raw, msgspec.json.decode(raw))
                yield from _read_entry(entry, part, settings, media_type=Format.PARQUET)
    except (pa.ArrowException, OSError, ValueError) as error:
        reason = " ".join(str(error).split())[:200]
        raise UnreadableError(
            f"the table breaks off ({reason})", "export it anew", place=f"row {number + 1}"
        ) from error


#: Rows of a Parquet table that are held at a time.
_ROWS = 64


def _read_entry(
    entry: Entry,
    part: Part,
    settings: IntakeSettings,
    *,
    media_type: Format,
    ruler: Ruler | None = None,
    encoding: str = "utf-8",
) -> Iterator[Found]:
    """Yield the witness of a record, or why it has none."""
    fields = None if entry.record is None else read_fields(entry.record, mapping=settings.mapping)
    place = str(entry.number) if entry.number else ""
    if fields is None or not fields.text:
        problem, remedy = _trouble(entry, settings.mapping)
        page = page_of(fields.facts.url) if fields else None
        if fields and page and _is_list(entry):
            line = Listed(
                path=part.file.name, place=place, page=page, facts=fields.facts, problem=problem, remedy=remedy
            )
            yield line
            return
        yield part.unread(problem, remedy, place=place)
        return
    if len(fields.text) > settings.text_bytes:
        problem = f"its text is longer than {settings.text_bytes:,} characters, and no news report is that long"
        yield part.unread(problem, "split it into its reports", place=place)
        return
    draft = Draft(
        place=f"{part.file.name}#{fields.id or entry.number}",
        text=fields.text,
        facts=overlay(part.file.stated_of(fields.id, str(entry.number)), overlay(fields.facts, part.facts)),
        media_type=media_type,
        encoding=encoding,
        sha256=hashlib.sha256(entry.raw).hexdigest(),
        footprint=_footprint(entry, fields.text, ruler=ruler, part=part),
    )
    yield from witness_records(draft, settings=settings)
    yield from _half_pairs(entry, fields, part, place=place)


def _footprint(entry: Entry, text: str, *, ruler: Ruler | None, part: Part) -> Footprint | None:
    if ruler is not None:
        return footprint("", entry.stretches(text), ruler=ruler, part=part.label)
    runs = entry.runs(text)
    return Footprint(witness="", unit=Unit.BYTE, part=part.label, runs=pack_bytes(runs)) if runs else None


def _half_pairs(entry: Entry, fields: RecordFields, part: Part, *, place: str) -> Iterator[Unread]:
    """Yield a line where a text holds halves of characters, which no encoding can write."""
    given = "".join(_strings((entry.record or {}).values())) if "\ufffd" in (fields.text or "") else ""
    halves = len(_HALF_PAIR.findall(given))
    if halves:
        problem = "it holds halves of characters (lone surrogates), which stand as \ufffd"
        yield part.unread(problem, "export it anew as UTF-8", place=place)


def _strings(values: Iterable[object]) -> Iterator[str]:
    yield from (value for value in values if isinstance(value, str))


def _is_list(entry: Entry) -> bool:
    """Return whether a record is a line of a list that is known to come without texts."""
    layout = layout_of(map(str, entry.record or {}))
    return layout is not None and bool(layout.remedy)


def _trouble(entry: Entry, mapping: Mapping[str, str]) -> tuple[str, str]:
    """Return why a record has no text, and what to do."""
    if entry.problem:
        return entry.problem, "mend the record or leave it out" if "JSON" in entry.problem else "leave it out"
    record = entry.record or {}
    if "text" in mapping:
        return f"it has no text in the field {mapping['text']!r}", "say which field holds it with --map text=FIELD"
    layout = layout_of(map(str, record))
    if layout and layout.remedy:
        return f"it is {layout.name}", layout.remedy
    named = [key for key in record if str(key).lower() in known_names("text")]
    if named:
        return f"its text ({named[0]!r}) is empty", "leave it out"
    names = ", ".join(sorted(map(str, record))[:_NAMES_TOLD])
    problem = f"no field of it is known to hold the text; it has {names or 'none'}"
    return problem, "say which field holds it with --map text=FIELD"
