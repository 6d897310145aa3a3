import numpy as np
from tests.support.kinship import sentence
from tests.support.strands import texts_of

from stemma.stages.lineage.texts import (
    changed_texts,
    chosen,
    doubled,
    downward,
    median_text,
    neighbours,
    retold,
    with_text,
)

LINES = [sentence(number) for number in range(8)]
CHANGED = LINES[0].replace("warden0", "guard0")
KIN = {CHANGED: LINES[0]}


def test_what_one_witness_alone_has_is_left_out() -> None:
    texts = texts_of([*LINES[:2], sentence(70)], LINES[:2])
    assert texts.has.tolist() == [[1, 1], [1, 1]]
    assert texts.words.shape == (2, 0)


def test_a_changed_word_is_two_words_of_which_each_text_has_one() -> None:
    texts = texts_of([LINES[0]], [CHANGED], kin=KIN)
    assert sorted(texts.words.sum(axis=0).tolist()) == [1, 1]
    assert (texts.words[0] + texts.words[1]).tolist() == [1, 1]


def test_only_pairs_that_stand_both_ways_have_an_order() -> None:
    texts = texts_of(LINES[:3], [LINES[1], LINES[0], LINES[2]], LINES[2:4], LINES[2:4])
    assert len(texts.frame.pairs) == 1
    assert texts.order[:, 0].tolist() == [1, -1, 0, 0]


def test_headlines_are_one_whatever_their_case() -> None:
    texts = texts_of(LINES[:1], LINES[:1], LINES[:1], titles=["Gate Breaks", "Gate breaks", ""])
    assert texts.headline[0] == texts.headline[1] != texts.headline[2] == -1


def test_the_median_has_what_two_of_three_have() -> None:
    texts = median_text(texts_of(LINES[:4], LINES[:3], LINES[2:4]), [0, 1, 2])
    assert texts.has.tolist() == [1, 1, 1, 1]
    fewer = median_text(texts_of(LINES[:2], LINES[:1], LINES[1:2], LINES[:2]), [1, 2, 1])
    assert fewer.has.tolist() == [1, 0]


def test_the_median_takes_the_words_of_the_many() -> None:
    texts = texts_of([LINES[0]], [CHANGED], [LINES[0]], kin=KIN)
    assert median_text(texts, [0, 1, 2]).words.tolist() == texts.words[0].tolist()


def test_an_added_text_is_one_more_vertex_and_leaves_the_others_as_they_are() -> None:
    texts = texts_of(LINES[:4], LINES[:3], LINES[2:4], titles=["Gate", "Gate", ""])
    added = median_text(texts, [0, 1, 2])
    wider = with_text(texts, added)
    assert (wider.vertices, wider.leaves) == (4, 3)
    assert wider.has[:3].tolist() == texts.has.tolist()
    assert wider.has[3].tolist() == added.has.tolist()
    assert wider.headline.tolist() == [*texts.headline.tolist(), int(texts.headline[0])]


def test_an_unseen_text_has_what_stands_on_two_sides_of_it() -> None:
    texts = doubled(texts_of(LINES[:3], [*LINES[:2], LINES[4]], [LINES[0], LINES[4]]), 0)
    told = retold(texts, [3, 3, 3, -1])
    places = {tuple(column): place for place, column in enumerate(texts.has[:3].T.tolist())}
    assert told.has[3][places[1, 1, 1]] == 1
    assert told.has[3][places[0, 1, 1]] == 1
    assert np.array_equal(told.has[:3], texts.has[:3])


def test_only_unseen_texts_that_were_told_otherwise_are_changed() -> None:
    texts = texts_of(LINES[:3], [LINES[0], LINES[2], LINES[1]], LINES[:2], LINES[2:4])
    grown = with_text(with_text(texts, median_text(texts, [0, 1, 2])), median_text(texts, [0, 1, 3]))
    told = retold(grown, [4, 4, 4, 5, 5, -1])
    assert changed_texts(grown, grown) == []
    assert changed_texts(grown, told) == [vertex for vertex in (4, 5) if (grown.has[vertex] != told.has[vertex]).any()]
    assert changed_texts(grown, told)


def test_neighbours_are_parents_and_children() -> None:
    assert neighbours([-1, 0, 0, 1]) == [[1, 2], [0, 3], [0], [1]]


def test_parents_come_before_children() -> None:
    assert downward([2, 0, -1, 0]) == [2, 0, 1, 3]


def test_chosen_texts_keep_their_order() -> None:
    texts = texts_of(LINES[:1], LINES[:2], LINES[:3], LINES[:3])
    assert chosen(texts, [0, 1, 3]).has.tolist() == [texts.has[row].tolist() for row in (0, 1, 3)]


def test_two_that_draw_on_another_strand_show_no_unseen_text_with_what_came_in() -> None:
    both = [*LINES[:3], *LINES[6:8]]
    texts = texts_of(LINES[:3], both, both, entering={1: [3, 4], 2: [3, 4]})
    assert median_text(texts, [0, 1, 2]).has.tolist() == [1, 1, 1, 0, 0]
    told = retold(with_text(texts, median_text(texts, [0, 1, 2])), [3, 3, 3, -1])
    assert told.has[3].tolist() == [1, 1, 1, 0, 0]
