import numpy as np
from tests.support.ferry import sentences, witness

from stemma.model import Rows, StemCount
from stemma.stages.reuse import find_candidates, sketch_sentences
from stemma.stages.reuse.background import BackgroundSettings, learn_background
from stemma.stages.reuse.body import read_body
from stemma.stages.reuse.evidence import EvidenceSettings, weigh_pair
from stemma.stages.reuse.linking import Link, LinkSettings, link_sentences
from stemma.stages.reuse.similarity import compare_sentences, find_overlap


def links(left: str, right: str) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(link.lefts, link.rights) for link in linked(left, right)]


def linked(left: str, right: str) -> list[Link]:
    witnesses = [witness("left", left), witness("right", right)]
    rows = Rows([*witnesses, *(line for of in witnesses for line in sentences(of))])
    counts = [count for count in find_candidates(Rows(sketch_sentences(rows))) if isinstance(count, StemCount)]
    background = learn_background(counts, settings=BackgroundSettings())
    one, two = (read_body(of, sentences(of), background=background) for of in witnesses)
    overlap = find_overlap(one, two)
    assert np.isfinite(weigh_pair(one, two, overlap, settings=EvidenceSettings()).bits)
    return link_sentences(compare_sentences(one, two, overlap), one, two, settings=LinkSettings())


def test_sentences_find_their_partners_in_another_order() -> None:
    left = "Divers inspect the broken hull tomorrow. Fishing boats rescued frightened passengers."
    right = "Fishing boats took frightened passengers. Tomorrow divers look at the broken hull."
    assert links(left, right) == [((0,), (1,)), ((1,), (0,))]


def test_two_sentences_stand_against_one_that_joins_them() -> None:
    left = "Divers inspect the broken hull tomorrow. Mechanics replace two rusty propellers meanwhile."
    right = "While divers inspect the broken hull tomorrow, mechanics replace two rusty propellers."
    assert links(left, right) == [((0, 1), (0,))]


def test_one_sentence_stands_against_two_that_share_its_text() -> None:
    left = "While divers inspect the broken hull tomorrow, mechanics replace two rusty propellers."
    right = "Divers inspect the broken hull tomorrow. Mechanics replace two rusty propellers meanwhile."
    assert links(left, right) == [((0,), (0, 1))]


def test_a_sentence_that_holds_parts_of_two_distant_ones_stands_against_both() -> None:
    left = "Divers inspect the broken hull tomorrow. Bakers sold bread. Gulls cried. Mechanics mend rusty propellers."
    right = "Mechanics mend rusty propellers and divers inspect the broken hull tomorrow."
    assert links(left, right) == [((0,), (0,)), ((3,), (0,))]


def test_sentences_with_nothing_but_a_name_in_common_stay_apart() -> None:
    assert links("Selkie sank near Orrin.", "Orrin votes for a new mayor next week.") == []


def test_nothing_is_linked_with_nothing() -> None:
    assert links("", "Boats sail.") == []
    assert links("", "") == []


#: Five sentences that two texts share word for word, three more, and two that tell of one matter in other words.
SHARED = [
    "Divers inspect the broken hull tomorrow.",
    "Mechanics replace two rusty propellers meanwhile.",
    "Fishing boats rescued frightened passengers at dawn.",
    "The captain blamed a failing lamp.",
    "Islanders want another vessel before winter.",
]
MORE = ["Shops ran short of bread.", "Fares are returned in Market Street.", "Charts of the strait are old."]
OTHERS = ["Gulls cried over the quay.", "A bride waited without a priest.", "Ministers promise a tunnel again."]
HERE = "The harbour board of Orrin ordered wicks and oil in spring."
THERE = "Nobody at Orrin knew why that board paid fireworks."


def test_a_doubtful_pair_stands_only_where_the_texts_are_one() -> None:
    """Five sentences of nine make no text that stands in the other as a whole, eight of nine do."""
    parts = links(" ".join([*SHARED, *MORE, HERE]), " ".join([*SHARED, *OTHERS, THERE]))
    whole = links(" ".join([*SHARED, *MORE, HERE]), " ".join([*SHARED, *MORE, THERE]))
    assert parts == [((row,), (row,)) for row in range(5)]
    assert whole == [((row,), (row,)) for row in range(9)]
