import pytest

from stemma.model import EntityType, Mention, MentionForm
from stemma.stages.names.bearers import (
    Bearer,
    bearer_name,
    build_bearers,
    same_person_barred,
    settle_types,
    unit_tokens,
)
from stemma.stages.names.chains import Chain

#: Where a mention stands is of no matter here.
_PLACES = iter(range(10_000))


def chain(name: str, leaf: str, kind: str = "person", *, count: int = 1, **known: object) -> Chain:
    mentions = []
    for _ in range(count):
        start = next(_PLACES) * 100
        mentions.append(
            Mention(
                id=f"{leaf}-{start}",
                witness=leaf,
                start=start,
                end=start + len(name),
                text=name.title(),
                type=EntityType(kind),
                form=MentionForm.NAME,
            )
        )
    found = Chain(leaf=leaf, type=kind, name=tuple(name.split()), mentions=mentions)
    for field, value in known.items():
        setattr(found, field, value)
    return found


def built(
    *chains: Chain, lineages: dict[str, list[str]] | None = None, apart: dict[str, str] | None = None
) -> list[Bearer]:
    return build_bearers(list(chains), lineages or {}, apart=apart or {})


def test_one_full_name_in_two_texts_is_one_bearer() -> None:
    (bearer,) = built(chain("ada venn", "one"), chain("ada venn", "two"))
    assert bearer.leaves == {"one", "two"}


def test_titles_part_nobody() -> None:
    assert len(built(chain("dr ada venn", "one"), chain("ada venn", "two"))) == 1


def test_ages_part_bearers_of_one_name() -> None:
    found = built(chain("ada venn", "one", ages={24}), chain("ada venn", "two", ages={61}), chain("ada venn", "three"))
    assert sorted(len(bearer.chains) for bearer in found) == [1, 2]


@pytest.mark.parametrize(("one", "two", "bearers"), [(24, 25, 1), (54, 45, 1), (24, 34, 2)])
def test_ages_less_than_ten_years_apart_are_disputed_and_part_nobody(one: int, two: int, bearers: int) -> None:
    assert len(built(chain("ada venn", "one", ages={one}), chain("ada venn", "two", ages={two}))) == bearers


def test_a_slip_in_an_age_makes_no_second_person_in_one_line_of_copies() -> None:
    pair = (chain("ada venn", "one", ages={24}), chain("ada venn", "two", ages={42}))
    assert len(built(*pair, lineages={"one": ["a"], "two": ["a"]})) == 1
    assert len(built(*pair, lineages={"one": ["a"], "two": ["b"]})) == 2


def test_first_names_alone_stay_apart_unless_their_texts_are_copies() -> None:
    pair = (chain("vadim", "one", ages={38}), chain("vadim", "two", ages={38}))
    assert len(built(*pair)) in (1, 2)
    given = (chain("maria", "one"), chain("maria", "two"))
    assert len(built(*given, lineages={"one": ["a"], "two": ["b"]})) == 2
    assert len(built(*given, lineages={"one": ["a"], "two": ["a"]})) == 1


def test_first_names_of_one_line_with_different_ages_stay_apart() -> None:
    found = built(
        chain("maria", "one", ages={19}), chain("maria", "two", ages={44}), lineages={"one": ["a"], "two": ["a"]}
    )
    assert len(found) == 2


def test_a_father_and_a_son_are_told_apart_where_one_text_names_both() -> None:
    both = [chain("joren hale", "one"), chain("joren hale jr", "one"), chain("joren hale jr", "two")]
    assert len(built(*both)) == 2
    assert len(built(chain("joren hale", "one"), chain("joren hale jr", "two"))) == 1


def test_what_a_person_took_out_has_a_salt_of_its_own() -> None:
    left, right = chain("ada venn", "one"), chain("ada venn", "two")
    found = built(left, right, apart={right.mentions[0].id: "parted"})
    assert [bearer.salt for bearer in found] == ["", "parted"]


def test_types_part_bearers() -> None:
    assert len(built(chain("marrow", "one", "place"), chain("marrow", "two", "organisation"))) == 2


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("ostap velin battalion", ("ostap", "velin")),
        ("5th brigade", ("5th", "brigade")),
        ("ukrainian army", ("ukrainian", "army")),
        ("torvana", ("torvana",)),
        ("foreign legion", ("foreign", "legion")),
    ],
)
def test_a_unit_meets_others_under_its_own_name(name: str, own: tuple[str, ...]) -> None:
    assert unit_tokens(tuple(name.split())) == own
    assert bearer_name(chain(name, "one", "unit")) == own


def bearer(**known: object) -> Bearer:
    found = Bearer(type="person", name=("ada", "venn"))
    for field, value in known.items():
        setattr(found, field, value)
    return found


def test_gender_needs_a_margin() -> None:
    assert bearer(female=2).gender == "f"
    assert bearer(male=2).gender == "m"
    assert bearer(female=1).gender == ""
    assert bearer(female=3, male=2).gender == ""


def test_a_man_is_never_a_woman() -> None:
    assert "woman" in same_person_barred(bearer(female=5), bearer(male=5))
    assert same_person_barred(bearer(female=5), bearer()) == ""


def test_ages_that_differ_bar() -> None:
    left, right = bearer(), bearer()
    left.ages.update([24])
    right.ages.update([61])
    assert same_person_barred(left, right) == "their ages differ"
    right.ages.update([25])
    assert same_person_barred(left, right) == ""


def test_types_bar() -> None:
    assert same_person_barred(bearer(), bearer(type="place")) != ""


def test_a_misspelt_company_takes_the_type_of_its_other_spelling() -> None:
    chains = [chain("marrskvist lines", "one", "organisation", count=3), chain("marrskvist lynes", "two", "other")]
    settle_types(chains)
    assert [one.type for one in chains] == ["organisation", "organisation"]


def test_a_person_of_whom_something_is_known_keeps_the_type() -> None:
    chains = [chain("marrskvist", "one", "place", count=3), chain("marrskvist", "two", "person", roles={"mayor"})]
    settle_types(chains)
    assert [one.type for one in chains] == ["place", "person"]


def test_the_more_frequent_spelling_decides() -> None:
    chains = [chain("marrskvist", "one", "place"), chain("marrskwist", "two", "other", count=4)]
    settle_types(chains)
    assert [one.type for one in chains] == ["place", "other"]


def test_a_name_takes_the_type_of_the_one_that_stands_in_its_place_in_a_copy() -> None:
    chains = [chain("marrskvist lines", "one", "organisation"), chain("malrskvist lynes", "two", "place")]
    settle_types(chains, [(chains[0].mentions[0].id, chains[1].mentions[0].id)])
    assert [one.type for one in chains] == ["organisation", "organisation"]
