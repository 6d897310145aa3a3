"""The child bends a name that the parent spells one way: it spells the same name in two ways itself, or alone."""

from stemma.model import VariantKind
from stemma.stages.lineage.evidence import Body, Evidence
from stemma.stages.lineage.sites import differing_sites

WEIGHT = 1.0
_KINDS = (VariantKind.SPELLING, VariantKind.NAME)
#: Shorter forms are too easily found again by chance.
SHORTEST = 4


def bent_names(parent: Body, child: Body, evidence: Evidence) -> tuple[float, str] | None:
    """Return at how many names the child has both spellings, and the parent only one of them."""
    bent = []
    for site, mine, theirs in differing_sites(parent, child, evidence):
        right, wrong = mine.text.strip(), theirs.text.strip()
        if site.kind not in _KINDS or min(len(right), len(wrong)) < SHORTEST:
            continue
        if right in child.witness.text and wrong not in parent.witness.text:
            bent.append((right, wrong))
    if not bent:
        return None
    right, wrong = min(bent)
    return WEIGHT * len(set(bent)), f"{child.name} has both “{wrong}” and “{right}”, {parent.name} only “{right}”"
