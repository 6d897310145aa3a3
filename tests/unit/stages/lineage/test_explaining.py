import msgspec
import numpy as np
import pytest
from tests.support.kinship import sentence
from tests.support.strands import plain_weights, texts_of

from stemma.stages.lineage.explaining import (
    ALTERED,
    CUT,
    FULLER,
    GAINED,
    GIVEN_UP,
    HEADLINE,
    LEFT_OUT,
    TURNED,
    explaining_cost,
    wordless_cost,
)
from stemma.stages.lineage.texts import FROM_NOWHERE, Texts

LINES = [sentence(number) for number in range(9)]


def _cost(texts: Texts) -> list[list[float]]:
    cost = explaining_cost(texts, plain_weights(texts)) + FULLER * texts.has.sum(axis=1)[:, None]
    return [[round(float(nats), 3) for nats in row] for row in cost]


def test_the_same_text_costs_nothing() -> None:
    assert _cost(texts_of(LINES, LINES)) == [[0, 0], [0, 0]]


def test_what_is_cut_from_the_end_costs_once() -> None:
    cost = _cost(texts_of(LINES, LINES[:3], LINES))
    assert cost[0][1] == CUT


def test_a_sentence_left_out_of_the_middle_costs_each_time() -> None:
    cost = _cost(texts_of(LINES[:6], [LINES[0], LINES[2], LINES[4], LINES[5]], LINES[:6]))
    assert cost[0][1] == 2 * LEFT_OUT


def test_a_sentence_that_the_parent_lacks_and_others_have_comes_from_nowhere() -> None:
    cost = _cost(texts_of(LINES[:3], LINES[:4], LINES[:4]))
    assert cost[0][1] == FROM_NOWHERE


def test_a_sentence_that_nobody_else_has_costs_nothing() -> None:
    assert _cost(texts_of(LINES[:3], [*LINES[:3], sentence(80)]))[0][1] == 0


def test_a_swapped_word_costs_one_word_gained_and_one_given_up_and_the_sentence_altered() -> None:
    changed = LINES[0].replace("warden0", "guard0")
    cost = _cost(texts_of([LINES[0]], [changed], kin={changed: LINES[0]}))
    assert cost[0][1] == pytest.approx(GAINED + GIVEN_UP + ALTERED)


def test_a_second_word_swapped_in_one_sentence_alters_no_other() -> None:
    once = LINES[0].replace("warden0", "guard0")
    twice = once.replace("lamp0", "light0")
    lines = [[LINES[0], LINES[1]], [once, LINES[1]], [twice, LINES[1]]]
    cost = _cost(texts_of(*lines, kin={once: LINES[0], twice: LINES[0]}))
    assert cost[0][2] - cost[0][1] == pytest.approx(GAINED + GIVEN_UP)


def test_another_headline_costs_and_a_missing_one_does_not() -> None:
    cost = _cost(texts_of(LINES, LINES, LINES, titles=["Gate breaks", "Divers wait", ""]))
    assert (cost[0][1], cost[0][2]) == (HEADLINE, 0)


def test_a_turned_order_costs_less_for_each_further_pair() -> None:
    turned = _cost(texts_of(LINES[:3], [LINES[1], LINES[0], LINES[2]]))[0][1]
    moved = _cost(texts_of(LINES[:4], [LINES[3], *LINES[:3]]))[0][1]
    assert turned == TURNED
    assert TURNED < moved < 3 * TURNED


def test_of_two_that_explain_a_text_alike_the_fuller_is_the_likelier_parent() -> None:
    texts = texts_of(LINES, LINES[:6], LINES[:3], LINES)
    cost = explaining_cost(texts, plain_weights(texts))
    assert cost[0][2] < cost[1][2]


def test_some_rows_and_columns_can_be_asked_for_alone() -> None:
    texts = texts_of(LINES, LINES[:6], LINES[:3])
    whole = explaining_cost(texts, plain_weights(texts))
    some = explaining_cost(texts, plain_weights(texts), parents=[2], children=[0, 1])
    assert np.array_equal(some, whole[[2]][:, [0, 1]])


def test_the_order_costs_by_how_many_pairs_stand_the_other_way_round() -> None:
    chance = np.random.default_rng(3)
    turned = [list(chance.permutation(LINES)) for _ in range(4)]
    texts = texts_of(LINES, LINES[:6], *turned, LINES[3:])
    order = texts.order
    pairs = (np.abs(order) @ np.abs(order).T - order @ order.T) / 2
    unordered = msgspec.structs.replace(texts, order=np.zeros_like(order))
    for above in (range(len(order)), [2, 0, 6], [0, 1]):
        costs = [wordless_cost(one, parents=above) for one in (texts, unordered)]
        assert costs[0] - costs[1] == pytest.approx(TURNED * np.log2(1 + pairs[list(above)]), abs=1e-5)


def test_sentences_in_the_same_words_are_told_from_those_altered_for_any_choice_of_texts() -> None:
    one, two = (LINES[0].replace("warden0", word) for word in ("guard0", "porter0"))
    texts = texts_of(LINES[:2], LINES[:2], [one, LINES[1]], [two, LINES[1]], kin={one: LINES[0], two: LINES[0]})
    whole = wordless_cost(texts)
    assert np.allclose(np.diag(whole), np.diag(whole)[0])
    assert whole[0] - whole[0, 0] == pytest.approx([0, 0, ALTERED, ALTERED])
    assert wordless_cost(texts, parents=[3, 0], children=[0, 2, 3]) == pytest.approx(whole[np.ix_([3, 0], [0, 2, 3])])


def test_what_came_in_from_another_strand_need_not_come_from_the_parent() -> None:
    both = [*LINES[:3], *LINES[6:8]]
    cost = _cost(texts_of(LINES[:3], both, both, entering={1: [3, 4]}))
    # The first to have the block brought it in; who copies from there has it from the first.
    assert (cost[0][1], cost[1][2]) == (0, 0)
    assert cost[0][2] == 2 * FROM_NOWHERE
