"""Learn the weights of `stages/lineage/trust.py`: `python -m training.trust [--first 1] [--last 60] [--checked 20]`.

Piles are planted from the seeds named, their lineages inferred, and every derivation of a witness is held against the
planted one. A logistic regression for each kind of parent is printed as it stands in the module, and beside it how sure
the shipped and the new weights are of derivations in as many further piles as are to be checked.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from unittest.mock import patch

import msgspec
import numpy as np
import numpy.typing as npt
from quality.figures import mean, ratio
from quality.layers.lineage import judge
from quality.planted import from_zones
from tests.support.planted import Plan

from stemma.model import Matter
from stemma.stages.lineage import derive
from stemma.stages.lineage.trust import NAMED, UNSEEN, WITNESS, Trust, signs, trust_in

Floats = npt.NDArray[np.float64]

KINDS = {"WITNESS": WITNESS, "NAMED": NAMED, "UNSEEN": UNSEEN}
#: Penalty on squared weights, the outset left out; steps of Newton's method, which settles in fewer.
PENALTY, STEPS = 1.0, 25
#: A score from which a derivation counts as sure.
SURE = 0.9


class Seen(msgspec.Struct, frozen=True):
    """One derivation: the kind of its parent, what its score is made of, and whether the plant agrees."""

    kind: str
    signs: list[float]
    right: bool


def derivations(seed: int) -> list[Seen]:
    """Return what a dated pile of a seed has; witnesses with the same words have no score of this kind."""
    asked: list[tuple[str, list[float]]] = []

    def noted(trust: Trust, *, tree: float, share: float, matters: Sequence[Matter], siblings: int) -> float:
        kind = next(name for name, known in KINDS.items() if known is trust)
        asked.append((kind, signs(tree=tree, share=share, matters=matters, siblings=siblings)))
        # The number of the question takes the place of the score, and comes back with the derivation.
        return float(len(asked))

    with patch.object(derive, "trusted", noted):
        gold = from_zones(Plan(seed=seed), "training", last="lineage")
    numbered = [(int(one.score), one.right) for one in judge(gold) if one.score >= 1]
    return [Seen(*asked[number - 1], right) for number, right in numbered]


def fit(seen: Sequence[Seen]) -> Trust:
    """Return the weights under which the derivations of one kind are likeliest, drawn a little to nought."""
    rows = np.array([[1.0, *one.signs] for one in seen])
    truth = np.array([float(one.right) for one in seen])
    weights = np.zeros(rows.shape[1])
    pull = np.full(rows.shape[1], PENALTY)
    pull[0] = 0.0
    # A sign that no derivation of the kind has gets no weight, and a pull keeps the equations solvable.
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-(rows @ weights)))
        slope = rows.T @ (truth - chance) - pull * weights
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.diag(pull)
        weights = weights + np.linalg.solve(bend, slope)
    return Trust(*weights.round(2).tolist())


def judged(seen: Sequence[Seen], weights: Mapping[str, Trust]) -> str:
    """Return how far some weights are from the truth, in words."""
    scores = [(trust_in(weights[one.kind], one.signs), one.right) for one in seen]
    brier = mean([(score - right) ** 2 for score, right in scores])
    sure = [right for score, right in scores if score >= SURE]
    return (
        f"Brier {brier:.4f}, of scores from {SURE} {sum(sure)} of {len(sure)} right ({ratio(sum(sure), len(sure)):.3f})"
    )


def main() -> None:
    """Learn and print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--first", type=int, default=1)
    asked.add_argument("--last", type=int, default=60)
    asked.add_argument(
        "--checked", type=int, default=20, help="further seeds, after the last, on which both are judged"
    )
    given = asked.parse_args()
    seen = [one for seed in range(given.first, given.last + 1) for one in derivations(seed)]
    found = {name: fit([one for one in seen if one.kind == name]) for name in KINDS}
    lines = [f"{name} = Trust{msgspec.structs.astuple(trust)}" for name, trust in found.items()]
    beyond = range(given.last + 1, given.last + given.checked + 1)
    other = [one for seed in beyond for one in derivations(seed)]
    lines += [f"{title}: {judged(other, weights)}" for title, weights in (("shipped", KINDS), ("new", found))]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
