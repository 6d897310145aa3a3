from stemma.engine.batches import Beside, cut, groups_by_key
from stemma.model import Candidate, Record, Rows, Sentence, StemCount


def sentence(witness: str, start: int) -> Sentence:
    return Sentence(id=f"{witness}{start}", witness=witness, start=start, end=start + 1, index=0)


def by_witness(record: Record) -> tuple[str, ...] | None:
    match record:
        case Sentence():
            return (record.witness,)
        case Candidate():
            return (record.left, record.right)
        case _:
            return None


COMMON = StemCount(stem=7, sentences=1, witnesses=1)


def test_rows_of_one_key_arrive_together_and_in_the_order_of_keys() -> None:
    rows = Rows([sentence("b", 0), sentence("a", 0), sentence("b", 5)])
    assert groups_by_key(rows, by_witness) == [[sentence("a", 0)], [sentence("b", 0), sentence("b", 5)]]


def test_a_row_that_belongs_to_all_stands_in_every_group() -> None:
    rows = Rows([sentence("b", 0), COMMON, sentence("a", 0)])
    assert groups_by_key(rows, by_witness) == [[COMMON, sentence("a", 0)], [COMMON, sentence("b", 0)]]


def test_a_row_without_a_group_is_left_out() -> None:
    assert groups_by_key(Rows([sentence("a", 0)]), lambda _record: ()) == []


def test_a_row_with_two_keys_stands_in_both_groups() -> None:
    both = Candidate(left="a", right="b", shared=1)
    assert groups_by_key(Rows([both]), by_witness) == [[both], [both]]


def test_a_batch_arrives_with_the_rows_that_it_names_and_no_others() -> None:
    beside = Beside(Rows([sentence("c", 0), sentence("a", 0), sentence("b", 0), COMMON]), by_witness)
    bag = beside.with_batch([Candidate(left="a", right="b", shared=1)])
    assert bag.of(Sentence) == [sentence("a", 0), sentence("b", 0)]
    assert bag.of(StemCount) == [COMMON]
    assert len(bag.of(Candidate)) == 1


def test_two_pairs_that_name_one_witness_bring_its_rows_once() -> None:
    beside = Beside(Rows([sentence(name, 0) for name in "abc"]), by_witness)
    bag = beside.with_batch([Candidate(left="a", right="b", shared=1), Candidate(left="a", right="c", shared=1)])
    assert [each.witness for each in bag.of(Sentence)] == ["a", "b", "c"]


def test_batches_hold_every_row_once() -> None:
    rows = [sentence("a", start) for start in range(5)]
    assert [len(batch) for batch in cut(rows, 2)] == [2, 2, 1]
    assert [row for batch in cut(rows, 2) for row in batch] == rows
