"""A person has decided who draws on whom, or who does not."""

from stemma.stages.lineage.evidence import Body, Evidence

#: More than everything else together can say against it.
WEIGHT = 20.0


def confirmed(parent: Body, child: Body, evidence: Evidence) -> tuple[float, str] | None:
    """Return that a person confirmed this very derivation."""
    told = evidence.decided.confirmed.get((parent.id, child.id))
    return None if told is None else (WEIGHT, f"a person decided that {child.name} draws on {parent.name} ({told})")


def ruled_out(parent: Body, child: Body, evidence: Evidence) -> tuple[float, str] | None:
    """Return that a person rejected the derivation the other way round."""
    told = evidence.decided.rejected.get((child.id, parent.id))
    return None if told is None else (WEIGHT, f"a person ruled out that {parent.name} draws on {child.name} ({told})")
