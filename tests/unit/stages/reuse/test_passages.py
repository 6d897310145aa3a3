from stemma.model import Alignment, AlignmentKind, Sentence
from stemma.stages.reuse.passages import Passage, gather_passages


def sentence(witness: str, number: int) -> Sentence:
    return Sentence(id=f"{witness}{number}", witness=witness, start=10 * number, end=10 * number + 9, index=number)


def alignment(left: str, lefts: tuple[int, int], right: str, rights: tuple[int, int], score: float = 0.9) -> Alignment:
    return Alignment(
        id=f"{left}{lefts}{right}{rights}", left=left, left_start=10 * lefts[0], left_end=10 * lefts[1] + 9,
        right=right, right_start=10 * rights[0], right_end=10 * rights[1] + 9,
        kind=AlignmentKind.PARAPHRASE, score=score, why="",
    )  # fmt: skip


SENTENCES = [sentence(witness, number) for witness in "abc" for number in range(6)]


def test_alignments_that_meet_make_one_set() -> None:
    found = gather_passages(SENTENCES, [alignment("a", (0, 0), "b", (1, 1)), alignment("b", (1, 1), "c", (2, 2))])
    assert found == [[Passage("a", 0, 9), Passage("b", 10, 19), Passage("c", 20, 29)]]


def test_neighbouring_sentences_are_one_passage() -> None:
    found = gather_passages(SENTENCES, [alignment("a", (0, 0), "b", (1, 2))])
    assert found == [[Passage("a", 0, 9), Passage("b", 10, 29)]]


def test_no_set_holds_two_distant_passages_of_one_witness() -> None:
    chain = [
        alignment("a", (0, 0), "b", (1, 1), 0.9),
        alignment("b", (1, 1), "c", (2, 2), 0.8),
        alignment("a", (5, 5), "c", (2, 2), 0.3),
    ]
    assert gather_passages(SENTENCES, chain)[0][0] == Passage("a", 0, 9)
    assert len(gather_passages(SENTENCES, chain)) == 1


def test_the_order_of_alignments_changes_nothing() -> None:
    chain = [
        alignment("a", (0, 0), "b", (1, 1)),
        alignment("b", (1, 1), "c", (2, 2)),
        alignment("a", (3, 3), "c", (4, 4)),
    ]
    assert gather_passages(SENTENCES, chain) == gather_passages(SENTENCES[::-1], chain[::-1])


def test_without_alignments_there_are_no_passages() -> None:
    assert gather_passages(SENTENCES, []) == []
