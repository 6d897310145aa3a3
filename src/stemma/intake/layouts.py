"""Which well-known shape a record has: whose field names mean what, and which shapes hold no texts."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import msgspec

from stemma.data import load_toml


class Layout(msgspec.Struct, frozen=True):
    """One shape of records, told by fields that stand together in no other."""

    name: str
    #: Names of fields in small letters, all of which a record of this shape has.
    marks: list[str]
    #: Our field names to theirs, most telling first.
    fields: Mapping[str, Sequence[str]] = {}
    #: What to do about records that hold no text; empty for those that do.
    remedy: str = ""


class _LayoutList(msgspec.Struct, frozen=True):
    layouts: list[Layout]


def layout_of(names: Iterable[str]) -> Layout | None:
    """Return the first shape whose marks are all among these names, None where no shape is known."""
    folded = frozenset(name.strip().lower() for name in names)
    return _known(folded)


@cache
def _known(names: frozenset[str]) -> Layout | None:
    return next((layout for layout in _layouts() if names.issuperset(layout.marks)), None)


@cache
def _layouts() -> list[Layout]:
    return load_toml("intake/layouts.toml", _LayoutList).layouts


def headless_layout(first_line: str) -> str | None:
    """Return what a table without a header is, told from the form of its first line; None for anything else.

    The daily files of GDELT have no header and no texts.
    """
    cells = first_line.split("\t")
    if len(cells) == _GKG_COLUMNS and cells[0].split("-")[0].isdigit():
        return "a GDELT knowledge graph"
    if len(cells) in _EVENT_COLUMNS and cells[0].isdigit() and cells[1].isdigit():
        return "a GDELT list of events or mentions"
    return None


#: Columns of the daily files, as their code books number them.
_GKG_COLUMNS = 27
_EVENT_COLUMNS = (16, 58, 61)
