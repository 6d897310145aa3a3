"""Neighbours speak for one another: the most likely course of body and furniture through the lines of a text."""

import math
from collections.abc import Sequence

import msgspec

#: Log-odds against a change from body to furniture, or back, between two lines.
CHANGE = 1.2


class Course(msgspec.Struct, frozen=True):
    """Whether each line is body, and how surely (0..1) by all that stands before and behind it."""

    body: list[bool]
    score: list[float]


def follow_course(body: Sequence[float], *, change: float = CHANGE) -> Course:
    """Return the course for lines with these log-odds of being body; 0 says nothing.

    Viterbi's path for the decision, forward and backward sums for its score, over two states.
    """
    return Course(_best_path(body, change), _shares(body, change))


def _best_path(body: Sequence[float], change: float) -> list[bool]:
    best = (0.0, 0.0)
    came: list[tuple[bool, bool]] = []
    for weight in body:
        from_body = (best[1], best[0] - change)
        from_furniture = (best[1] - change, best[0])
        came.append((from_furniture[0] >= from_furniture[1], from_body[0] >= from_body[1]))
        best = (max(from_furniture) - weight / 2, max(from_body) + weight / 2)
    path: list[bool] = []
    state = best[1] >= best[0]
    for choice in reversed(came):
        path.append(state)
        state = choice[state]
    return path[::-1]


def _shares(body: Sequence[float], change: float) -> list[float]:
    forward = _sums(body, change)
    backward = _sums(body[::-1], change)[::-1]
    # Both sums hold the line's own weight, so one is taken out again.
    odds = [ahead + behind - weight for ahead, behind, weight in zip(forward, backward, body, strict=True)]
    return [1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, value)))) for value in odds]


def _sums(body: Sequence[float], change: float) -> list[float]:
    """Return, for each line, the log-odds of body by itself and all lines before it."""
    sums: list[float] = []
    odds = 0.0
    for index, weight in enumerate(body):
        if index:
            odds = _add(odds, -change) - _add(odds - change, 0.0)
        odds += weight
        sums.append(odds)
    return sums


def _add(left: float, right: float) -> float:
    """Return log(exp(left) + exp(right)) without overflow."""
    high, low = max(left, right), min(left, right)
    return high + math.log1p(math.exp(low - high))
