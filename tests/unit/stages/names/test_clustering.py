from collections import Counter
from collections.abc import Mapping, Sequence

import pytest

from stemma.stages.names.bearers import Bearer
from stemma.stages.names.clustering import Grouped, group_bearers
from stemma.stages.names.settings import NameSettings


def bearer(name: str, *leaves: str, kind: str = "person", lines: Sequence[str] = (), **known: object) -> Bearer:
    found = Bearer(type=kind, name=tuple(name.split()), loose=kind == "person" and " " not in name)
    found.leaves, found.lineages = set(leaves), set(lines)
    for field, value in known.items():
        setattr(found, field, value)
    return found


def grouped(
    bearers: Sequence[Bearer],
    aligned: Mapping[tuple[int, int], int] | None = None,
    merged: Sequence[tuple[int, int]] = (),
    split: Sequence[tuple[int, int]] = (),
) -> Grouped:
    return group_bearers(bearers, aligned or {}, merged=merged, split=split, beside={}, settings=NameSettings())


def test_spellings_of_one_man_are_one_group() -> None:
    found = grouped([bearer("vadim osipiev", "one"), bearer("vadim osipyev", "two"), bearer("pavel ratushko", "one")])
    assert found.groups == [[0, 1], [2]]


def test_a_lone_surname_joins_the_only_bearer() -> None:
    found = grouped([bearer("ada venn", "one"), bearer("venn", "two")])
    assert found.groups == [[0, 1]]
    assert "only bearer" in found.joined[1]


def test_a_lone_surname_of_two_bearers_stays_alone() -> None:
    found = grouped([bearer("ada venn", "one"), bearer("joren venn", "two"), bearer("venn", "three")])
    assert [2] in found.groups


def test_the_bearer_named_far_more_often_is_meant() -> None:
    many = [f"t{number}" for number in range(9)]
    found = grouped([bearer("ada venn", *many), bearer("joren venn", "two"), bearer("venn", "three")])
    assert [0, 2] in found.groups
    assert "By far" in found.joined[2]


def test_a_surname_in_the_line_of_its_bearer_says_so() -> None:
    found = grouped([bearer("ada venn", "one", lines=["a"]), bearer("venn", "two", lines=["a"])])
    assert "line of copies" in found.joined[1]


def test_a_lone_surname_of_the_other_gender_does_not_join() -> None:
    found = grouped([bearer("ada venn", "one", female=5), bearer("venn", "two", male=5)])
    assert found.groups == [[0], [1]]


def test_a_person_can_merge_what_the_machine_kept_apart() -> None:
    pair = [bearer("ada venn", "one"), bearer("tam orkney", "two")]
    assert grouped(pair).groups == [[0], [1]]
    assert grouped(pair, merged=[(0, 1)]).groups == [[0, 1]]


def test_a_person_can_merge_over_a_bar_of_the_machine() -> None:
    pair = [bearer("ada venn", "one", female=5), bearer("ada wenn", "two", male=5)]
    assert grouped(pair, merged=[(1, 0)]).groups == [[0, 1]]


def test_a_person_can_split_what_the_machine_joined() -> None:
    pair = [bearer("vadim osipiev", "one"), bearer("vadim osipyev", "two")]
    assert grouped(pair, split=[(0, 1)]).groups == [[0], [1]]


def test_a_split_outweighs_a_merge() -> None:
    pair = [bearer("ada venn", "one"), bearer("tam orkney", "two")]
    assert grouped(pair, merged=[(0, 1)], split=[(1, 0)]).groups == [[0], [1]]


def test_a_merge_drags_nobody_along_who_is_barred() -> None:
    three = [bearer("ada venn", "one", female=5), bearer("joren hale", "two"), bearer("joren hall", "three", male=5)]
    found = grouped(three, merged=[(0, 1)])
    assert not any({0, 2} <= set(group) for group in found.groups)


def test_a_split_surname_does_not_join_again() -> None:
    pair = [bearer("ada venn", "one"), bearer("venn", "two")]
    assert grouped(pair, split=[(0, 1)]).groups == [[0], [1]]


def test_what_might_be_one_is_told_and_not_joined() -> None:
    found = grouped([bearer("pavel kokna", "one"), bearer("pavel kukhna", "two")])
    assert found.groups == [[0], [1]]
    assert [(one, two) for one, two, _ in found.doubtful] == [(0, 1)]


def test_a_replaced_name_is_told() -> None:
    found = grouped([bearer("ada venn", "one"), bearer("tam orkney", "two")], {(0, 1): 1})
    assert [tie.replaced for _, _, tie in found.doubtful] == [True]


def test_nobody_is_lost() -> None:
    bearers = [
        bearer("ada venn", "one"),
        bearer("venn", "two"),
        bearer("marrow", "one", kind="place"),
        bearer("x", "y"),
    ]
    assert sorted(member for group in grouped(bearers).groups for member in group) == [0, 1, 2, 3]


@pytest.mark.parametrize("names", [["kiev", "kyiv"], ["united states", "us"]])
def test_names_that_the_lists_join_are_one(names: list[str]) -> None:
    bearers = [bearer(name, f"t{number}", kind="place") for number, name in enumerate(names)]
    assert len(grouped(bearers, {(0, 1): 1}).groups) == 1


def test_no_bearers_make_no_groups() -> None:
    assert grouped([]).groups == []


def given(name: str, *leaves: str) -> Bearer:
    return bearer(name, *leaves, salt=f"{leaves[0]}|")


def test_a_given_name_joins_its_bearer_beside_a_better_known_relation() -> None:
    kin = [bearer("joren venn", "one", "two", "three"), bearer("ada venn", "one")]
    found = grouped([*kin, given("ada", "two")])
    assert found.groups == [[0], [1, 2]]
    assert "beside a better known one" in found.joined[2]


@pytest.mark.parametrize(
    "others",
    [
        [bearer("ada venn", "one")],
        [bearer("joren venn", "one"), bearer("ada venn", "one", "two")],
        [bearer("joren venn", "one", "two"), bearer("ada venn", "one"), bearer("ada hale", "three")],
    ],
)
def test_a_given_name_without_a_better_known_relation_or_of_two_stays_alone(others: list[Bearer]) -> None:
    found = grouped([*others, given("ada", "four")])
    assert [len(others)] in found.groups


def test_what_a_person_split_does_not_join_by_a_given_name() -> None:
    kin = [bearer("joren venn", "one", "two", "three"), bearer("ada venn", "one")]
    assert [2] in grouped([*kin, given("ada", "two")], split=[(1, 2)]).groups


def test_a_president_is_not_the_wife_who_alone_bears_the_surname() -> None:
    wife = bearer("greta venn", "one", roles=Counter(["wife"]))
    assert grouped([wife, bearer("venn", "two", roles=Counter(["president"]))]).groups == [[0], [1]]
    assert grouped([wife, bearer("venn", "two")]).groups == [[0, 1]]


def test_a_surname_that_a_text_kept_apart_from_a_full_name_does_not_join_it() -> None:
    found = grouped([bearer("ada venn", "one"), bearer("venn", "one", refused={("ada", "venn")})])
    assert found.groups == [[0], [1]]


def test_a_title_before_the_first_of_a_full_name_joins_it() -> None:
    full = bearer("ko tae min", "one")
    assert grouped([full, bearer("ko", "two", roles=Counter(["chairman"]))]).groups == [[0, 1]]
    assert grouped([full, bearer("ko", "two")]).groups == [[0], [1]]
