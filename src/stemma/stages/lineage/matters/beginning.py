"""The child begins in the middle: its first words point back at somebody whom only the parent has named."""

import re

from stemma.stages.lineage.evidence import Body, Evidence

#: A text that opens so has lost what came before.
_POINTS_BACK = re.compile(r"\W*(?:(?:But|And|So|Yet)\s+(?:he|she|they)|(?:He|She))\s+\w+")
WEIGHT = 1.0


def cut_beginning(parent: Body, child: Body, evidence: Evidence) -> tuple[float, str] | None:
    """Return that the child opens with a pronoun whose sentence stands later in the parent."""
    bond = evidence.bond(parent.id, child.id)
    if bond is None or not child.sentences or not parent.sentences:
        return None
    start, end = child.sentences[0]
    opening = _POINTS_BACK.match(child.witness.text, start, end)
    if opening is None or _POINTS_BACK.match(parent.witness.text, parent.sentences[0][0], parent.sentences[0][1]):
        return None
    first_of_parent = parent.sentences[0][0]
    for alignment in bond.alignments:
        own, other = (alignment.left_start, alignment.right_start)
        if alignment.right == child.id:
            own, other = other, own
        if own <= start + 1 and other > first_of_parent:
            words = " ".join(opening.group().split())
            return (
                WEIGHT,
                f"{child.name} opens with “{words}”; {parent.name} has sentences before it that say who that is",
            )
    return None
