"""Where a third witness agrees with the parent and nobody with the child; weak: leaves are more often children."""

from stemma.stages.lineage.evidence import Body, Evidence
from stemma.stages.lineage.sites import differing_sites

WEIGHT = 0.1
#: Places needed before the count says anything.
PLACES = 3


def odd_readings(parent: Body, child: Body, evidence: Evidence) -> tuple[float, str] | None:
    """Return at how many places the child's reading stands alone and the parent's does not, on balance."""
    balance, example = 0, ""
    for site, mine, theirs in differing_sites(parent, child, evidence):
        held = evidence.held[site.id]
        alone, shared = held[theirs.normalised] == 1, held[mine.normalised] > 1
        if alone and shared:
            balance += 1
            example = example or theirs.text
        elif held[mine.normalised] == 1 and held[theirs.normalised] > 1:
            balance -= 1
    if balance < PLACES:
        return None
    return WEIGHT * balance, f"{child.name} alone has “{example}” and {balance - 1} more such readings"
