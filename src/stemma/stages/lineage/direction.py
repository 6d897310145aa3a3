"""Both ways of every edge, weighed by the table of matters."""

import math
from collections.abc import Sequence

import msgspec

from stemma.model import Matter
from stemma.stages.lineage.evidence import Body, Evidence
from stemma.stages.lineage.matters import MATTERS


class Direction(msgspec.Struct, frozen=True):
    """What speaks for one witness being the parent of another: log-odds, positive for and negative against."""

    log_odds: float
    matters: list[Matter]
    #: One of the matters for it may carry an arrow.
    carried: bool


#: What one matter says, in log-odds and words; None where it says nothing.
Said = tuple[float, str] | None


def weigh_directions(left: Body, right: Body, evidence: Evidence) -> tuple[Direction, Direction]:
    """Return the direction from left to right and the opposite one, whose log-odds are its negative."""
    onward = [kind.weigh(left, right, evidence) for kind in MATTERS]
    back = [kind.weigh(right, left, evidence) for kind in MATTERS]
    return _direction(onward, back), _direction(back, onward)


def weigh_direction(parent: Body, child: Body, evidence: Evidence) -> Direction:
    """Return the direction from parent to child."""
    return weigh_directions(parent, child, evidence)[0]


def _direction(onward: Sequence[Said], opposite: Sequence[Said]) -> Direction:
    matters, carried = [], False
    for kind, towards, back in zip(MATTERS, onward, opposite, strict=True):
        log_odds = min(towards[0], kind.cap) if towards else 0.0
        log_odds -= min(back[0], kind.cap) if back else 0.0
        if towards and log_odds > 0:
            matters.append(Matter(name=kind.name, log_odds=round(log_odds, 3), why=towards[1]))
            carried = carried or kind.carries
        elif back and log_odds < 0:
            matters.append(Matter(name=kind.name, log_odds=round(log_odds, 3), why=back[1]))
    matters.sort(key=lambda matter: (-matter.log_odds, matter.name))
    return Direction(math.fsum(matter.log_odds for matter in matters), matters, carried)


def agreement(log_odds: float) -> float:
    """Return log(2·P): how much a direction raises an edge over one of which nothing is known; at most log 2."""
    return math.log(2) - math.log1p(math.exp(-log_odds))
