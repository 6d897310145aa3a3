"""What every record has in common: frozen, typed, named by the hash of its content."""

import hashlib
from typing import ClassVar

import msgspec

#: Hex digits of an id: 64 bits keep the chance of one clash among ten million records near one in 400,000.
ID_DIGITS = 16


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One row of one table. Subclasses name their table and the fields that order it."""

    table: ClassVar[str]
    #: Fields by which rows are sorted before they are written, so that no order of arrival shows.
    order: ClassVar[tuple[str, ...]]


def stable_id(kind: str, *parts: object) -> str:
    """Return the content hash that names a record: the same parts give the same id on every machine.

    `kind` is the record's table; `parts` are strings, numbers or None, in a fixed order.
    """
    encoded = msgspec.json.encode([kind, *parts])
    return hashlib.blake2b(encoded, digest_size=ID_DIGITS // 2).hexdigest()
