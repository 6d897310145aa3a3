"""Records to Arrow and back: the one converter. The schema of a table is read off its struct."""

import operator
import types
import typing
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

import msgspec
import pyarrow as pa

from stemma.model.base import Record

R = TypeVar("R", bound=Record)

_SCALARS: dict[object, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    bytes: pa.binary(),
}


@cache
def arrow_schema(kind: type[Record]) -> pa.Schema:
    """Return the Arrow schema of a record type, one column a field, in the order of the struct."""
    return pa.schema([_field(field.name, field.type) for field in msgspec.structs.fields(kind)])


def to_table(kind: type[R], records: Sequence[R]) -> pa.Table:
    """Return records of one type as an Arrow table."""
    schema = arrow_schema(kind)
    arrays = [pa.array(_column(records, field), type=field.type) for field in schema]
    return pa.Table.from_arrays(arrays, schema=schema)


def from_table(kind: type[R], table: pa.Table) -> list[R]:
    """Return an Arrow table as records. Raises msgspec.ValidationError where a row does not fit the struct."""
    columns = [table.column(name).to_pylist() for name in arrow_schema(kind).names]
    names = arrow_schema(kind).names
    rows: Iterable[dict[str, Any]] = (dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True))
    return msgspec.convert(list(rows), list[kind])  # type: ignore[valid-type]


def _column(records: Sequence[Record], field: pa.Field) -> list[Any]:
    """Return what records hold in one field, structs in lists as dictionaries."""
    values = list(map(operator.attrgetter(field.name), records))
    if not (pa.types.is_list(field.type) and pa.types.is_struct(field.type.value_type)):
        return values
    return [None if parts is None else [msgspec.to_builtins(part) for part in parts] for parts in values]


def _field(name: str, annotation: object) -> pa.Field:
    nullable = False
    if isinstance(annotation, types.UnionType) or typing.get_origin(annotation) is typing.Union:
        members = [member for member in typing.get_args(annotation) if member is not type(None)]
        nullable = len(members) < len(typing.get_args(annotation))
        (annotation,) = members
    return pa.field(name, _type(annotation), nullable=nullable)


def _type(annotation: object) -> pa.DataType:
    if annotation in _SCALARS:
        return _SCALARS[annotation]
    if typing.get_origin(annotation) is list:
        (inner,) = typing.get_args(annotation)
        return pa.list_(pa.field("item", _type(inner), nullable=False))
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return pa.string()
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        return pa.struct([_field(field.name, field.type) for field in msgspec.structs.fields(annotation)])
    raise TypeError(f"no Arrow type for {annotation!r}; add it to stemma.model.arrow")
