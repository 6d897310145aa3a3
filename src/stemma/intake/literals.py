"""Where the text of a record stands in its line: inside a JSON string, or a cell of a table."""

import json
import re
from collections.abc import Iterator

from stemma.intake.tracing import Stretch
from stemma.text.footprints import ByteRun

#: A JSON string; possessive, so that no input makes it go back.
_STRING = re.compile(rb'"((?:[^"\\]++|\\.)*+)"', re.DOTALL)
_ESCAPE = re.compile(rb"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.", re.DOTALL)

#: Bytes that one character may take in a JSON string, as an escaped pair.
_WIDEST = 12


def json_runs(line: bytes, text: str) -> list[ByteRun]:
    """Return where a text stands in a line of JSON, none where it is not one string there. Bytes of the line."""
    for found in _STRING.finditer(line):
        size = found.end(1) - found.start(1)
        if not len(text) <= size <= _WIDEST * len(text):
            continue
        if _value(found[0]) == text:
            return list(_literal_runs(line, found.start(1), found.end(1)))
    return []


def cell_stretches(row: str, text: str, offset: int) -> list[Stretch]:
    """Return where a text stands in a row of a table that begins at `offset`, none where it is not one cell there."""
    written = text.replace('"', '""')
    at = row.find(f'"{written}"') + 1 if '"' in text or "\n" in text else row.find(text)
    if at < 0 or not row[at:].startswith((written, text)):
        return []
    if written == text or not row.startswith(written, at):
        return [Stretch(0, offset + at, offset + at + len(text))]
    return list(_quoted_stretches(text, offset + at))


def _value(literal: bytes) -> str | None:
    try:
        value = json.loads(literal, strict=False)
    except ValueError:
        return None
    return value if isinstance(value, str) else None


def _literal_runs(line: bytes, start: int, end: int) -> Iterator[ByteRun]:
    chars, plain = 0, start
    for found in _ESCAPE.finditer(line, start, end):
        if plain < found.start():
            yield ByteRun(chars, plain, found.start())
            chars += len(line[plain : found.start()].decode("utf-8", "replace"))
        yield ByteRun(chars, found.start(), found.end())
        chars += 1
        plain = found.end()
    if plain < end:
        yield ByteRun(chars, plain, end)


def _quoted_stretches(text: str, offset: int) -> Iterator[Stretch]:
    """Yield a cell cut at its quotation marks, each of which is written twice."""
    plain = 0
    for mark in re.finditer('"', text):
        if plain < mark.start():
            yield Stretch(plain, offset + plain, offset + mark.start())
        offset += 1
        yield Stretch(mark.start(), offset + mark.start() - 1, offset + mark.end())
        plain = mark.end()
    if plain < len(text):
        yield Stretch(plain, offset + plain, offset + len(text))
