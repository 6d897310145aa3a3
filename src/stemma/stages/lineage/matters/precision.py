"""Figures lose precision on the way: twelve becomes a dozen, a dozen becomes several; never back."""

import re
from functools import lru_cache

from stemma.model import VariantKind
from stemma.stages.lineage.evidence import Body, Evidence
from stemma.stages.lineage.sites import differing_sites

_VAGUE = re.compile(
    r"\b(?:about|around|approximately|roughly|nearly|almost|some|several|many|few|a dozen|dozens|hundreds|thousands|"
    r"millions|more than|over|at least|up to|recently|last (?:week|month|year)|earlier this)\b",
    re.IGNORECASE,
)
_EXACT = re.compile(r"\d")
#: Readings that are kept: those of one place come up with every pair of its witnesses.
REMEMBERED = 1 << 14
WEIGHT = 0.7
_KINDS = (VariantKind.NUMBER, VariantKind.DATE)


def lost_precision(parent: Body, child: Body, evidence: Evidence) -> tuple[float, str] | None:
    """Return at how many places the child is vague where the parent is exact."""
    losses = [
        (mine.text, theirs.text)
        for site, mine, theirs in differing_sites(parent, child, evidence)
        if site.kind in _KINDS and _exact(mine.text) and not _exact(theirs.text) and _VAGUE.search(theirs.text)
    ]
    if not losses:
        return None
    exact, vague = losses[0]
    return WEIGHT * len(losses), f"{parent.name} has “{exact}” where {child.name} has “{vague}”"


@lru_cache(REMEMBERED)
def _exact(text: str) -> bool:
    return bool(_EXACT.search(text)) and not _VAGUE.search(text)
