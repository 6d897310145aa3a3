"""A record of any shape to text and facts: which of its fields gives what."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import msgspec

from stemma.data import load_toml
from stemma.intake.facts import FACT_NAMES, Facts, facts_of
from stemma.intake.layouts import layout_of
from stemma.intake.moments import iso_moment
from stemma.intake.suggest import nearest
from stemma.model.errors import SettingsError

#: What may be mapped.
MAPPABLE: tuple[str, ...] = ("id", "text", *FACT_NAMES)

_MOMENTS = frozenset({"published", "modified", "retrieved"})

#: Where an outlet is an object rather than a name.
_NAME_KEYS = ("name", "title", "domain", "uri", "id")

_SURROGATE = re.compile("[\ud800-\udfff]")


class _FieldList(msgspec.Struct, frozen=True):
    fields: dict[str, list[str]]
    wrappers: dict[str, list[str]]


class RecordFields(NamedTuple):
    """What a record gives; `text` is null where no field of it holds one."""

    id: str | None
    text: str | None
    facts: Facts


def parse_mapping(text: str) -> dict[str, str]:
    """Return "text=body,published=date" as our field names to theirs. Raises SettingsError, naming what is wrong."""
    mapping: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        ours, mark, theirs = (piece.strip() for piece in part.partition("="))
        if not mark or not theirs:
            raise SettingsError(f"--map {part}: write OURS=THEIRS, as in text=body,published=date")
        if ours not in MAPPABLE:
            raise SettingsError(f"--map {part}: there is no field {ours!r}{nearest(ours, MAPPABLE)}")
        mapping[ours] = theirs
    return mapping


def wrapper_names() -> Sequence[str]:
    """Return the names under which an object may hold the list of records."""
    return _fields().wrappers["names"]


def known_names(name: str) -> Sequence[str]:
    """Return the names under which records give one of our fields."""
    return _fields().fields[name]


def read_fields(record: Mapping[str, Any], *, mapping: Mapping[str, str]) -> RecordFields:
    """Return what a record gives, by the mapping first and by common names of fields otherwise."""
    folded = {_fold(key): value for key, value in record.items()}

    layout = layout_of(record)

    def first(name: str) -> str | None:
        special = layout.fields.get(name, ()) if layout else ()
        keys = (mapping[name],) if name in mapping else (*special, *_fields().fields[name])
        values = (_plain(_step(folded, record, key), name) for key in keys)
        return next((value for value in values if value), None)

    found: dict[str, str | None] = {name: first(name) for name in MAPPABLE}
    return RecordFields(found["id"], found["text"], facts_of({name: found[name] for name in FACT_NAMES}))


@cache
def _fields() -> _FieldList:
    return load_toml("intake/fields.toml", _FieldList)


def _fold(key: str) -> str:
    return re.sub(r"[\s-]+", "_", key.strip().lower())


def _step(folded: Mapping[str, Any], record: Mapping[str, Any], key: str) -> object:
    """Return the value under a name or a dotted way of names, None where it leads nowhere."""
    if key in record:
        return record[key]
    head, _, rest = key.partition(".")
    value = folded.get(_fold(head))
    for name in filter(None, rest.split(".")):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _plain(value: object, name: str) -> str | None:
    """Return a value as the string that a fact or a text is; None for what says nothing."""
    if name in _MOMENTS:
        return iso_moment(value)
    if isinstance(value, Mapping) and name == "outlet":
        value = next((value[key] for key in _NAME_KEYS if value.get(key)), None)
    if isinstance(value, list) and name == "text" and all(isinstance(part, str) for part in value):
        value = "\n\n".join(value)
    if isinstance(value, list) and name == "byline":
        value = ", ".join(part for part in value if isinstance(part, str) and part.strip())
    if isinstance(value, int) and not isinstance(value, bool) and name == "id":
        value = str(value)
    if not isinstance(value, str):
        return None
    whole = _SURROGATE.sub("\ufffd", value)
    return (whole if name == "text" else " ".join(whole.split())) if whole.strip() else None
