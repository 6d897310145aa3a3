from collections.abc import Sequence

import pytest
from tests.support.asserted import asserted, story

from stemma.model import Proposition, Rows, Verdict
from stemma.stages.claims import weigh_claims
from stemma.stages.claims.toll.harmed import KIND


def bonds(*texts: str, lineages: Sequence[Sequence[str]] | None = None) -> list[Proposition]:
    held = dict(zip("abcdef", texts, strict=False))
    rows = story(held, lineages=lineages or [[key] for key in held])
    return [one for one in Rows(weigh_claims(rows)).of(Proposition) if one.rule == "a bond is told"]


def test_the_noun_for_the_harmed_person_is_a_claim() -> None:
    (one,) = asserted("Singer Bo Varnlund is accused of an attack on a heavily pregnant woman.", KIND)
    assert (one.normalised, one.degree, one.owner) == ("heavily pregnant woman", "", ("varnlund",))


@pytest.mark.parametrize(
    "text",
    [
        "Varnlund beat two women.",
        "Varnlund beat Ada Lind.",
        "Varnlund beat the drum for a woman.",
        "Varnlund beat the odds.",
    ],
)
def test_several_people_names_and_things_are_none(text: str) -> None:
    assert asserted(text, KIND) == []


TOLD = "The singer Varnlund awaits trial on charges that he beat his pregnant girlfriend."
UNTOLD = "Prosecutors brought charges against Varnlund for assaulting a pregnant woman."


def test_one_text_tells_who_the_harmed_person_was_to_the_other() -> None:
    (one,) = bonds(TOLD, UNTOLD)
    assert one.verdict is Verdict.GRANULARITY
    assert {value.value for value in one.values} == {"his pregnant girlfriend", "a pregnant woman"}


def test_a_text_that_tells_the_bond_elsewhere_leaves_nothing_out() -> None:
    assert bonds(TOLD, f"{UNTOLD} Varnlund is said to have beaten his former girlfriend.") == []


def test_harm_by_another_and_copies_are_no_row() -> None:
    assert bonds(TOLD, UNTOLD.replace("Varnlund", "Brackman")) == []
    assert bonds(TOLD, UNTOLD, lineages=[["a", "b"]]) == []
