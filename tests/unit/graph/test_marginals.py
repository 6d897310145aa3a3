import itertools
import math

import numpy as np
import numpy.typing as npt
import pytest

from stemma.graph import parent_marginals

Matrix = npt.NDArray[np.float64]


def _is_tree(parents: tuple[int, ...]) -> bool:
    for vertex in range(1, len(parents) + 1):
        seen, place = set(), vertex
        while place and place not in seen:
            seen.add(place)
            place = parents[place - 1]
        if place:
            return False
    return True


def _counted(weights: Matrix) -> Matrix:
    """Return the marginals by looking at every tree there is."""
    count = len(weights)
    totals = np.zeros_like(weights)
    for parents in itertools.product(range(count), repeat=count - 1):
        if any(parent == child for child, parent in enumerate(parents, start=1)) or not _is_tree(parents):
            continue
        strength = math.exp(math.fsum(float(weights[p, c]) for c, p in enumerate(parents, start=1)))
        for child, parent in enumerate(parents, start=1):
            totals[parent, child] += strength
    shares: Matrix = totals / totals[:, 1:].sum(axis=0).max()
    return shares


@pytest.mark.parametrize("size", [2, 3, 4, 5])
def test_marginals_are_those_counted_over_all_trees(size: int) -> None:
    weights = np.random.default_rng(size).normal(size=(size, size))
    assert np.allclose(parent_marginals(weights), _counted(weights), atol=1e-6)


def test_marginals_of_each_child_sum_to_one() -> None:
    marginals = parent_marginals(np.random.default_rng(9).normal(scale=4.0, size=(40, 40)))
    assert np.allclose(marginals[:, 1:].sum(axis=0), 1.0)


def test_an_edge_that_is_not_there_has_no_probability() -> None:
    weights = np.zeros((3, 3))
    weights[1, 2] = -np.inf
    assert parent_marginals(weights)[1, 2] == 0.0


def test_the_root_alone_has_no_parent() -> None:
    assert parent_marginals(np.zeros((1, 1))).tolist() == [[0.0]]
