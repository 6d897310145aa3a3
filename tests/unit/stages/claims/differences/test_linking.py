from tests.support.asserted import story

from stemma.model import Alignment, Lineage
from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.differences.linking import are_apart, linked
from stemma.stages.claims.differences.support import Support

TEXTS = dict.fromkeys("abc", "The dyke broke. Two pumps failed.")


def claim(witness: str, value: str, *, key: str = "dyke", aside: bool = False) -> Assertion:
    return Assertion(
        witness=witness,
        start=0,
        end=8,
        kind="made up",
        subject="the dyke",
        key=key,
        slot="slot",
        value=value,
        normalised=value,
        aside=aside,
    )


def groups(*claims: Assertion, lineages: list[list[str]] | None = None) -> list[list[str]]:
    rows = story(TEXTS, lineages=lineages or [["a"], ["b"], ["c"]])
    support = Support(rows.of(Lineage), rows.of(Alignment))
    found = linked(claims, support, is_one=lambda left, right: left.normalised != right.normalised)
    return [[f"{one.witness} {one.value}" for one in group] for group in found]


def test_claims_of_one_key_and_other_lineages_are_linked() -> None:
    assert groups(claim("b", "2"), claim("a", "1"), claim("c", "1", key="pump")) == [["a 1", "b 2"]]


def test_what_a_copy_tells_otherwise_links_nothing() -> None:
    assert groups(claim("a", "1"), claim("b", "2"), lineages=[["a", "b"], ["c"]]) == []


def test_copies_come_with_the_claim_that_they_repeat() -> None:
    told = (claim("a", "1"), claim("b", "1"), claim("c", "2"))
    assert groups(*told, lineages=[["a", "b"], ["c"]]) == [["a 1", "b 1", "c 2"]]


def test_what_tells_of_another_event_and_what_has_no_key_is_left_out() -> None:
    assert groups(claim("a", "1"), claim("b", "2", aside=True)) == []
    assert groups(claim("a", "1", key=""), claim("b", "2", key="")) == []


def test_passages_of_one_lineage_are_not_apart() -> None:
    rows = story(TEXTS, lineages=[["a", "b"], ["c"]])
    support = Support(rows.of(Lineage), rows.of(Alignment))
    assert not are_apart(claim("a", "1"), claim("b", "1"), support)
    assert are_apart(claim("a", "1"), claim("c", "1"), support)
