from collections.abc import Sequence

import pytest
from tests.support.asserted import asserted, story

from stemma.model import Proposition, Rows, Verdict
from stemma.stages.claims import weigh_claims
from stemma.stages.claims.facts.enumerations import KIND


def named(*texts: str, lineages: Sequence[Sequence[str]] | None = None) -> list[Proposition]:
    held = dict(zip("abcdef", texts, strict=False))
    rows = story(held, lineages=lineages or [[key] for key in held])
    return [one for one in Rows(weigh_claims(rows)).of(Proposition) if one.rule == "more are named"]


def test_a_list_is_read_with_what_it_says_on_the_way() -> None:
    (one,) = asserted("They banned songs by Ada Lind, who sang at noon, Bo Ek and Eva Sol.", KIND)
    assert one.owner == ("ada lind", "bo ek", "eva sol")


@pytest.mark.parametrize("text", ["They met on Monday, Tuesday and Friday.", "The songs of Ada Lind were banned."])
def test_days_and_single_names_are_no_list(text: str) -> None:
    assert asserted(text, KIND) == []


def test_one_list_names_more_than_the_other() -> None:
    (one,) = named(
        "The station removed songs by Lind and Ek from its programme.",
        "It led the station to remove Ada Lind, Bo Ek and Eva Sol from the programme.",
    )
    assert one.verdict is Verdict.GRANULARITY
    assert len(one.values) == 2


def test_lists_in_sentences_about_something_else_do_not_meet() -> None:
    lists = ("The station removed songs by Lind and Ek.", "A prize went to Ada Lind, Bo Ek and Eva Sol in spring.")
    assert named(*lists) == []


def test_lists_that_each_have_a_name_of_their_own_are_left_alone() -> None:
    first = "The station removed songs by Lind, Ek and Sol from its programme."
    assert named(first, "The station removed songs by Lind, Ek, Brack and Varn from its programme.") == []


def test_copies_are_told_by_collation() -> None:
    texts = ("The station removed songs by Lind and Ek.", "The station removed songs by Lind, Ek and Sol.")
    assert named(*texts, lineages=[["a", "b"]]) == []


ONLY = "The only two singers whose songs were banned by the station are Ada Lind—who sang at noon in May—and Bo Ek."
MORE = "The station banned songs by Ada Lind, Bo Ek and Eva Sol."


def all_named(*texts: str, lineages: Sequence[Sequence[str]] | None = None) -> list[Proposition]:
    held = dict(zip("abcdef", texts, strict=False))
    rows = story(held, lineages=lineages or [[key] for key in held])
    return [one for one in Rows(weigh_claims(rows)).of(Proposition) if one.rule == "others are named"]


def test_a_list_may_say_that_it_names_all() -> None:
    (one,) = asserted(ONLY, KIND)
    assert (one.normalised, one.value[:8]) == ("only ada lind; bo ek", "The only")
    (other,) = asserted("Songs by only Ada Lind and Bo Ek were banned.", KIND)
    assert other.normalised == "only ada lind; bo ek"


def test_a_longer_list_contradicts_one_that_names_all() -> None:
    (one,) = all_named(ONLY, MORE)
    assert one.verdict is Verdict.GENUINE


def test_a_list_that_names_all_is_contradicted_by_no_list_of_others_or_as_many() -> None:
    assert all_named(ONLY, "The station banned songs by Ada Lind, Jan Brack and Eva Sol.") == []
    assert all_named(ONLY, "The station banned songs by Ada Lind and Bo Ek.") == []
    assert all_named(ONLY, "Prizes went to Ada Lind, Bo Ek and Eva Sol.") == []
    assert all_named(ONLY, MORE, lineages=[["a", "b"]]) == []
