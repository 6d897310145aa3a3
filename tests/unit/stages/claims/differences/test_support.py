import msgspec
from tests.support.asserted import story

from stemma.model import Alignment, Lineage
from stemma.stages.claims.differences.support import Support

TEXTS = {
    "a": "The dyke broke on Tuesday. Two pumps failed.",
    "b": "The dyke broke on Tuesday. Two pumps failed.",
    "c": "The dyke broke on Tuesday. It was foggy at sea.",
    "d": "A heron stood on the roof.",
}


def support(lineages: list[list[str]]) -> Support:
    rows = story(TEXTS, lineages=lineages)
    return Support(rows.of(Lineage), rows.of(Alignment))


def test_a_witness_of_one_lineage_speaks_for_it() -> None:
    held = support([["a", "b"], ["c"]])
    assert held.behind(("a", 0, 10)) == ["lineage 0"]
    assert held.behind(("c", 0, 10)) == ["lineage 1"]


def test_a_witness_without_a_lineage_stands_alone() -> None:
    assert support([["a", "b"]]).behind(("d", 0, 5)) == ["alone d"]


def test_a_passage_of_two_lineages_is_of_the_one_that_shares_it() -> None:
    held = support([["a", "c"], ["c"]])
    assert held.behind(("c", 0, 20)) == ["lineage 0"]
    assert held.behind(("c", 30, 40)) == ["lineage 1"]


def test_where_nothing_tells_all_lineages_are_possible() -> None:
    held = support([["a", "c"], ["b", "c"]])
    assert held.behind(("c", 30, 40)) == ["lineage 0", "lineage 1"]


def test_places_are_aligned_through_their_passages() -> None:
    held = support([["a", "b"], ["c"]])
    assert held.aligned(("a", 4, 8), ("b", 4, 8))
    assert held.aligned(("b", 30, 35), ("a", 30, 35))
    assert not held.aligned(("a", 4, 8), ("b", 30, 35))
    assert not held.aligned(("a", 4, 8), ("d", 4, 8))
