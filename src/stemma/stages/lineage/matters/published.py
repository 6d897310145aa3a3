"""The child came out later; soft, because clocks are rough and outlets back-date corrections."""

import math

from stemma.stages.lineage.evidence import Body, Evidence
from stemma.text.moments import HOUR, Moment

#: Standard deviation of stated against true publication: schedules, corrections, clocks.
LAG = 1.5 * HOUR
#: The same for the time at which somebody fetched a page, which only bounds its publication.
FETCH_LAG = 24.0 * HOUR
#: Turns a normal deviate into log-odds.
LOGISTIC = 1.7


def published_later(parent: Body, child: Body, evidence: Evidence) -> tuple[float, str] | None:
    """Return how much later the child says that it was published."""
    del evidence
    return _later(parent, child, (parent.published, child.published, LAG, "published"))


def retrieved_later(parent: Body, child: Body, evidence: Evidence) -> tuple[float, str] | None:
    """Return how much later the child was fetched, where publication is not known of both."""
    del evidence
    if parent.published and child.published:
        return None
    return _later(parent, child, (parent.retrieved, child.retrieved, FETCH_LAG, "fetched"))


def _later(
    parent: Body, child: Body, clocks: tuple[Moment | None, Moment | None, float, str]
) -> tuple[float, str] | None:
    before, after, lag, verb = clocks
    if before is None or after is None or after.middle <= before.middle:
        return None
    deviate = (after.middle - before.middle) / math.hypot(before.spread, after.spread, lag)
    why = f"{parent.name} was {verb} {before.stated}, {child.name} {after.stated}"
    return LOGISTIC * deviate, why
