"""How probable each edge of a random spanning arborescence is, by the matrix-tree theorem (Tutte 1948; Koo 2007)."""

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]

#: Weights this far (in nats) below a child's best parent count as nought; keeps the Laplacian well conditioned.
FAINTEST = 30.0
#: Pull towards vertex 0, in the scale of the child's best parent, so that no set of children is cut off from it.
SAFETY = 1e-9


def parent_marginals(weights: Matrix) -> Matrix:
    """Return P[parent, child] over all trees that hang from vertex 0, each with probability ∝ exp(sum of its weights).

    `weights[parent, child]` is a log weight, -inf where there is no edge. The columns of all vertices but 0 sum to 1.
    """
    count = len(weights)
    if count == 1:
        return np.zeros((1, 1))
    strengths = _strengths(weights)
    # Laplacian of the children: in-weight on the diagonal, minus the weights between them elsewhere.
    laplacian = np.diag(strengths.sum(axis=0)[1:]) - strengths[1:, 1:]
    inverse = np.linalg.inv(laplacian)
    marginals = np.zeros((count, count))
    diagonal = np.diag(inverse)
    marginals[0, 1:] = strengths[0, 1:] * diagonal
    # inverse[child, parent] in the orientation L = D - W with W[parent, child].
    marginals[1:, 1:] = strengths[1:, 1:] * (diagonal[None, :] - inverse.T)
    marginals = np.clip(marginals, 0.0, 1.0)
    totals = marginals.sum(axis=0)
    totals[0] = 1.0
    marginals /= totals[None, :]
    return marginals


def _strengths(weights: Matrix) -> Matrix:
    """Return exp(weights) scaled so that each child's best parent has 1: scaling a column changes no probability."""
    matrix = np.array(weights, dtype=np.float64)
    np.fill_diagonal(matrix, -np.inf)
    matrix[:, 0] = -np.inf
    best = matrix.max(axis=0)
    best[~np.isfinite(best)] = 0.0
    shifted = matrix - best[None, :]
    strengths = np.where(shifted > -FAINTEST, np.exp(np.maximum(shifted, -FAINTEST)), 0.0)
    strengths[0, 1:] = np.maximum(strengths[0, 1:], SAFETY)
    return strengths
