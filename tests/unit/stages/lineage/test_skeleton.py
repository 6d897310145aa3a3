import numpy as np

from stemma.stages.lineage.skeleton import build_skeleton, shared_counts
from stemma.stages.lineage.unseen import add_unseen, median


def _text(*parts: range) -> frozenset[int]:
    return frozenset(number for part in parts for number in part)


def test_shared_counts_hold_each_text_on_the_diagonal() -> None:
    counts = shared_counts([_text(range(10)), _text(range(5, 20)), _text(range(100, 103))])
    assert counts.tolist() == [[10, 5, 0], [5, 15, 0], [0, 0, 3]]


def test_two_cuts_of_one_text_hang_from_it_and_not_from_one_another() -> None:
    full = _text(range(300))
    half, third = _text(range(40, 150), range(900, 940)), _text(range(100), range(800, 812))
    skeleton = build_skeleton([full, half, third], np.zeros((3, 3)))
    assert sorted(skeleton.edges) == [(0, 1), (0, 2)]


def test_a_copy_of_a_copy_stands_next_to_the_one_whose_changes_it_has() -> None:
    first = _text(range(300))
    second = _text(range(60, 300), range(1000, 1060))
    third = _text(range(120, 300), range(1000, 1060), range(2000, 2060))
    skeleton = build_skeleton([third, first, second], np.zeros((3, 3)))
    assert sorted(skeleton.edges) == [(0, 2), (1, 2)]


def test_changes_shared_past_a_text_put_an_unseen_one_between() -> None:
    one = _text(range(200), range(1000, 1060))
    two = _text(range(40, 60), range(90, 200), range(2000, 2030), range(5000, 5040))
    three = _text(range(40, 150), range(3000, 3050), range(5000, 5040))
    skeleton = add_unseen(build_skeleton([one, two, three], np.zeros((3, 3))))
    assert skeleton.vertices == 4
    assert sorted(skeleton.edges) == [(0, 3), (1, 3), (2, 3)]


def test_nested_texts_need_no_unseen_one() -> None:
    skeleton = add_unseen(build_skeleton([_text(range(300)), _text(range(200)), _text(range(90))], np.zeros((3, 3))))
    assert skeleton.vertices == 3


def test_the_median_is_what_two_of_three_have() -> None:
    assert median([frozenset({1, 2}), frozenset({2, 3}), frozenset({3, 1, 9})]) == {1, 2, 3}


def test_doubt_about_two_equal_parents_shows_in_the_edge() -> None:
    twin = _text(range(200))
    skeleton = build_skeleton([twin, twin, _text(range(100))], np.zeros((3, 3)))
    chances = [chance for (_, right), chance in skeleton.edges.items() if right == 2]
    assert all(chance < 0.75 for chance in chances)
