from stemma.stages.lineage.spans import common, length, union, without


def test_union_merges_what_touches() -> None:
    assert union([(5, 8), (0, 3), (3, 4), (7, 9), (2, 2)]) == [(0, 4), (5, 9)]


def test_common_is_what_stands_in_both() -> None:
    assert common([(0, 10), (20, 30)], [(5, 22), (28, 40)]) == [(5, 10), (20, 22), (28, 30)]


def test_without_keeps_what_stands_in_the_first_only() -> None:
    assert without([(0, 10), (20, 30)], [(2, 4), (8, 22)]) == [(0, 2), (4, 8), (22, 30)]


def test_without_nothing_is_the_same() -> None:
    assert without([(0, 10)], []) == [(0, 10)]


def test_one_removed_span_may_cut_several() -> None:
    assert without([(0, 4), (5, 9), (10, 14)], [(2, 12)]) == [(0, 2), (12, 14)]


def test_length_counts_characters() -> None:
    assert length([(0, 4), (10, 11)]) == 5
