"""A bag of records of several types, asked for by type: what goes into a stage and comes out of it."""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from stemma.model.base import Record

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

    def __iter__(self) -> Iterator[Record]:
        for records in self._by_type.values():
            yield from records

    def __len__(self) -> int:
        return sum(len(records) for records in self._by_type.values())


def sort_records(records: Iterable[R]) -> list[R]:
    """Return the records of one type in the order that their table declares, None first."""

    def key(record: R) -> list[tuple[bool, object]]:
        fields = [getattr(record, name) for name in record.order]
        return [(field is not None, field) for field in fields]

    return sorted(records, key=key)
