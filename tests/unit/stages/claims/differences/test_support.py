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
    assert not held.aligned(("a", 4, 8), ("b", 30, 34))
    assert not held.aligned(("a", 4, 8), ("d", 4, 8))
    assert held.opposite(("a", 0, 26)) == [("b", 0, 26)]


def test_ten_copies_are_one() -> None:
    held = support([["a", "b"]])
    assert held.independent([["x"]] * 10) == (1, 1)
    assert held.independent([["x"], ["y"], ["x"]]) == (2, 2)
    assert held.independent([]) == (0, 0)


def test_an_open_passage_makes_an_interval() -> None:
    held = support([["a", "b"]])
    assert held.independent([["x"], ["x", "y"]]) == (1, 2)
    assert held.independent([["x", "y"]]) == (1, 2)
    assert held.independent([["x", "y"], ["z"]]) == (2, 3)
    assert held.independent([["x", "y"], ["y", "z"]]) == (1, 3)


def test_a_copied_passage_speaks_for_one_origin() -> None:
    rows = story(TEXTS, lineages=[["a", "b"], ["c"]], kin=[("a", 0, "c", 0)])
    held = Support(rows.of(Lineage), rows.of(Alignment))
    first, other = ("a", 4, 8), ("c", 4, 8)
    assert held.one_text([first, other]) == {"lineage 0": "lineage 0", "lineage 1": "lineage 0"}


def test_passages_that_are_not_copied_keep_their_origins() -> None:
    rows = story(TEXTS, lineages=[["a", "b"], ["c"]], kin=[("a", 0, "c", 0)])
    held = Support(rows.of(Lineage), rows.of(Alignment))
    assert held.one_text([("a", 30, 34), ("c", 30, 40)]) == {"lineage 0": "lineage 0", "lineage 1": "lineage 1"}


def test_a_shared_quotation_is_no_copy() -> None:
    rows = story(TEXTS, lineages=[["a", "b"], ["c"]], kin=[("a", 0, "c", 0)])
    quoted = [msgspec.structs.replace(one, quoted=True) for one in rows.of(Alignment)]
    held = Support(rows.of(Lineage), quoted)
    assert held.one_text([("a", 4, 8), ("c", 4, 8)]) == {"lineage 0": "lineage 0", "lineage 1": "lineage 1"}


def test_lineages_whose_passages_are_copies_are_one_text_there_and_two_elsewhere() -> None:
    rows = story(TEXTS, lineages=[["a", "b"], ["c"]], kin=[("a", 0, "c", 0)])
    held = Support(rows.of(Lineage), rows.of(Alignment))
    assert held.one_text([("a", 0, 25), ("c", 0, 25)]) == {"lineage 0": "lineage 0", "lineage 1": "lineage 0"}
    assert held.one_text([("a", 27, 43), ("c", 27, 47)]) == {"lineage 0": "lineage 0", "lineage 1": "lineage 1"}


def test_copies_of_one_lineage_need_no_link() -> None:
    held = support([["a", "b"]])
    assert held.one_text([("a", 0, 25), ("b", 0, 25)]) == {"lineage 0": "lineage 0"}


def test_witnesses_are_kin_where_they_share_a_lineage() -> None:
    held = support([["a", "c"], ["b", "c"]])
    assert held.are_kin("a", "c")
    assert held.are_kin("d", "d")
    assert not held.are_kin("a", "b")
    assert not held.are_kin("a", "d")


def test_a_place_is_aligned_with_nothing_outside_the_passages_beside_its_own() -> None:
    held = support([["a", "b"], ["c"]])
    assert held.aligned(("b", 30, 35), ("a", 30, 35))
    assert not held.aligned(("a", 4, 8), ("b", 30, 35))
    assert not held.aligned(("a", 4, 8), ("d", 4, 8))
