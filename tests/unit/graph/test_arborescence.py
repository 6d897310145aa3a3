import math
from itertools import product

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


def test_nested_circles_are_opened_as_when_every_edge_is_tried() -> None:
    chance = np.random.default_rng(5)
    for _ in range(200):
        count = int(chance.integers(2, 6))
        # Few different weights: most trees tie, and circles close around circles.
        weights = chance.integers(-3, 0, (count, count)).astype(np.float64)
        weights[0, 1:] = -100.0
        tried = [
            _weight(weights, [-1, *parents])
            for parents in product(range(count), repeat=count - 1)
            if _is_tree([-1, *parents])
        ]
        parents = best_arborescence(weights)
        assert _is_tree(parents)
        assert _weight(weights, parents) == max(tried)


def _is_tree(parents: list[int]) -> bool:
    for vertex in range(1, len(parents)):
        seen, above = set(), vertex
        while above > 0 and above not in seen:
            seen.add(above)
            above = parents[above]
        if above != 0:
            return False
    return True


def test_a_ring_of_two_thousand_is_drawn_without_copying_it_at_every_circle() -> None:
    places = np.arange(2000.0)
    weights = -np.abs(places[:, None] - places[None, :])
    weights[0, 1:] = -1e5
    weights[0, 700] = -1.0
    parents = best_arborescence(weights)
    assert parents[700] == 0
    assert all(abs(parents[vertex] - vertex) == 1 for vertex in range(1, 2000) if vertex != 700)


def test_a_child_of_two_equal_parents_goes_to_the_one_that_is_in_no_cycle() -> None:
    weights = np.full((5, 5), -np.inf)
    weights[0, 1:] = [1.0, 0.0, 1.0, 0.0]
    weights[1, 2] = weights[2, 1] = 5.0
    weights[2, 4] = weights[3, 4] = 3.0
    assert best_arborescence(weights)[4] == 3
