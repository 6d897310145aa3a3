"""The child says where its text is from."""

from stemma.model import Relation
from stemma.stages.lineage.evidence import Body, Evidence
from stemma.stages.lineage.outlets import same_outlet

#: How much it says that the child names the parent's outlet; a citation may be of one fact in a text of its own.
STRENGTHS = {Relation.TAKEN_FROM: 3.5, Relation.CITES: 1.2, Relation.TOLD_TO: 1.5}
#: A copy may drop a credit; it will hardly invent one.
KEPT_CREDIT = 0.8


def names_parent(parent: Body, child: Body, evidence: Evidence) -> tuple[float, str] | None:
    """Return how strongly the child names the outlet of the parent, unless both are of one outlet."""
    del evidence
    if not parent.outlets or set(parent.outlets) & set(child.outlets):
        return None
    named = [credit for credit in child.credits if same_outlet(credit.outlet, parent.outlets)]
    if not named:
        return None
    best = max(named, key=lambda credit: (STRENGTHS[credit.relation] * credit.score, -credit.start))
    words = child.witness.text[best.start : best.end]
    return STRENGTHS[best.relation] * best.score, f"{child.name} names {parent.name}'s outlet: “{words}”"


def keeps_credit(parent: Body, child: Body, evidence: Evidence) -> tuple[float, str] | None:
    """Return that the parent has a credit which the child, otherwise its copy, has lost."""
    del evidence
    held = {credit.outlet for credit in parent.credits if credit.relation is Relation.TAKEN_FROM}
    kept = {credit.outlet for credit in child.credits}
    lost = sorted(held - kept)
    if not lost or kept & held or any(same_outlet(name, child.outlets) for name in lost):
        return None
    return KEPT_CREDIT, f"{parent.name} credits {lost[0]}, {child.name} has the text without the credit"
