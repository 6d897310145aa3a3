"""pile.toml and pile.csv: what a person states of the files of a pile. It goes before what the files say."""

import csv
import io
import re
import tomllib
from collections.abc import Mapping
from fnmatch import fnmatchcase
from pathlib import Path

import msgspec

from stemma.intake.decoding import decode
from stemma.intake.facts import FACT_NAMES, NO_FACTS, Facts, facts_of, overlay
from stemma.intake.language import language_code
from stemma.intake.moments import iso_moment
from stemma.intake.suggest import nearest
from stemma.model.errors import StemmaError

SIDECARS = ("pile.toml", "pile.csv")

_FILE_COLUMN = "file"
_MOMENTS = ("published", "modified", "retrieved")


class PileError(StemmaError):
    """A sidecar cannot be followed."""

    exit_code = 2


class Sidecar(msgspec.Struct, frozen=True):
    """Facts by file name, glob, record id, or FILE#ID."""

    entries: Mapping[str, Facts]

    def of_file(self, name: str, used: set[str]) -> tuple[Facts, dict[str, Facts]]:
        """Return what is stated of a file, exact name before glob, and of its records; note in `used` what was."""
        whole = self.entries.get(name, NO_FACTS)
        used.update(key for key in self.entries if key == name)
        for key, facts in self.entries.items():
            if key != name and re.search(r"[*?\[]", key) and fnmatchcase(name, key):
                whole = overlay(whole, facts)
                used.add(key)
        records = {
            key.removeprefix(f"{name}#"): facts
            for key, facts in self.entries.items()
            if key not in used and ("#" not in key or key.startswith(f"{name}#"))
        }
        used.update(f"{name}#{record}" for record in records)
        return whole, records


def read_sidecar(path: Path) -> Sidecar:
    """Return a sidecar. Raises PileError, which names line and key."""
    text = decode(path.read_bytes()).text
    return Sidecar(_from_csv(text, path) if path.suffix == ".csv" else _from_toml(text, path))


def _from_toml(text: str, path: Path) -> dict[str, Facts]:
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PileError(f'{path}: this is not TOML: {error}; begin each file\'s part with ["FILE"]') from error
    entries: dict[str, Facts] = {}
    for name, table in tables.items():
        where = f"{path}, line {_line_of(text, name)}"
        if not isinstance(table, dict):
            raise PileError(f'{where}: {name!r} stands outside a file\'s part; begin one with ["FILE"]')
        for key in table:
            if key not in FACT_NAMES:
                place = f"{path}, line {_line_of(text, key, after=name)}"
                raise PileError(f"{place}: [{name!r}] has no key {key!r}{_hint(key, table[key])}")
        values = {key: _value(key, value, f"{where}: [{name!r}]") for key, value in table.items()}
        entries[name] = facts_of(values)
    return entries


def _hint(key: str, value: object) -> str:
    if isinstance(value, dict):
        return "; put quotation marks around a file's name that has a dot"
    return nearest(key, FACT_NAMES)


def _from_csv(text: str, path: Path) -> dict[str, Facts]:
    header = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=header.count))
    columns = [name.strip() for name in rows.fieldnames or ()]
    rows.fieldnames = columns
    if _FILE_COLUMN not in columns:
        raise PileError(f"{path}, line 1: there is no column 'file'{nearest('file', columns) if columns else ''}")
    for column in columns:
        if column not in (_FILE_COLUMN, *FACT_NAMES):
            raise PileError(f"{path}, line 1: there is no key {column!r}{nearest(column, FACT_NAMES)}")
    entries: dict[str, Facts] = {}
    for row in rows:
        where = f"{path}, line {rows.line_num}"
        name = (row[_FILE_COLUMN] or "").strip()
        values = {key: row.get(key) for key in FACT_NAMES}
        if not name:
            raise PileError(f"{where}: the column 'file' is empty; name the file that the line is about")
        entries[name] = facts_of({key: _value(key, value, where) for key, value in values.items() if value})
    return entries


def _value(key: str, value: object, where: str) -> str:
    if key in _MOMENTS:
        moment = iso_moment(str(value))
        if moment is None:
            raise PileError(
                f"{where}: {key} = {str(value)!r} is no date; write it as 2024-04-18 or 2024-04-18T15:12+02:00"
            )
        return moment
    if not isinstance(value, str) or not value.strip():
        raise PileError(f"{where}: {key} = {value!r} is no text; put it in quotation marks")
    if key == "language" and language_code(value) is None:
        raise PileError(f'{where}: language = {value!r} is no language; write a code such as "en"')
    return " ".join(value.split())


def _line_of(text: str, key: str, *, after: str = "") -> int:
    """Return the line on which a key stands, the first after the part of a file begins."""
    lines = text.splitlines()
    start = next((number for number, line in enumerate(lines) if after and after in line), 0)
    found = (
        number for number, line in enumerate(lines) if number >= start and key in line and not line.startswith("#")
    )
    return next(found, 0) + 1
