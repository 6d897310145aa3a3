"""A bag of records of several types, asked for by type: what goes into a stage and comes out of it."""

import itertools
import operator
from collections.abc import Iterable, Iterator
from typing import Any, Protocol, TypeVar

import msgspec

from stemma.model.base import Record
from stemma.model.witness import Witness

R = TypeVar("R", bound=Record)


class Lookup(Protocol):
    """Anything that can be asked for records: a bag in memory, a casebook on disk."""

    def of(self, kind: type[R], **equal: object) -> list[R]:
        """Return the records of one type whose fields equal those named, in the order of their table."""
        ...


class Rows:
    """Records by type. The order inside a type is the order in which they were given."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._by_type: dict[type[Record], list[Record]] = {}
        self.extend(records)

    def extend(self, records: Iterable[Record]) -> None:
        """Add records."""
        for record in records:
            self._by_type.setdefault(type(record), []).append(record)

    def of(self, kind: type[R], **equal: object) -> list[R]:
        """Return the records of one type whose fields equal those named; an empty list where there are none."""
        records: list[R] = self._by_type.get(kind, [])  # type: ignore[assignment]
        if not equal:
            return list(records)
        return [record for record in records if all(getattr(record, name) == value for name, value in equal.items())]

    def one(self, kind: type[R]) -> R:
        """Return the only record of a type, or raise ValueError."""
        (record,) = self.of(kind)
        return record

    def count(self, kind: type[Record]) -> int:
        """Return how many records of a type there are."""
        return len(self._by_type.get(kind, ()))

    def by_witness(self) -> Iterator["Rows"]:
        """Yield the rows of each witness together, witnesses in their order; rows that belong to none are left out."""
        parts: dict[str, Rows] = {}
        for witness in self._by_type.get(Witness, ()):
            parts[witness.id] = Rows([witness])  # type: ignore[attr-defined]
        for record in self:
            name: str | None = getattr(record, "witness", None)
            if name in parts:
                parts[name].extend([record])
        yield from parts.values()

    def __iter__(self) -> Iterator[Record]:
        for records in self._by_type.values():
            yield from records

    def __len__(self) -> int:
        return sum(len(records) for records in self._by_type.values())


def sort_records(records: Iterable[R]) -> list[R]:
    """Return the records of one type in the order that their table declares, None first, ties by all they hold."""
    listed = list(records)
    if not listed:
        return listed
    fields = listed[0].order
    plain = operator.attrgetter(*fields)
    try:
        listed.sort(key=plain)
    except TypeError:
        listed.sort(key=lambda record: [(value is not None, value) for value in _fields(record)])
    ordered: list[R] = []
    for _, tied in itertools.groupby(listed, key=plain):
        first, *others = tied
        ordered += sorted([first, *others], key=msgspec.msgpack.encode) if others else [first]
    return ordered


def _fields(record: Record) -> list[Any]:
    return [getattr(record, name) for name in record.order]
