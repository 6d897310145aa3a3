import pytest

from stemma.stages.names.bearers import Bearer
from stemma.stages.names.linking import Tie, Ties, compare, qualified_pairs, same_thing, with_surname


def bearer(name: str, kind: str = "person", **known: object) -> Bearer:
    found = Bearer(type=kind, name=tuple(name.split()), loose=kind == "person" and " " not in name)
    for field, value in known.items():
        setattr(found, field, value)
    return found


def tie(left: Bearer, right: Bearer, *, places: int = 0, company: dict[int, frozenset[int]] | None = None) -> Tie:
    return Ties([left, right], {(0, 1): places} if places else {}, company).tie(0, 1)


def test_an_aligned_place_joins_what_spelling_alone_does_not() -> None:
    left, right = bearer("pavel mokda", leaves={"one"}), bearer("pavel mukhta", leaves={"two"})
    assert tie(left, right).log_odds < 0 < tie(left, right, places=1).log_odds
    assert tie(left, right, places=2).log_odds > tie(left, right, places=1).log_odds
    assert "same place" in tie(left, right, places=1).why


def test_a_name_that_is_nothing_alike_at_one_place_was_replaced() -> None:
    found = tie(bearer("ada venn"), bearer("tam orkney"), places=2)
    assert found.replaced
    assert found.barred == "the name was replaced"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (bearer("ada venn"), bearer("joren venn")),
        (bearer("ada venn", female=5), bearer("ada wenn", male=5)),
        (bearer("ada venn", leaves={"one"}), bearer("ada wenn", leaves={"one"})),
        (bearer("marrow", "place"), bearer("marrow", "organisation")),
        (bearer("maria", salt="a"), bearer("maria", salt="b")),
        (bearer("joren hale"), bearer("joren hale", salt="jr")),
    ],
)
def test_what_can_never_be_one_is_barred(left: Bearer, right: Bearer) -> None:
    assert tie(left, right).barred


def test_a_given_name_alone_links_nobody() -> None:
    assert tie(bearer("vadim"), bearer("vadim orlin")).log_odds < -1.5


def test_roles_and_ages_speak_for_one_person() -> None:
    plain = tie(bearer("ada venn"), bearer("ada wenn")).log_odds
    left, right = bearer("ada venn"), bearer("ada wenn")
    for one in (left, right):
        one.roles.update(["restaurateur"])
        one.ages.update([50])
    found = tie(left, right)
    assert found.log_odds == pytest.approx(plain + 2.5)
    assert "restaurateur" in found.why


def test_a_role_that_everybody_has_says_nothing() -> None:
    left, right = bearer("ada venn"), bearer("ada wenn")
    for one in (left, right):
        one.roles.update(["man"])
    assert tie(left, right).log_odds == tie(bearer("ada venn"), bearer("ada wenn")).log_odds


def test_units_with_like_names_beside_one_person_are_one() -> None:
    left, right = bearer("bavonia", "unit", leaves={"one"}), bearer("pavonia", "unit", leaves={"two"})
    apart = tie(left, right, places=1).log_odds
    together = tie(left, right, places=1, company={0: frozenset([7]), 1: frozenset([7])}).log_odds
    assert apart < together
    assert together > 0


def test_towns_that_no_list_knows_are_one_where_they_are_spelt_alike() -> None:
    assert (
        tie(bearer("ortiskstad", "place", leaves={"one"}), bearer("ortiscstad", "place", leaves={"two"})).log_odds > 0
    )


def test_towns_of_the_lists_stay_two() -> None:
    assert tie(bearer("austria", "place", leaves={"one"}), bearer("australia", "place", leaves={"two"})).log_odds < 0


def test_two_towns_of_one_text_are_two() -> None:
    assert (
        tie(bearer("ortiskstad", "place", leaves={"one"}), bearer("ortiscstad", "place", leaves={"one"})).log_odds < 0
    )


def test_initials_fit_a_long_name() -> None:
    left, right = bearer("nbc", "organisation"), bearer("northern bank commission", "organisation")
    assert compare(left, right).log_odds > 0


def test_pairs_meet_where_they_sound_alike_or_stand_at_one_place() -> None:
    bearers = [bearer("pavel mokda"), bearer("pavel mukhta"), bearer("zoltan weber"), bearer("marrow", "place")]
    assert set(Ties(bearers, {}).candidates()) == {(0, 1)}
    assert (0, 2) in set(Ties(bearers, {(0, 2): 1}).candidates())


def test_a_tie_is_the_same_both_ways() -> None:
    ties = Ties([bearer("ada venn"), bearer("ada wenn")], {})
    assert ties.tie(0, 1) == ties.tie(1, 0)


def test_who_bears_a_surname() -> None:
    bearers = [bearer("ada venn"), bearer("joren venn"), bearer("tam orkney"), bearer("venn")]
    assert with_surname(bearers, bearers[3]) == [0, 1]


def test_the_lists_join_names_of_one_thing() -> None:
    assert same_thing(bearer("kiev", "place"), bearer("kyiv", "place"))
    assert not same_thing(bearer("kiev"), bearer("kyiv"))
    assert not same_thing(bearer("kiev", "place"), bearer("marrow", "place"))


def test_bodies_of_two_kinds_are_two_even_at_one_place() -> None:
    union, parliament = bearer("marrow union", "organisation"), bearer("marrow parliament", "organisation")
    assert tie(union, parliament, places=2).barred
    ministry, department = bearer("marrow ministry", "organisation"), bearer("marrow department", "organisation")
    assert not tie(ministry, department, places=2).barred


def pairs(*names: str, kind: str = "organisation") -> set[tuple[str, str]]:
    bearers = [bearer(name, kind) for name in names]
    return {(names[one], names[two]) for one, two in qualified_pairs(bearers)}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("congress", "us congress"), {("congress", "us congress")}),
        (("senate", "polish senate", "tallinn zoo"), {("senate", "polish senate")}),
        (("vulture herald", "los angeles vulture herald"), {("vulture herald", "los angeles vulture herald")}),
        (("senate", "polish senate", "french senate"), set()),
        (("parliament", "european parliament"), set()),
        (("senate", "old senate"), set()),
        (("us congress", "american congress"), set()),
    ],
)
def test_a_body_is_one_with_and_without_its_country_where_the_story_has_no_other(
    names: tuple[str, ...], expected: set[tuple[str, str]]
) -> None:
    assert pairs(*names) == expected


def test_such_a_pair_is_weighed_as_one_and_persons_are_left_out() -> None:
    assert tie(bearer("congress", "organisation"), bearer("us congress", "organisation")).log_odds > 0
    assert pairs("paris", "london paris", kind="person") == set()


def test_company_does_not_join_bodies_that_differ_in_words_of_the_language() -> None:
    left, right = bearer("orvash times", "organisation"), bearer("orvash angels", "organisation")
    company = {0: frozenset({2}), 1: frozenset({2})}
    assert tie(left, right, company=company).log_odds < 0
    spelt = bearer("orvush times", "organisation")
    assert tie(left, spelt, company=company).log_odds > tie(left, spelt).log_odds
