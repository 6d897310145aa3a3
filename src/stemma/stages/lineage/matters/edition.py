"""The child is a later state of the very page that the parent was taken from."""

from stemma.stages.lineage.evidence import Body, Evidence

#: A page is rewritten from what it was; only a cache that served an old state speaks against it.
LATER = 4.0


def later_edition(parent: Body, child: Body, evidence: Evidence) -> tuple[float, str] | None:
    """Return how surely a later edition draws on an earlier one."""
    del evidence
    before, after = parent.witness.edition, child.witness.edition
    if parent.witness.page is None or parent.witness.page != child.witness.page:
        return None
    if before is None or after is None or before >= after:
        return None
    why = f"{child.name} is a later edition of the page that {parent.name} is an earlier one of ({parent.witness.page})"
    return LATER, why
