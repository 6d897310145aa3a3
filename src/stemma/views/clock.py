"""A scale of time for a drawing: years far apart and days close together fit one line, in their order.

Between two neighbouring moments lies a stretch that grows with the logarithm of the days between them, so that a flood
of 1956 and the week of the story stand in one picture. Such a scale shows order and nearness, not lengths.
"""

import math
from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

import msgspec


class Tick(msgspec.Struct, frozen=True):
    """A day that is written at the scale, and its place on it."""

    day: date
    x: float


class Scale(msgspec.Struct, frozen=True):
    """Days in order, and the place of each, from 0 to the width of the scale."""

    days: tuple[date, ...]
    places: tuple[float, ...]

    def place(self, day: date) -> float:
        """Return where a day lies; days beyond either end lie at that end."""
        if not self.days:
            return 0.0
        at = bisect_right(self.days, day)
        if at in (0, len(self.days)):
            return self.places[min(at, len(self.days) - 1)]
        before, after = self.days[at - 1], self.days[at]
        share = (day - before).days / (after - before).days
        return self.places[at - 1] + share * (self.places[at] - self.places[at - 1])

    def ticks(self, days: Iterable[date], *, apart: float) -> list[Tick]:
        """Return those of the days that are written at the scale, each at least `apart` behind the one before."""
        shown: list[Tick] = []
        for day in sorted(set(days)):
            x = self.place(day)
            if not shown or x - shown[-1].x >= apart:
                shown.append(Tick(day, x))
        return shown


def scale_of(days: Iterable[date], *, width: float) -> Scale:
    """Return a scale as wide as asked on which all these days have a place; without days an empty one."""
    ordered = sorted(set(days))
    steps = [math.log2(1 + (after - before).days) for before, after in pairwise(ordered)]
    total = sum(steps)
    places, reached = [0.0] if ordered else [], 0.0
    for step in steps:
        reached += step
        places.append(width * reached / total)
    return Scale(tuple(ordered), tuple(places))
