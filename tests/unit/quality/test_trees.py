import pytest
from quality.trees import Edge, components, depths, orientation_likeness, skeleton_likeness, star

#: a ← b ← c, a ← d.
TREE = [Edge("b", "a"), Edge("c", "b"), Edge("d", "a")]
NAMES = ["a", "b", "c", "d"]


def test_a_tree_is_wholly_like_itself() -> None:
    assert skeleton_likeness(TREE, TREE, NAMES) == 100
    assert orientation_likeness(TREE, TREE, NAMES) == 100


def test_turned_arrows_leave_the_skeleton_as_it_is() -> None:
    turned = [Edge(edge.parent, edge.child) for edge in TREE]
    assert skeleton_likeness(TREE, turned, NAMES) == 100
    assert (orientation_likeness(TREE, turned, NAMES) or 0) < 60


def test_a_star_is_as_unlike_as_every_true_difference() -> None:
    chain = [Edge("b", "a"), Edge("c", "b")]
    assert skeleton_likeness(chain, star(["a", "b", "c"]), ["a", "b", "c"]) == pytest.approx(100 * (0.5 + 1 + 0.5) / 3)


def test_too_few_witnesses_give_no_figure() -> None:
    assert skeleton_likeness(TREE, TREE, ["a", "b"]) is None
    assert orientation_likeness(TREE, TREE, ["a"]) is None


def test_components_hang_together() -> None:
    assert components([Edge("b", "a"), Edge("d", "c"), Edge("e", "b")]) == [{"a", "b", "e"}, {"c", "d"}]


def test_undirected_steps_are_no_descent() -> None:
    assert depths([Edge("b", "a"), Edge("c", "b", directed=False)]) == {"a": 0, "b": 1, "c": 1}


def test_a_child_of_two_parents_stands_below_the_nearer() -> None:
    assert depths([Edge("b", "a"), Edge("c", "b"), Edge("c", "a")])["c"] == 1
