import math

import networkx as nx
import numpy as np
import numpy.typing as npt
import pytest

from stemma.graph import best_arborescence


def _weight(weights: npt.NDArray[np.float64], parents: list[int]) -> float:
    return math.fsum(float(weights[parent, child]) for child, parent in enumerate(parents) if parent >= 0)


def test_each_child_takes_its_best_parent_where_that_makes_a_tree() -> None:
    weights = np.array([[0.0, 5.0, 1.0], [0.0, 0.0, 3.0], [0.0, 2.0, 0.0]])
    assert best_arborescence(weights) == [-1, 0, 1]


def test_a_circle_of_best_parents_is_broken_where_it_costs_least() -> None:
    weights = np.array([[0.0, 1.0, 2.0], [0.0, 0.0, 9.0], [0.0, 9.0, 0.0]])
    assert best_arborescence(weights) == [-1, 2, 0]


def test_one_vertex_is_a_tree() -> None:
    assert best_arborescence(np.zeros((1, 1))) == [-1]


def test_ties_fall_to_the_lower_number() -> None:
    assert best_arborescence(np.ones((4, 4))) == [-1, 0, 0, 0]


def test_a_vertex_that_cannot_be_reached_is_an_error() -> None:
    weights = np.full((3, 3), -np.inf)
    weights[0, 1] = 1.0
    with pytest.raises(ValueError, match="reaches every vertex"):
        best_arborescence(weights)


def test_the_weight_of_the_best_tree_agrees_with_networkx() -> None:
    rng = np.random.default_rng(5)
    for size in (2, 3, 5, 8, 12):
        for _ in range(6):
            weights = rng.normal(size=(size, size))
            drawn: nx.DiGraph[int] = nx.DiGraph()
            for parent in range(size):
                for child in range(1, size):
                    if parent != child:
                        drawn.add_edge(parent, child, weight=float(weights[parent, child]))
            expected = nx.maximum_spanning_arborescence(drawn)
            total = math.fsum(edge["weight"] for _, _, edge in expected.edges(data=True))
            assert math.isclose(_weight(weights, best_arborescence(weights)), total, abs_tol=1e-9)


def test_every_vertex_hangs_from_the_root() -> None:
    rng = np.random.default_rng(6)
    parents = best_arborescence(rng.normal(size=(60, 60)))
    for start in range(1, 60):
        place, steps = start, 0
        while place:
            place, steps = parents[place], steps + 1
            assert steps < 60
