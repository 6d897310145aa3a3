from tests.support.kinship import sentence, story, witness

from stemma.model import Alignment, Pair, Rows, Witness
from stemma.stages.lineage.evidence import Evidence, gather_evidence
from stemma.stages.lineage.strands import find_strands

FIRST = [sentence(number) for number in range(8)]
SECOND = [sentence(number) for number in range(20, 28)]


def _evidence(rows: Rows) -> Evidence:
    return gather_evidence(rows, story="story", witnesses=[told.id for told in rows.of(Witness)])


def _strands(*told: Witness) -> list[list[str]]:
    evidence = _evidence(story(told))
    return find_strands(evidence, list(evidence.bodies))


def test_witnesses_that_share_nothing_stand_alone() -> None:
    assert _strands(witness("a", FIRST), witness("b", SECOND)) == [["a"], ["b"]]


def test_copies_stand_together() -> None:
    assert _strands(witness("a", FIRST), witness("b", FIRST[:4]), witness("c", FIRST[2:])) == [["a", "b", "c"]]


def test_excerpts_of_one_long_text_stand_with_it_though_they_share_nothing() -> None:
    long = witness("a", [*FIRST, *SECOND])
    assert _strands(long, witness("b", FIRST), witness("c", SECOND)) == [["a", "b", "c"]]


def test_two_texts_of_one_house_that_share_background_are_two() -> None:
    one = [witness(key, FIRST) for key in "abc"]
    two = [witness(key, [*SECOND, FIRST[0]]) for key in "xyz"]
    assert _strands(*one, *two) == [["a", "b", "c"], ["x", "y", "z"]]


def test_two_texts_stay_two_where_each_has_a_copy_with_a_block_of_the_other() -> None:
    one = [witness("a", FIRST), witness("b", [*FIRST[1:], sentence(40)]), witness("m", [*FIRST[:6], *SECOND[:5]])]
    two = [witness("x", SECOND), witness("y", [*SECOND[1:], sentence(41)]), witness("n", [*SECOND[2:], *FIRST[3:]])]
    assert _strands(*one, *two) == [["a", "b", "m"], ["n", "x", "y"]]


def test_halves_of_one_text_that_its_copies_bind_are_one() -> None:
    whole = [witness("m", [*FIRST, *SECOND]), witness("n", [*SECOND, *FIRST])]
    halves = [witness("a", FIRST), witness("b", FIRST[1:]), witness("x", SECOND), witness("y", SECOND[1:])]
    assert _strands(*whole, *halves) == [["a", "b", "m", "n", "x", "y"]]


def test_the_order_of_members_changes_nothing() -> None:
    evidence = _evidence(story([witness(key, FIRST[place:]) for place, key in enumerate("abcd")]))
    assert find_strands(evidence, ["d", "b", "a", "c"]) == find_strands(evidence, ["a", "b", "c", "d"])


def test_copies_that_were_never_compared_are_one_strand_through_those_between_them() -> None:
    told = [witness(f"w{number:02d}", FIRST) for number in range(24)]
    compared = {(f"w{number:02d}", f"w{number + step:02d}") for number in range(24) for step in (1, 2)}
    rows = Rows(
        row for row in story(told) if not isinstance(row, Pair | Alignment) or (row.left, row.right) in compared
    )
    evidence = _evidence(rows)
    assert len(evidence.bonds) == 45
    assert find_strands(evidence, list(evidence.bodies)) == [sorted(evidence.bodies)]
