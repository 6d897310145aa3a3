import numpy as np

from stemma.stages.lineage.linkage import average_link


def test_groups_join_by_their_mean_likeness() -> None:
    likeness = np.array(
        [[1.0, 0.9, 0.8, 0.1], [0.9, 1.0, 0.7, 0.1], [0.8, 0.7, 1.0, 0.2], [0.1, 0.1, 0.2, 1.0]],
    )
    assert average_link(likeness, [[0], [1], [2], [3]], cut=0.3) == [[0, 1, 2], [3]]


def test_atoms_are_never_split() -> None:
    assert average_link(np.eye(3), [[2, 0], [1]], cut=0.3) == [[0, 2], [1]]


def test_one_strong_link_does_not_chain_two_groups() -> None:
    likeness = np.full((6, 6), 0.05)
    likeness[:3, :3] = likeness[3:, 3:] = 0.9
    likeness[2, 3] = likeness[3, 2] = 0.9
    assert average_link(likeness, [[row] for row in range(6)], cut=0.3) == [[0, 1, 2], [3, 4, 5]]


def test_two_single_texts_need_more_than_two_groups() -> None:
    likeness = np.full((2, 2), 0.35)
    assert average_link(likeness, [[0], [1]], cut=0.3) == [[0], [1]]
    many = np.full((8, 8), 0.35)
    assert average_link(many, [[0, 1, 2, 3], [4, 5, 6, 7]], cut=0.3) == [list(range(8))]
