"""What propositions hold already, so that collation tells no difference again that claims have told."""

from collections import defaultdict
from collections.abc import Sequence

from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.differences.sides import place_of
from stemma.stages.claims.differences.support import Place


class Covered:
    """The places of propositions with the values that they give, found by witness."""

    def __init__(self) -> None:
        self._count = 0
        #: By witness: the number of a proposition, and the span and value that it has there.
        self._held: dict[str, list[tuple[int, int, int, str]]] = defaultdict(list)

    def add(self, group: Sequence[Assertion]) -> None:
        """Add a proposition by its assertions."""
        for (witness, start, end), value in {place_of(one): one.normalised for one in group}.items():
            self._held[witness].append((self._count, start, end, value))
        self._count += 1

    def holds(self, group: Sequence[Assertion]) -> bool:
        """Return whether a proposition holds a difference: two of its values stand where two readings do."""
        values: dict[int, set[str]] = defaultdict(set)
        readings: dict[int, set[str]] = defaultdict(set)
        for one in group:
            for number, start, end, value in self._held.get(one.witness, ()):
                if start < one.end and one.start < end:
                    values[number].add(value)
                    readings[number].add(one.normalised)
        return any(len(values[number]) > 1 and len(readings[number]) > 1 for number in values)

    def places(self) -> list[Place]:
        """Return all places, sorted."""
        return sorted({(witness, start, end) for witness, held in self._held.items() for _, start, end, _ in held})
