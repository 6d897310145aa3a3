"""What is true of a set and what the product found, side by side, under the product's own ids and offsets."""

from collections.abc import Mapping, Sequence

import msgspec

from quality.trees import Edge
from stemma.model import AlignmentKind, Relation, Role, Rows


class Span(msgspec.Struct, frozen=True):
    """A stretch of one witness's text."""

    witness: str
    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def shared(self, other: "Span") -> int:
        """Return how many characters two spans have in common."""
        if self.witness != other.witness:
            return 0
        return max(0, min(self.end, other.end) - max(self.start, other.start))


class TruePair(msgspec.Struct, frozen=True):
    """Two spans that carry the same text, or, where `kind` is None, two that only look alike.

    Left comes before right by witness id.
    """

    left: Span
    right: Span
    kind: AlignmentKind | None
    #: An alignment of these two is right only when it is marked as a quotation.
    quoted: bool = False


def true_pair(one: Span, two: Span, kind: AlignmentKind | None, *, quoted: bool = False) -> TruePair:
    """Return a pair with its ends in the order of alignments."""
    left, right = sorted((one, two), key=lambda span: (span.witness, span.start, span.end))
    return TruePair(left, right, kind, quoted)


class TrueLine(msgspec.Struct, frozen=True):
    """A line of a witness that is body or furniture."""

    span: Span
    role: Role


class TrueMention(msgspec.Struct, frozen=True):
    """A place where a witness names an outlet, and every right answer."""

    span: Span
    outlet: str
    relations: Sequence[Relation]


class Gold(msgspec.Struct, frozen=True, kw_only=True):
    """The truth of one pile. Archetypes of the truth keep ids of their own."""

    name: str
    found: Rows
    #: Product ids, sorted.
    witnesses: Sequence[str]
    pairs: Sequence[TruePair]
    edges: Sequence[Edge]
    #: Other right parents of a child, besides its edges.
    accepted: Mapping[str, frozenset[str]]
    #: Children whose parent need not be found: verbatim copies of an unseen text, which may pass for it.
    rootlike: frozenset[str] = frozenset()
    #: Every witness, and every unseen text that one copies word for word, by one name for all of the same words.
    same_words: Mapping[str, str] = {}
    #: Folded words of the bodies, in order.
    words: Mapping[str, Sequence[str]] = {}
    #: How a child came about, where that is known.
    kinds: Mapping[str, str]
    lineages: Sequence[frozenset[str]]
    origins: tuple[int, int]
    lines: Sequence[TrueLine]
    mentions: Sequence[TrueMention]
