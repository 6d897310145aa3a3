"""Nearly all of the child stands in the parent, and the parent has much more; weak, since updates grow as well."""

from stemma.stages.lineage.evidence import Body, Evidence

#: Part of the child that must stand in the parent, and part of the parent that may at most stand in the child.
INSIDE = 0.85
BEYOND = 0.65
WEIGHT = 0.5


def contained(parent: Body, child: Body, evidence: Evidence) -> tuple[float, str] | None:
    """Return that the child looks like an excerpt of the parent."""
    bond = evidence.bond(parent.id, child.id)
    if bond is None:
        return None
    inside, beyond = bond.share(child.id), bond.share(parent.id)
    if inside < INSIDE or beyond >= BEYOND:
        return None
    return (
        WEIGHT,
        f"{inside:.0%} of {child.name} stands in {parent.name}, and {beyond:.0%} of {parent.name} in {child.name}",
    )
