from itertools import permutations

from stemma.stages.grouping.following import follow_texts


def test_the_text_of_the_smaller_group_moves_alone() -> None:
    assert follow_texts([(0, 1, 2), (3, 4)], [(2, 3, 0.9)]) == [[0, 1, 2, 3], [4]]


def test_a_round_up_joins_no_two_groups() -> None:
    moved = follow_texts([(0, 1, 2), (3, 4, 5), (6,)], [(0, 6, 0.7), (3, 6, 0.8)])
    assert moved == [[0, 1, 2], [3, 4, 5, 6]]


def test_a_text_whose_partner_moves_goes_with_it() -> None:
    assert follow_texts([(0, 1, 2), (3, 5), (4,)], [(0, 3, 0.9), (3, 4, 0.6)]) == [[0, 1, 2, 3, 4], [5]]


def test_two_that_lead_to_one_another_and_texts_of_one_group_stay() -> None:
    assert follow_texts([(0,), (1,)], [(0, 1, 0.9), (1, 0, 0.9)]) == [[0, 1]]
    assert follow_texts([(0, 1), (2,)], [(0, 1, 0.9)]) == [[0, 1], [2]]


def test_the_order_of_the_links_changes_nothing() -> None:
    links = [(0, 3, 0.9), (3, 4, 0.6), (2, 4, 0.6)]
    assert len({str(follow_texts([(0, 1, 2), (3, 5), (4,)], order)) for order in permutations(links)}) == 1
