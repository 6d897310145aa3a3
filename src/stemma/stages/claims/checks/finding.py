"""What every check reads, and what it finds."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import msgspec

from stemma.model import MismatchKind, Piece


class Page(msgspec.Struct, frozen=True):
    """A report as checks read it: its text, its headline and sentences in order, and the day it was published."""

    text: str
    spans: Sequence[tuple[int, int]]
    #: ISO 8601; null where nothing says.
    published: str | None = None
    #: Entity by the span of a mention, where names are resolved.
    named: Mapping[tuple[int, int], str] = MappingProxyType({})


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """Statements that can be held against one another, whether or not they fit."""

    kind: MismatchKind
    pieces: tuple[Piece, ...]
    fits: bool
    #: How sure it is that they speak of one thing.
    score: float
    why: str

    @property
    def start(self) -> int:
        """Where the first of them begins."""
        return min(one.start for one in self.pieces)

    @property
    def end(self) -> int:
        """Where the last of them ends."""
        return max(one.end for one in self.pieces)


Check = Callable[[Page], Sequence[Finding]]


def piece(start: int, end: int, part: str) -> Piece:
    """Return the characters [start, end) as a part of a finding."""
    return Piece(start=start, end=end, part=part)


def in_order(*pieces: Piece) -> tuple[Piece, ...]:
    """Return pieces in the order of the text."""
    return tuple(sorted(pieces, key=lambda one: (one.start, one.end)))
