from collections.abc import Sequence

from tests.support.asserted import story

from stemma.model import Proposition, Rows, Verdict
from stemma.stages.claims import weigh_claims


def ranks(*texts: str, lineages: Sequence[Sequence[str]] | None = None) -> list[Proposition]:
    held = dict(zip("abcdef", texts, strict=False))
    rows = story(held, lineages=lineages or [[key] for key in held])
    return [one for one in Rows(weigh_claims(rows)).of(Proposition) if one.rule == "another rank"]


FULL = "Attorney General Ada Lind spoke of the dyke."
LOWER = "Ada Lind, the principal deputy assistant attorney general, spoke of the dyke."


def test_lineages_tell_another_rank_of_one_office() -> None:
    (one,) = ranks(FULL, LOWER)
    assert one.verdict is Verdict.GENUINE
    assert sorted(value.value_normalised for value in one.values) == [
        "attorney general",
        "principal deputy assistant attorney general",
    ]


def test_what_an_office_is_of_may_be_left_out() -> None:
    (one,) = ranks("Ada Lind, the mayor of Brack, spoke.", "Deputy Mayor Ada Lind spoke.")
    assert one.verdict is Verdict.GENUINE


def test_a_text_that_shortens_the_rank_tells_the_full_one() -> None:
    assert ranks(f"{LOWER} Attorney General Ada Lind left.", LOWER) == []


def test_other_offices_other_people_and_other_times_are_no_difference() -> None:
    assert ranks(FULL, "Ada Lind, the deputy mayor, spoke of the dyke.") == []
    assert ranks(FULL, LOWER.replace("Ada Lind", "Bo Ek")) == []
    assert ranks("Mayor Ada Lind spoke.", "Former mayor Ada Lind spoke.") == []


def test_copies_are_told_by_collation() -> None:
    assert ranks(FULL, LOWER, lineages=[["a", "b"]]) == []
