import math

from tests.support.strands import bare_skeleton

from stemma.stages.lineage.direction import Direction, agreement
from stemma.stages.lineage.repair import repair_ties, shared_changes
from stemma.stages.lineage.rooting import Roots, Tie, Tree, root_skeleton
from stemma.stages.lineage.skeleton import Skeleton


def _ways(*ends: tuple[int, int, float]) -> dict[tuple[int, int], Direction]:
    ways = {}
    for parent, child, log_odds in ends:
        ways[parent, child] = Direction(log_odds, [], carried=log_odds > 0)
        ways[child, parent] = Direction(-log_odds, [], carried=log_odds < 0)
    return ways


def _chain(count: int) -> Skeleton:
    return bare_skeleton(count, [(place, place + 1) for place in range(count - 1)])


def _rooted(skeleton: Skeleton, ways: dict[tuple[int, int], Direction], roots: Roots) -> Tree:
    return root_skeleton(skeleton, ways, roots)[1]


def test_agreement_rewards_little_and_punishes_much() -> None:
    assert agreement(0.0) == 0.0
    assert agreement(50.0) < math.log(2) + 1e-9
    assert agreement(-5.0) < -4.0


def test_without_evidence_every_root_is_as_likely() -> None:
    tree = _rooted(_chain(4), {}, Roots())
    assert math.isclose(tree.root_score, 0.25)
    assert tree.root == 0


def test_evidence_on_one_edge_moves_the_root_to_its_side() -> None:
    tree = _rooted(_chain(3), _ways((2, 1, 3.0), (1, 0, 3.0)), Roots())
    assert tree.root == 2
    assert [(tie.child, tie.parent) for tie in tree.ties] == [(1, 2), (0, 1)]


def test_evidence_makes_its_own_way_of_an_edge_the_likelier() -> None:
    (tie, _) = _rooted(_chain(3), _ways((0, 1, 2.0)), Roots()).ties
    assert (tie.parent, tie.child) == (0, 1)
    assert tie.score > tie.reverse > 0


def test_a_fixed_root_is_the_root_whatever_else_speaks() -> None:
    tree = _rooted(_chain(3), _ways((0, 1, 4.0)), Roots(fixed=2))
    assert tree.root == 2
    assert tree.root_score == 1.0


def test_a_favoured_witness_is_the_root_where_nothing_speaks_against_it() -> None:
    assert _rooted(_chain(3), {}, Roots(favoured={1: 2.0})).root == 1


def test_an_unseen_vertex_is_rather_above_than_below() -> None:
    star = bare_skeleton(3, [(0, 3), (1, 3), (2, 3)], vertices=4)
    assert _rooted(star, {}, Roots()).root == 3


def test_a_witness_older_than_its_parent_hangs_beside_it() -> None:
    tree = Tree(2, 0, 1.0, [Tie(1, 0, 0.9, 0.1)])
    mended, texts = repair_ties(_chain(2), tree, _ways((1, 0, 2.0)))
    assert mended.root == 2
    assert sorted((tie.child, tie.parent) for tie in mended.ties) == [(0, 2), (1, 2)]
    assert len(texts) == 3


def test_a_witness_older_than_its_parent_goes_up_to_the_grandparent() -> None:
    mended, _ = repair_ties(
        _chain(3), Tree(3, 0, 1.0, [Tie(1, 0, 0.9, 0.1), Tie(2, 1, 0.9, 0.1)]), _ways((2, 1, 2.0), (0, 2, 1.0))
    )
    assert sorted((tie.child, tie.parent) for tie in mended.ties) == [(1, 0), (2, 0)]


def test_changes_that_a_child_repeats_are_those_the_text_above_lacks() -> None:
    texts = [frozenset({1, 2, 3}), frozenset({2, 3, 4}), frozenset({3})]
    assert shared_changes(texts, Tie(1, 0, 0.9, 0.1), Tie(0, 2, 0.9, 0.1)) == 1
