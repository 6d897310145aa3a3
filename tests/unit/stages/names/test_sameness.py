import pytest

from stemma.stages.names.sameness import CUT, same_name_score, token_likeness


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ada Venn", "Ada Venn"),
        ("Dr Ada Venn", "Ada Venn"),
        ("Venn, Ada", "Ada Venn"),
        ("Vadim Osipiev", "Vadim Osipyev"),
        ("Сергей Мухта", "Sergei Mukhta"),
        ("AdaVenn", "Ada Venn"),
        ("Joren Albrechtsen", "Joren Albrechsen"),
        ("A. Venn", "A. Wenn"),
    ],
)
def test_names_of_one_person_are_above_the_cut(left: str, right: str) -> None:
    assert same_name_score(left, right, person=True) >= CUT


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ada Venn", "Joren Venn"),
        ("Ada Venn", "Ada Hale"),
        ("Ada Venn", "Tam Orkney"),
        ("Kim Jong Sik", "Ri Hong-sop"),
        ("", "Ada Venn"),
        ("Ada Venn", "—"),
    ],
)
def test_names_of_two_people_are_below_it(left: str, right: str) -> None:
    assert same_name_score(left, right, person=True) < CUT


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Marrow Lines Inc", "Marrow Lines", True),
        ("The Marrow Lines", "Marrow Lines Ltd", True),
        ("Marrow Lines", "Orkney Lines", False),
        ("Marrow Lines", "Marrow Trust", False),
    ],
)
def test_legal_forms_and_articles_say_nothing_of_a_body(left: str, right: str, *, same: bool) -> None:
    assert (same_name_score(left, right, person=False) >= CUT) is same


@pytest.mark.parametrize(("left", "right"), [("Ada Venn", "Venn"), ("Ada Venn", "Ada M. Venn"), ("a b", "b c d")])
def test_the_order_changes_nothing(left: str, right: str) -> None:
    assert same_name_score(left, right, person=True) == same_name_score(right, left, person=True)


def test_the_score_is_a_share() -> None:
    for left, right in (("Ada Venn", "Ada Venn"), ("Ada", "Zoltan Okafor"), ("x", "y")):
        assert -1e-9 <= same_name_score(left, right, person=True) + 0.2 <= 1.2 + 1e-9


def test_a_slip_in_a_long_word_costs_little_and_in_a_short_one_much() -> None:
    assert token_likeness("albrechtsen", "albrechsen") > token_likeness("hale", "hall")
    assert token_likeness("venn", "venn") == 1.0
