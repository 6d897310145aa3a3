"""Neighbours speak for one another: the most likely course through a text, from its head through the body to its foot.

A text is a head, one body that inserts may interrupt, and a foot. The best course is Viterbi's; how sure each line is
comes from the forward and backward sums over all courses.
"""

import math
from collections.abc import Sequence

import msgspec

#: Log-odds against an insert's beginning inside the body, and against its end.
CHANGE = 1.2
#: Log-odds against the body's beginning late or ending early.
EDGE = 0.6
#: Log-odds against each further line of an insert: long lists stand at the foot, not in the middle.
INSERT_LINE = 0.15
#: Sentences stand in heads and feet too (teasers, notices), so there they speak for body with this share.
OUTSIDE_SHARE = 0.75

_HEAD, _BODY, _INSERT, _FOOT = _STATES = range(4)
_NEVER = -1e9


class Course(msgspec.Struct, frozen=True):
    """Whether each line is body, and how likely it is body (0..1) by all that stands before and behind it."""

    body: list[bool]
    share: list[float]


def follow_course(body: Sequence[float], *, change: float = CHANGE) -> Course:
    """Return the course for lines with these log-odds of being body; 0 says nothing."""
    emissions = [_emissions(weight) for weight in body]
    return Course(_best_path(emissions, _moves(change)), _shares(emissions, math.exp(-change), math.exp(-EDGE)))


def _emissions(weight: float) -> list[float]:
    outside = -weight / 2 * (OUTSIDE_SHARE if weight > 0 else 1.0)
    return [outside, weight / 2, -weight / 2 - INSERT_LINE, outside]


def _moves(change: float) -> list[list[tuple[int, float]]]:
    """Return, for each state, the states that it may come from and what the move costs."""
    return [
        [(_HEAD, 0.0)],
        [(_BODY, 0.0), (_INSERT, -change), (_HEAD, -EDGE)],
        [(_INSERT, 0.0), (_BODY, -change)],
        [(_FOOT, 0.0), (_BODY, -EDGE)],
    ]


def _start(emission: Sequence[float]) -> list[float]:
    return [emission[_HEAD], emission[_BODY], _NEVER, _NEVER]


def _best_path(emissions: Sequence[Sequence[float]], moves: Sequence[Sequence[tuple[int, float]]]) -> list[bool]:
    if not emissions:
        return []
    best = _start(emissions[0])
    came: list[list[int]] = []
    for emission in emissions[1:]:
        origins: list[int] = []
        reached: list[float] = []
        for ways, weight in zip(moves, emission, strict=True):
            origin, cost = ways[0]
            high = best[origin] + cost
            for other, more in ways[1:]:
                value = best[other] + more
                if value > high or (value == high and other < origin):
                    high, origin = value, other
            origins.append(origin)
            reached.append(high + weight)
        came.append(origins)
        best = reached
    # On a tie the body wins: a kept line harms less than a lost one.
    state = max((_BODY, _HEAD, _INSERT, _FOOT), key=lambda each: best[each])
    path = [state]
    for origins in reversed(came):
        state = origins[state]
        path.append(state)
    return [each == _BODY for each in reversed(path)]


def _shares(emissions: Sequence[Sequence[float]], turn: float, edge: float) -> list[float]:
    """Return how likely each line is body over all courses, by forward and backward sums scaled at each line.

    `turn` and `edge` are the odds of a change to or from an insert, and of the body's beginning or end.
    """
    likely = [_likelihoods(emission) for emission in emissions]
    behind = _backward(likely, turn, edge)
    shares: list[float] = []
    sums: list[float] = []
    for index, emission in enumerate(likely):
        sums = _scaled(_arrive(sums, emission, turn=turn, edge=edge) if index else [*emission[:2], 0.0, 0.0])
        both = [one * other for one, other in zip(sums, behind[index], strict=True)]
        shares.append(both[_BODY] / sum(both))
    return shares


def _likelihoods(emission: Sequence[float]) -> list[float]:
    high = max(emission)
    return [math.exp(weight - high) for weight in emission]


def _arrive(sums: Sequence[float], emission: Sequence[float], *, turn: float, edge: float) -> list[float]:
    head, body, insert, foot = sums
    return [
        emission[_HEAD] * head,
        emission[_BODY] * (body + insert * turn + head * edge),
        emission[_INSERT] * (insert + body * turn),
        emission[_FOOT] * (foot + body * edge),
    ]


def _backward(likely: Sequence[Sequence[float]], turn: float, edge: float) -> list[list[float]]:
    sums = [[1.0] * len(_STATES)]
    for emission in reversed(likely[1:]):
        head, body, insert, foot = [last * seen for last, seen in zip(sums[-1], emission, strict=True)]
        sums.append(_scaled([head + body * edge, body + insert * turn + foot * edge, body * turn + insert, foot]))
    return sums[::-1]


def _scaled(sums: Sequence[float]) -> list[float]:
    """Return sums as shares of the greatest, so that long texts do not run out of small numbers."""
    high = max(sums)
    return [value / high for value in sums] if high else [1.0] * len(sums)
