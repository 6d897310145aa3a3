from tests.support.asserted import asserted, story

from stemma.model import Proposition, Rows
from stemma.stages.claims import weigh_claims
from stemma.stages.claims.relating import KINDS

FIRST = "The board will ask residents about wells on the survey for the first time since 1950."
ASKED = "Residents were asked about wells on the long survey as recently as 2000."


def propositions(*texts: str) -> list[Proposition]:
    held = dict(zip("abcdef", texts, strict=False))
    return list(Rows(weigh_claims(story(held, lineages=[[key] for key in held]))).of(Proposition))


def test_claims_that_are_only_looked_for_tell_nothing_alone() -> None:
    (kind,) = {one.kind for one in asserted(FIRST) if one.kind in KINDS}
    assert kind == "last-time"
    assert kind not in {one.kind for one in propositions(FIRST)}


def test_what_is_found_names_its_finder_and_its_reason() -> None:
    (one,) = [one for one in propositions(FIRST, ASKED) if one.kind == "last-time"]
    assert one.rule == "last so"
    assert one.lineages == len([FIRST, ASKED])
    assert "other times" in one.why


def test_an_exact_copy_changes_no_verdict_and_adds_no_origin() -> None:
    held = {"a": FIRST, "b": ASKED, "c": ASKED}
    found = Rows(weigh_claims(story(held, lineages=[["a"], ["b", "c"]]))).of(Proposition)
    (one,) = [one for one in found if one.kind == "last-time"]
    assert (one.rule, one.lineages) == ("last so", 2)
    assert sorted(len(value.claims) for value in one.values) == [1, 2]
