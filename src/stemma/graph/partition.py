"""Correlation clustering with cannot-links: groups joined while what speaks for it outweighs what speaks against."""

import heapq
from collections.abc import Callable, Iterable, Sequence


def correlate(
    count: int,
    pairs: Iterable[tuple[int, int]],
    *,
    weight: Callable[[int, int], float],
    barred: Callable[[int, int], bool],
    least: float = 0.0,
) -> list[list[int]]:
    """Return groups of 0..count-1, each sorted, by their first member.

    Greedy contraction: the two groups with the highest mean weight over all their cross pairs are joined first, while
    that mean is at least `least` and no pair across is barred. The order of `pairs` changes nothing.
    """
    home = list(range(count))
    groups: dict[int, list[int]] = {place: [place] for place in range(count)}
    linked: dict[int, set[int]] = {place: set() for place in range(count)}
    waiting: list[tuple[float, int, int]] = []
    for one, two in sorted(pairs):
        linked[one].add(two)
        linked[two].add(one)
        heapq.heappush(waiting, (-weight(one, two), one, two))
    while waiting:
        value, one, two = heapq.heappop(waiting)
        if -value < least:
            break
        if one not in groups or two not in groups or home[one] != one or home[two] != two:
            continue
        if -value != _mean(groups[one], groups[two], weight):
            continue
        if any(barred(left, right) for left in groups[one] for right in groups[two]):
            continue
        _join(one, two, groups, home=home)
        linked[one] = {home[other] for other in linked[one] | linked.pop(two)} - {one}
        for other in sorted(linked[one]):
            if other in groups:
                left, right = sorted((one, other))
                heapq.heappush(waiting, (-_mean(groups[left], groups[right], weight), left, right))
                linked[other].add(one)
    return [sorted(groups[place]) for place in sorted(groups)]


def _mean(left: Sequence[int], right: Sequence[int], weight: Callable[[int, int], float]) -> float:
    values = [weight(one, two) for one in left for two in right]
    return sum(values) / len(values)


def _join(one: int, two: int, groups: dict[int, list[int]], *, home: list[int]) -> None:
    groups[one] = sorted(groups[one] + groups.pop(two))
    for member in groups[one]:
        home[member] = one
