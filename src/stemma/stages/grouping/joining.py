"""Joining groups: the two that are most alike on average first, unless they are two like events side by side.

Average link over a sparse graph. Groups are kept as sums of unit vectors, whose products are sums of cosines, so that
no pair of reports is looked up and no chain of neighbours can make a giant.
"""

import heapq
import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from stemma.stages.grouping.settings import StorySettings
from stemma.stages.grouping.vectors import DECIMALS, Floats, Integers

DAY = 86400.0
#: Members of a group by which its time is told, evenly taken; the mean of their gaps stands for that of all.
TIMED = 16
#: Share of the likeness asked for below which two groups are forgotten: only a common neighbour brings them back.
FORGOTTEN = 0.5


class Group(NamedTuple):
    """Some texts that belong together; copies of one text stand in it as one."""

    members: tuple[int, ...]
    columns: Integers
    sums: Floats
    #: Sum of the cosines of all pairs inside.
    inside: float
    #: Moment in seconds, and its spread, of up to TIMED members that have one.
    moments: Floats
    spreads: Floats


class Meeting(NamedTuple):
    """How two groups stand to one another: mean likeness, faded by time, and as a share of that inside them."""

    likeness: float
    contrast: float


def join_groups(
    groups: Sequence[Group], edges: Iterable[tuple[int, int]], *, settings: StorySettings
) -> list[tuple[int, ...]]:
    """Return the members of the groups that are left, in the order of their first members.

    Only groups that an edge binds, or whose parts one binds, are held against one another. Ties fall to lower places.
    """
    state = dict(enumerate(groups))
    linked: dict[int, set[int]] = {place: set() for place in state}
    waiting: list[tuple[float, int, int]] = []
    for one, two in sorted(set(edges)):
        linked[one].add(two)
        linked[two].add(one)
        _consider(waiting, state, (one, two), settings=settings)
    while waiting:
        _, one, two = heapq.heappop(waiting)
        if one not in state or two not in state:
            continue
        place = len(linked)
        state[place] = merged(state.pop(one), state.pop(two))
        linked[place] = set()
        for other in sorted((linked[one] | linked[two]) - {one, two}):
            linked[other] -= {one, two}
            if _consider(waiting, state, (other, place), settings=settings):
                linked[place].add(other)
                linked[other].add(place)
        linked[one] = linked[two] = set()
    return sorted(group.members for group in state.values())


def _consider(
    waiting: list[tuple[float, int, int]], state: dict[int, Group], pair: tuple[int, int], *, settings: StorySettings
) -> bool:
    """Let two groups wait to be joined if they may be; return whether they are worth remembering at all."""
    met = meeting(state[pair[0]], state[pair[1]], settings=settings)
    if met.likeness >= settings.likeness and met.contrast >= settings.contrast:
        heapq.heappush(waiting, (-met.likeness, *pair))
    return met.likeness >= FORGOTTEN * settings.likeness


def meeting(one: Group, two: Group, *, settings: StorySettings) -> Meeting:
    """Return how two groups stand to one another."""
    across = _product(one, two) / (len(one.members) * len(two.members))
    insides = (_mean_inside(one, across, settings.doubt), _mean_inside(two, across, settings.doubt))
    usual = math.sqrt(insides[0] * insides[1])
    faded = across * fade(one, two, settings=settings)
    return Meeting(round(faded, DECIMALS), round(across / usual, DECIMALS) if usual else 0.0)


def merged(one: Group, two: Group) -> Group:
    """Return two groups as one."""
    columns, place = np.unique(np.concatenate((one.columns, two.columns)), return_inverse=True)
    sums: Floats = np.bincount(place, weights=np.concatenate((one.sums, two.sums))).astype(np.float64)
    times = few_moments(np.concatenate((one.moments, two.moments)), np.concatenate((one.spreads, two.spreads)))
    members = tuple(sorted(one.members + two.members))
    return Group(members, columns, sums, one.inside + two.inside + _product(one, two), *times)


def few_moments(moments: Floats, spreads: Floats) -> tuple[Floats, Floats]:
    """Return at most TIMED of moments and their spreads, evenly taken in the order of time."""
    order = np.lexsort((spreads, moments))
    if len(order) > TIMED:
        order = order[np.linspace(0, len(order) - 1, TIMED).round().astype(np.int64)]
    return moments[order], spreads[order]


def fade(one: Group, two: Group, *, settings: StorySettings) -> float:
    """Return the factor by which likeness fades with time apart, `lasting`..1; 1 where either time is unknown."""
    if not (one.moments.size and two.moments.size):
        return 1.0
    apart = np.abs(one.moments[:, None] - two.moments) - one.spreads[:, None] - two.spreads
    faded = np.exp(-np.maximum(apart, 0.0) / (settings.days * DAY))
    return settings.lasting + (1 - settings.lasting) * float(faded.mean())


def _mean_inside(group: Group, across: float, doubt: float) -> float:
    count = len(group.members)
    return (group.inside + doubt * across) / (count * (count - 1) / 2 + doubt)


def _product(one: Group, two: Group) -> float:
    """Return the sum of the cosines of all pairs across."""
    few, many = (one, two) if len(one.columns) <= len(two.columns) else (two, one)
    if not few.columns.size:
        return 0.0
    places = np.searchsorted(many.columns, few.columns)
    places[places == len(many.columns)] = 0
    return float(np.dot(few.sums, np.where(many.columns[places] == few.columns, many.sums[places], 0.0)))
