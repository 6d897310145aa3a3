import numpy as np
import pytest
from tests.support.kinship import sentence
from tests.support.strands import built, plain_weights, texts_of

from stemma.stages.lineage.explaining import explaining_cost
from stemma.stages.lineage.growing import Growth, grow_unseen
from stemma.stages.lineage.skeleton import parent_chances, pruned, readings, reweigh, settled
from stemma.stages.lineage.texts import Texts

LINES = [sentence(number) for number in range(12)]


def _edges(texts: Texts) -> list[tuple[int, int]]:
    return sorted(built(texts).edges)


def _reworded(lines: list[str], word: str) -> list[str]:
    return [line.replace("warden", word) for line in lines]


def _kin(*versions: list[str]) -> dict[str, str]:
    return {line: plain for version in versions for line, plain in zip(version, LINES, strict=False)}


def test_two_cuts_of_one_text_hang_from_it_and_not_from_one_another() -> None:
    assert _edges(texts_of(LINES, LINES[:8], [*LINES[:5], *LINES[9:]])) == [(0, 1), (0, 2)]


def test_a_copy_of_a_copy_stands_next_to_the_one_whose_changes_it_has() -> None:
    second = _reworded(LINES[:9], "guard")
    third = [line.replace("rope", "cable") for line in second[:7]]
    kin = _kin(second, third)
    assert _edges(texts_of(third, LINES, second, kin=kin)) == [(0, 2), (1, 2)]


def test_texts_of_which_each_lacks_what_two_others_have_go_back_to_an_unseen_one() -> None:
    parted = [LINES[:8], LINES[4:], [*LINES[:4], *LINES[8:]], [*LINES[:2], *LINES[6:]]]
    texts = texts_of(*parted)
    skeleton = built(texts)
    assert skeleton.vertices == 5
    assert sorted(skeleton.edges) == [(0, 4), (1, 4), (2, 4), (3, 4)]
    assert skeleton.texts.has[4].sum() == 12


def test_nested_texts_need_no_unseen_one() -> None:
    assert _edges(texts_of(LINES, LINES[:8], LINES[:4])) == [(0, 1), (0, 2)]


def test_doubt_about_two_equal_parents_shows_in_the_edge() -> None:
    texts = texts_of(LINES, [*LINES[:6], LINES[7], LINES[6], *LINES[8:]], LINES[:3])
    chances = parent_chances(built(texts))
    assert chances[1, 3] == pytest.approx(chances[2, 3], abs=0.05)
    assert chances[1:3, 3].sum() == pytest.approx(1.0, abs=0.1)


def test_what_direction_knows_chooses_between_equal_parents() -> None:
    texts = texts_of(LINES, [*LINES[:6], LINES[7], LINES[6], *LINES[8:]], LINES[:3])
    lean = np.zeros((3, 3))
    lean[1, 2] = 5.0
    assert (1, 2) in built(texts, lean).edges


def test_words_that_many_edges_change_weigh_less() -> None:
    one, two = _reworded(LINES[:1], "guard"), _reworded(LINES[:1], "porter")
    texts = texts_of(LINES[:1], one, two, LINES[:1], kin=_kin(one, two))
    weights = reweigh(texts, [-1, 0, 0, 0])
    assert sorted(weights.tolist()) == [0.5, 1.0, 1.0]


def test_an_unseen_text_with_two_neighbours_is_dropped() -> None:
    texts = texts_of(LINES, LINES[:8], LINES[:4])
    grown = settled(built(texts), [-1, 0, 0])[0].texts
    assert grown.vertices == 3
    cost = explaining_cost(texts, plain_weights(texts))
    wider = grow_unseen(Growth(texts, [-1, 0, 1], [0.0, cost[0, 1], cost[1, 2]]), plain_weights(texts))
    assert wider.texts.vertices == 3


def test_a_grown_tree_knows_what_each_of_its_edges_leaves_to_be_explained() -> None:
    texts = texts_of(LINES[:10], [*LINES[:6], *LINES[10:14]], [*LINES[2:8], *LINES[10:14]], LINES[4:14])
    weights = plain_weights(texts)
    cost = explaining_cost(texts, weights)
    start = Growth(texts, [-1, 0, 0, 0], [0.0, *cost[0, 1:].tolist()])
    grown = grow_unseen(start, weights)
    assert grown.texts.vertices > start.texts.vertices
    whole = explaining_cost(grown.texts, weights)
    left = [whole[parent, child] if parent >= 0 else 0.0 for child, parent in enumerate(grown.parents)]
    assert grown.paid == pytest.approx(left, abs=1e-3)
    assert sum(grown.paid) < sum(start.paid)


def test_pruning_hangs_the_children_of_a_dropped_text_from_its_parent() -> None:
    texts = texts_of(LINES, LINES[:8], LINES[:4])
    assert pruned(texts, [-1, 0, 0], None)[1] == [-1, 0, 0]


def test_readings_number_sentences_before_words() -> None:
    changed = _reworded(LINES[:1], "guard")
    texts = texts_of(LINES[:2], [*changed, LINES[1]], kin=_kin(changed))
    first, second = readings(texts)
    assert first & second == {0, 1}
    assert len(first ^ second) == 2
