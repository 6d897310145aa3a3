"""Claims of one thing that texts of other lineages tell in unlike sentences: linked two by two, copies once."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from stemma.graph import connected_components
from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.differences.sides import place_of
from stemma.stages.claims.differences.support import Support

#: Claims of one key, copies left out, beyond which all with all would be set side by side.
MOST = 1000


def linked(
    told: Sequence[Assertion], support: Support, *, is_one: Callable[[Assertion, Assertion], bool]
) -> Iterator[list[Assertion]]:
    """Yield groups of claims of one key between lineages, each with two values at least, by key and place.

    `is_one` is asked of two claims of other lineages: whether they tell of one thing, and tell it otherwise. What a
    line of copying repeats in the same words is asked once.
    """
    by_key: dict[str, list[Assertion]] = defaultdict(list)
    for one in sorted(told, key=place_of):
        if one.key and not one.aside:
            by_key[one.key].append(one)
    for key in sorted(by_key):
        same = _twins(by_key[key], support)
        names = [f"{number:06d}" for number in range(len(same))]
        links = [
            (names[left], names[right])
            for left, right in (combinations(range(len(same)), 2) if len(same) <= MOST else ())
            if is_one(same[left][0], same[right][0]) and are_apart(same[left][0], same[right][0], support)
        ]
        for group in connected_components(names, links):
            claims = [one for name in group for one in same[int(name)]]
            if len({one.normalised for one in claims}) > 1:
                yield claims


def are_apart(left: Assertion, right: Assertion, support: Support) -> bool:
    """Return whether two passages have no line of copying in common."""
    return not set(support.behind(place_of(left))) & set(support.behind(place_of(right)))


def _twins(told: Sequence[Assertion], support: Support) -> list[list[Assertion]]:
    """Return claims with the same words of one line of copying together."""
    held: dict[tuple[object, ...], list[Assertion]] = defaultdict(list)
    for one in told:
        behind = tuple(support.behind(place_of(one)))
        held[one.normalised, one.degree, one.owner, one.context, one.narrowing, behind].append(one)
    return list(held.values())
