from tests.support.kinship import sentence, story, witness

from stemma.model import Archetype, Derivation, Lineage, Rows, Witness
from stemma.stages.lineage import infer_lineage
from stemma.stages.lineage.contamination import find_entering
from stemma.stages.lineage.evidence import Evidence, gather_evidence
from stemma.stages.lineage.sources import Sources, find_sources
from stemma.stages.lineage.strands import find_strands

FIRST = [sentence(number) for number in range(8)]
SECOND = [sentence(number) for number in range(20, 28)]
OWN = [sentence(number) for number in range(40, 52)]


def _sources(*told: Witness) -> tuple[Evidence, Sources]:
    rows = story(told)
    evidence = gather_evidence(rows, story="story", witnesses=[one.id for one in told])
    return evidence, find_sources(evidence, find_strands(evidence, list(evidence.bodies)))


def _parents(*told: Witness) -> dict[str, list[str]]:
    parents: dict[str, list[str]] = {}
    for one in Rows(infer_lineage(story(told))).of(Derivation):
        parents.setdefault(one.child, []).append(one.parent)
    return parents


def _pile() -> list[Witness]:
    one = [witness("a", FIRST), witness("b", [*FIRST[:7], OWN[9]])]
    two = witness("y", [*SECOND, *OWN[:3]])
    mixed = witness("m", [*FIRST[:6], *SECOND[2:8]])
    return [*one, two, mixed]


def test_each_sentence_belongs_to_the_strand_that_carries_it() -> None:
    evidence, sources = _sources(*_pile())
    assert sources.strands == [["a", "b", "m"], ["y"]]
    of = [sources.strand_of.get(column) for (column,) in evidence.columns.of["m"]]
    assert of == [0] * 6 + [1] * 6
    assert sources.mixed == [("m", 1)]


def test_a_witness_of_two_texts_has_a_parent_in_each() -> None:
    assert len(_parents(*_pile())["m"]) == 2


def test_a_copy_of_a_witness_of_two_texts_has_one_parent_and_stands_in_both_lineages() -> None:
    copy = witness("n", [*FIRST[:6], *SECOND[2:7]])
    pile = [*_pile(), copy]
    assert _sources(*pile)[1].mixed == [("m", 1), ("n", 1)]
    assert sorted(len(_parents(*pile)[name]) for name in "mn") == [1, 2]
    lineages = Rows(infer_lineage(story(pile))).of(Lineage)
    assert [one.witnesses for one in lineages if "y" in one.witnesses] == [["m", "n", "y"]]


def test_what_a_witness_of_two_texts_has_from_the_other_is_known_in_either_strand() -> None:
    evidence, sources = _sources(*_pile())
    of = [column for (column,) in evidence.columns.of["m"]]
    assert find_entering(evidence, sources, ["m"], strand=0) == {"m": frozenset(of[6:])}
    assert find_entering(evidence, sources, ["m"], strand=1) == {"m": frozenset(of[:6])}


def test_two_that_join_the_same_two_texts_show_no_text_between() -> None:
    one = [witness("a", FIRST), witness("b", [*FIRST[:7], OWN[9]])]
    mixed = [witness("m", [*FIRST[:6], *SECOND[:5]]), witness("k", [*FIRST[2:], *SECOND[4:]])]
    rows = Rows(infer_lineage(story([*one, witness("y", [*SECOND, *OWN[:3]]), *mixed])))
    assert [name for name in "km" if len([one for one in rows.of(Derivation) if one.child == name]) > 1] == ["k", "m"]
    assert rows.of(Archetype) == []


def test_one_borrowed_sentence_makes_no_second_parent() -> None:
    borrowing = witness("m", [*FIRST[:7], SECOND[0]])
    _, sources = _sources(witness("a", FIRST), witness("b", FIRST), witness("y", [SECOND[0], *OWN]), borrowing)
    assert sources.mixed == []


def test_a_sentence_that_two_strands_have_alike_is_of_neither() -> None:
    one = [witness(key, [*FIRST, OWN[0]]) for key in "abc"]
    two = [witness(key, [*SECOND, OWN[0]]) for key in "xyz"]
    evidence, sources = _sources(*one, *two)
    assert sources.strands == [["a", "b", "c"], ["x", "y", "z"]]
    (column,) = evidence.columns.of["a"][-1]
    assert column not in sources.strand_of


def test_a_block_is_broken_by_a_sentence_of_another_strand() -> None:
    woven = [text for pair in zip(FIRST[:6], SECOND[:6], strict=True) for text in pair]
    _, sources = _sources(witness("a", FIRST), witness("b", FIRST), witness("y", [*SECOND, *OWN]), witness("m", woven))
    assert sources.mixed == []
