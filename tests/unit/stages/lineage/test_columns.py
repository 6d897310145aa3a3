from itertools import combinations

import msgspec
from tests.support.kinship import sentence, witness
from tests.support.strands import evidence_of

from stemma.model import Alignment, AlignmentKind
from stemma.stages.lineage.columns import find_columns

LINES = [sentence(number) for number in range(6)]


def _aligned(left: tuple[str, int, int], right: tuple[str, int, int], *, quoted: bool = False) -> Alignment:
    return Alignment(
        id=f"{left}{right}",
        left=left[0],
        left_start=left[1],
        left_end=left[2],
        right=right[0],
        right_start=right[1],
        right_end=right[2],
        kind=AlignmentKind.PARAPHRASE,
        score=1.0,
        why="drawn up",
        quoted=quoted,
    )


def test_one_sentence_in_three_witnesses_is_one_column() -> None:
    told = [witness("a", LINES[:2]), witness("b", [LINES[1], LINES[3]]), witness("c", [LINES[5], LINES[1]])]
    columns = evidence_of(told).columns.of
    assert columns["a"][1] == columns["b"][0] == columns["c"][1]
    assert len({*columns["a"], *columns["b"], *columns["c"]}) == 4


def test_sentences_without_a_like_stand_in_columns_of_their_own() -> None:
    columns = find_columns({"a": [(0, 9), (10, 20)], "b": [(0, 5)]}, [])
    assert sorted(column for row in columns.of.values() for column in row) == [(0,), (1,), (2,)]


def test_two_sentences_run_together_elsewhere_stay_two_columns_and_that_text_has_both() -> None:
    columns = find_columns({"a": [(0, 10), (11, 20)], "b": [(0, 19)]}, [_aligned(("a", 0, 20), ("b", 0, 19))])
    (first,), (second,) = columns.of["a"]
    assert first != second
    assert columns.of["b"] == [(first, second)]


def test_sentences_far_apart_are_not_both_taken_for_one() -> None:
    spans = {"a": [(0, 10), (11, 20), (21, 30)], "b": [(0, 10)]}
    sure = _aligned(("a", 0, 10), ("b", 0, 10))
    columns = find_columns(spans, [sure, msgspec.structs.replace(_aligned(("a", 21, 30), ("b", 0, 10)), score=0.3)])
    assert columns.of["b"] == [columns.of["a"][0]]
    assert columns.of["a"][2] != columns.of["a"][0]


def test_an_alignment_that_only_touches_a_sentence_says_nothing_of_it() -> None:
    columns = find_columns({"a": [(0, 10), (10, 30)], "b": [(0, 12)]}, [_aligned(("a", 0, 14), ("b", 0, 12))])
    assert columns.of["a"][0] == columns.of["b"][0] != columns.of["a"][1]


def test_a_column_bound_by_quotations_says_so() -> None:
    spans = {"a": [(0, 10), (11, 20)], "b": [(0, 10), (11, 20)]}
    bound = [_aligned(("a", 0, 10), ("b", 0, 10), quoted=True), _aligned(("a", 11, 20), ("b", 11, 20))]
    columns = find_columns(spans, bound)
    assert [columns.quoted[column] for (column,) in columns.of["a"]] == [True, False]


def test_one_doubtful_step_does_not_make_two_sentences_of_a_witness_one_column() -> None:
    spans = {key: [(0, 10), (11, 20)] for key in "abc"}
    sure = [_aligned((one, start, end), (two, start, end)) for one, two in ("ab", "bc") for start, end in spans["a"]]
    stray = msgspec.structs.replace(_aligned(("a", 0, 10), ("c", 11, 20)), score=0.3)
    columns = find_columns(spans, [stray, *sure]).of
    assert len({*columns["a"]}) == 2
    assert columns["a"] == columns["b"] == columns["c"]


def test_one_alignment_among_many_pairs_of_copies_that_lack_it_joins_no_columns() -> None:
    one, two = "abcd", "wxyz"
    spans = {**{key: [(0, 10), (11, 20)] for key in one}, **{key: [(0, 10), (21, 30)] for key in two}}
    inside = [
        _aligned((left, *span), (right, *span))
        for group in (one, two)
        for left, right in combinations(group, 2)
        for span in spans[left]
    ]
    # All eight have the first sentence in common, and one pair seems to have the second.
    first = [_aligned((left, 0, 10), (right, 0, 10)) for left in one for right in two]
    stray = msgspec.structs.replace(_aligned(("a", 11, 20), ("w", 21, 30)), score=0.3)
    columns = find_columns(spans, [*inside, *first, stray]).of
    assert {columns[key][0] for key in spans} == {columns["a"][0]}
    assert columns["a"][1] == columns["d"][1] != columns["w"][1]


def test_the_order_of_alignments_changes_nothing() -> None:
    spans = {key: [(0, 10), (11, 20)] for key in "abc"}
    bound = [_aligned((one, 0, 10), (two, 11, 20)) for one, two in ("ab", "bc", "ac")]
    assert find_columns(spans, bound) == find_columns(dict(reversed(spans.items())), reversed(bound))
