"""One value of a proposition with everything that speaks for it, and a pair of them that is to be judged."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

import msgspec

from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.differences.support import Place, Support
from stemma.stages.claims.words.slips import OTHER_MAGNITUDE, slip_between


def place_of(one: Assertion) -> Place:
    """Return where an assertion stands."""
    return one.witness, one.start, one.end


class Side(msgspec.Struct, frozen=True, dict=True):
    """A value, the assertions that give it, and the lineages behind each of them."""

    value: Assertion
    assertions: tuple[Assertion, ...]
    behind: tuple[tuple[str, ...], ...]
    #: When the first of them was published, by witness; null where nobody says.
    first: str | None

    @cached_property
    def lineages(self) -> frozenset[str]:
        """All lineages that may stand behind the value."""
        return frozenset(lineage for one in self.behind for lineage in one)

    @cached_property
    def witnesses(self) -> frozenset[str]:
        """Who gives the value."""
        return frozenset(one.witness for one in self.assertions)


class Pair(msgspec.Struct, frozen=True, dict=True):
    """Two values of one proposition, and what is known of how their texts hang together."""

    left: Side
    right: Side
    support: Support
    #: All figures that each witness gives to the same slot, to see whether one cites the other's.
    cited: frozenset[tuple[str, str]] = frozenset()
    #: How many were killed by each witness that says so, and the day of the event by each that names one.
    killed: Mapping[str, float] = MappingProxyType({})
    days: Mapping[str, str] = MappingProxyType({})
    #: The outlets that printed the text of each witness.
    outlets: Mapping[str, frozenset[str]] = MappingProxyType({})

    @cached_property
    def shared(self) -> frozenset[str]:
        """Lineages that stand behind both."""
        return self.left.lineages & self.right.lineages

    @cached_property
    def independent(self) -> bool:
        """Whether some text gives each value that shares no lineage with some text that gives the other."""
        return any(not set(one) & set(other) for one in self.left.behind for other in self.right.behind)

    @cached_property
    def at_one_place(self) -> bool:
        """Whether the two stand in aligned passages of two texts, in sentences that are alike or one slip apart."""
        return any(
            (_alike(one, other) or _slipped(one, other)) and self.support.aligned(place_of(one), place_of(other))
            for one in self.left.assertions
            for other in self.right.assertions
        )

    @property
    def by_size(self) -> tuple[Side, Side]:
        """The side with the smaller number and the one with the larger."""
        left, right = self.left, self.right
        return (left, right) if (left.value.low or 0.0) <= (right.value.low or 0.0) else (right, left)

    def ordered(self) -> tuple[Side, Side] | None:
        """Return the side that was published first and the later one, None where that is not known."""
        if not self.left.first or not self.right.first or self.left.first == self.right.first:
            return None
        return (self.left, self.right) if self.left.first < self.right.first else (self.right, self.left)


def _alike(one: Assertion, other: Assertion) -> bool:
    """Return whether two sentences share most of their words: an aligned passage may hold several sentences."""
    shared, union = set(one.context) & set(other.context), set(one.context) | set(other.context)
    return len(shared) >= MOST_WORDS * len(union)


def _slipped(one: Assertion, other: Assertion) -> bool:
    """Return whether one magnitude stands for another before the same noun: "millions of dollars", "billions"."""
    same = one.kind == other.kind == "figure" and (one.unit, one.subject) == (other.unit, other.subject)
    return same and slip_between(one.value, other.value) == OTHER_MAGNITUDE


#: Part of the words of two sentences that both must have to be the same sentence, retold.
MOST_WORDS = 0.5


def make_side(
    assertions: Sequence[Assertion],
    support: Support,
    *,
    published: Mapping[str, str | None],
    one_text: Mapping[str, str] = MappingProxyType({}),
) -> Side:
    """Return the side of assertions that give one value; `one_text` names lineages that stand for one another."""
    ordered = sorted(assertions, key=place_of)
    known = sorted(moment for one in ordered if (moment := published.get(one.witness)))
    return Side(
        value=ordered[0],
        assertions=tuple(ordered),
        behind=tuple(
            tuple(sorted({one_text.get(name, name) for name in support.behind(place_of(one))})) for one in ordered
        ),
        first=known[0] if known else None,
    )
