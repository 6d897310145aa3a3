"""Both ways of every edge, weighed by the table of matters."""

import math

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


def weigh_direction(parent: Body, child: Body, evidence: Evidence) -> Direction:
    """Return the direction from parent to child; that of the opposite way is its negative."""
    matters, carried = [], False
    for kind in MATTERS:
        towards = kind.weigh(parent, child, evidence)
        back = kind.weigh(child, parent, evidence)
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
