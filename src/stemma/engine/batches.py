"""Cutting rows: groups by key, and batches with the rows that they name."""

from collections.abc import Iterator, Sequence

from stemma.engine.protocol import Key
from stemma.model import Record, Rows


def groups_by_key(rows: Rows, key: Key) -> list[list[Record]]:
    """Return one bag of rows a key, in the order of keys; rows whose key is None stand in every bag."""
    bags: dict[str, list[Record]] = {}
    common: list[Record] = []
    for record in rows:
        keys = key(record)
        if keys is None:
            common.append(record)
        for name in keys or ():
            bags.setdefault(name, []).append(record)
    return [[*common, *bags[name]] for name in sorted(bags)]


class Beside:
    """Rows that accompany batches: those with a key where a batch names it, those whose key is None everywhere."""

    def __init__(self, rows: Rows, key: Key) -> None:
        self.rows = rows
        self.key = key
        self._by_key: dict[str, list[Record]] = {}
        self._common: list[Record] = []
        for record in rows:
            keys = key(record)
            if keys is None:
                self._common.append(record)
            for name in keys or ():
                self._by_key.setdefault(name, []).append(record)

    def with_batch(self, batch: Sequence[Record]) -> Rows:
        """Return a batch together with the rows that it names, in the order of keys."""
        bag = Rows(batch)
        bag.extend(self._common)
        for name in sorted({name for record in batch for name in self.key(record) or ()}):
            bag.extend(self._by_key.get(name, ()))
        return bag


def cut(rows: Sequence[Record], size: int) -> Iterator[Sequence[Record]]:
    """Yield rows in batches of a size; the last may be shorter."""
    for start in range(0, len(rows), size):
        yield rows[start : start + size]
