"""How sure a derivation is: what the tree says of it, weighed by how often such derivations were right.

A logistic regression for each kind of parent, fitted on planted lineages (`python -m training.trust`); `make quality`
prints how it does on others.
"""

import math
from collections.abc import Sequence

import msgspec

from stemma.model import Matter

#: Probabilities are kept this far from certainty.
NEVER_SURE = 0.99
#: The tree's own probability is taken no nearer to nought and one than this.
LEAST, MOST = 0.02, 0.99
#: A share of the child's body is taken no nearer to one than this.
ROUGH = 0.03
#: Log-odds from which a matter counts as a credit of the child to this very parent.
TELLING = 3.0


class Trust(msgspec.Struct, frozen=True):
    """Log-odds: at the outset, for the tree's log-odds, for what the parent explains, for a credit, for siblings."""

    outset: float
    tree: float
    explained: float
    telling: float
    siblings: float


#: For a witness as parent, for an archetype with a name, for an unseen text.
WITNESS = Trust(-1.73, 0.39, 0.67, 1.72, 0.29)
NAMED = Trust(-0.70, 0.16, -0.03, 0.54, 0.54)
UNSEEN = Trust(-1.47, 0.11, 0.22, 0.0, 0.97)


def trusted(trust: Trust, *, tree: float, share: float, matters: Sequence[Matter], siblings: int) -> float:
    """Return the probability that a parent is the true one.

    `tree` is the tree's probability, `share` the part of the child that the parent explains, `siblings` how many
    children the parent has, this one counted.
    """
    return trust_in(trust, signs(tree=tree, share=share, matters=matters, siblings=siblings))


def signs(*, tree: float, share: float, matters: Sequence[Matter], siblings: int) -> list[float]:
    """Return what the weights of `Trust` stand for, in their order, the outset left out; arguments as of `trusted`."""
    chance = min(max(tree, LEAST), MOST)
    return [
        math.log(chance / (1 - chance)),
        -math.log(1 - min(share, 1.0) + ROUGH),
        float(any(matter.log_odds >= TELLING for matter in matters)),
        math.log(max(siblings, 1)),
    ]


def trust_in(trust: Trust, said: Sequence[float]) -> float:
    """Return the probability that a parent with such signs is the true one, to four places."""
    log_odds = trust.outset
    for weight, sign in zip((trust.tree, trust.explained, trust.telling, trust.siblings), said, strict=True):
        log_odds += weight * sign
    return round(min(1 / (1 + math.exp(-log_odds)), NEVER_SURE), 4)
