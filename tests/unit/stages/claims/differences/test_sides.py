from tests.support.asserted import asserted, story

from stemma.model import Alignment, Lineage
from stemma.stages.claims.differences.sides import Pair, make_side, place_of
from stemma.stages.claims.differences.support import Support

TEXT = "12 people were killed."


def support(lineages: list[list[str]]) -> Support:
    rows = story({"a": TEXT, "b": TEXT}, lineages=lineages)
    return Support(rows.of(Lineage), rows.of(Alignment))


def test_a_side_knows_who_gives_it_and_when_first() -> None:
    (one,) = asserted(TEXT, "count")
    side = make_side([one], support([["a"]]), published={"w": "2031-03-04"})
    assert side.witnesses == {"w"}
    assert side.lineages == {"alone w"}
    assert side.first == "2031-03-04"
    assert place_of(one) == ("w", 0, 21)


def test_without_a_publication_there_is_no_order() -> None:
    (one,) = asserted(TEXT, "count")
    held = support([["a"]])
    undated, dated = (make_side([one], held, published={"w": moment}) for moment in (None, "2031-03-04"))
    assert Pair(undated, dated, held).ordered() is None
    assert Pair(dated, dated, held).ordered() is None


def test_what_is_published_first_comes_first() -> None:
    (one,) = asserted(TEXT, "count")
    held = support([["a"]])
    later, first = (make_side([one], held, published={"w": moment}) for moment in ("2031-03-05", "2031-03-04"))
    assert Pair(later, first, held).ordered() == (first, later)


def test_one_lineage_is_shared_and_not_independent() -> None:
    (one,) = asserted(TEXT, "count")
    held = support([["a"]])
    side = make_side([one], held, published={})
    both = Pair(side, side, held)
    assert both.shared == {"alone w"}
    assert not both.independent
    assert not both.at_one_place
