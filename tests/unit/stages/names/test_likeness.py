import pytest

from stemma.stages.names.likeness import (
    Comparison,
    Fit,
    acronym_of,
    compare_names,
    compare_persons,
    core_tokens,
    could_reach,
    given_log_odds,
    is_patronymic,
    nicknames,
    person_tokens,
    token_log_odds,
)


def persons(left: str, right: str) -> Comparison:
    return compare_persons(tuple(left.split()), tuple(right.split()))


def bodies(left: str, right: str) -> Comparison:
    return compare_names(tuple(left.split()), tuple(right.split()))


@pytest.mark.parametrize(
    ("left", "right", "fit"),
    [
        ("ada venn", "ada venn", Fit.EQUAL),
        ("ada venn", "dr ada venn", Fit.EQUAL),
        ("ada venn", "ada venn jr", Fit.EQUAL),
        ("ivan ivanovich orlin", "ivan orlin", Fit.EQUAL),
        ("vadim osipiev", "vadim osipyev", Fit.SPELLING),
        ("marek malinouski", "mareck malinowski", Fit.SPELLING),
        ("robert orlin", "bob orlin", Fit.SPELLING),
        ("a venn", "ada venn", Fit.SPELLING),
        ("orlin joren", "joren orlin", Fit.SPELLING),
        ("kim jong un", "kim jongun", Fit.SPELLING),
        ("сергей мухта", "sergei mukhta", Fit.SPELLING),
        ("venn", "ada venn", Fit.PARTIAL),
        ("ada venn", "venn", Fit.PARTIAL),
        ("ada", "ada venn", Fit.GIVEN_ONLY),
        ("ada venn", "joren venn", Fit.CONTRADICTED),
        ("donald orlin", "melania orlin", Fit.CONTRADICTED),
        ("ada venn", "joren hale", Fit.OTHER),
        ("pavel ratushko", "pavel mukhta", Fit.OTHER),
        ("venn", "hale", Fit.OTHER),
    ],
)
def test_how_two_persons_names_fit(left: str, right: str, fit: Fit) -> None:
    assert persons(left, right).fit is fit


@pytest.mark.parametrize(
    ("nearer", "farther"),
    [
        (("ada venn", "ada venn"), ("ada venn", "ada wenn")),
        (("vadim osipiev", "vadim osipyev"), ("vadim osipiev", "vadim osifiev")),
        (("zoltan venn", "zoltan wenn"), ("john venn", "jon hale")),
        (("ada m venn", "ada venn"), ("ada m venn", "ada k venn")),
    ],
)
def test_nearer_names_have_higher_odds(nearer: tuple[str, str], farther: tuple[str, str]) -> None:
    assert persons(*nearer).log_odds > persons(*farther).log_odds


@pytest.mark.parametrize(
    ("left", "right"),
    [("ada venn", "joren venn"), ("venn", "ada venn"), ("kim jong un", "kim jongun"), ("a b c", "c a")],
)
def test_the_order_of_two_persons_changes_nothing(left: str, right: str) -> None:
    assert persons(left, right) == persons(right, left)


def test_a_frequent_given_name_says_less_than_a_rare_one() -> None:
    assert given_log_odds("john", "john") < given_log_odds("vasyl", "vasyl")


def test_initials_fit_what_begins_with_them() -> None:
    assert given_log_odds("a", "ada") > 0 > given_log_odds("j", "ada")


def test_short_forms_are_the_name() -> None:
    assert ("bob", "robert") in nicknames()
    assert ("robert", "bob") in nicknames()
    assert given_log_odds("bill", "william") > 0


def test_a_woman_is_not_her_husband_by_an_ending() -> None:
    assert persons("ivan orlov", "ivan orlova").log_odds < persons("ivan orlov", "ivan orloff").log_odds


@pytest.mark.parametrize(
    ("key", "core"),
    [
        (("dr", "ada", "venn"), ("ada", "venn")),
        (("ada", "venn", "jr"), ("ada", "venn")),
        (("ludwig", "van", "orlin"), ("ludwig", "orlin")),
        (("ivan", "petrovich", "orlin"), ("ivan", "orlin")),
        (("al", "orlin"), ("orlin",)),
        (("venn",), ("venn",)),
        (("jr",), ("jr",)),
    ],
)
def test_a_persons_name_without_what_tells_nobody_apart(key: tuple[str, ...], core: tuple[str, ...]) -> None:
    assert person_tokens(key) == core


@pytest.mark.parametrize("token", ["petrovich", "petrovna", "ivanovych", "сергеевич"])
def test_fathers_names_are_known_by_their_endings(token: str) -> None:
    assert is_patronymic(token)


@pytest.mark.parametrize("token", ["orlin", "venn", "vich", "ovna"])
def test_other_names_are_not(token: str) -> None:
    assert not is_patronymic(token)


@pytest.mark.parametrize(
    ("left", "right", "fit"),
    [
        ("marrow lines", "marrow lines", Fit.EQUAL),
        ("marrow lines inc", "marrow lines", Fit.EQUAL),
        ("ministry of the interior", "ministry interior", Fit.EQUAL),
        ("ostiskski lines", "ostyskski lines", Fit.SPELLING),
        ("torvana", "torvana battalion", Fit.PARTIAL),
        ("5th brigade", "6th brigade", Fit.OTHER),
        ("brigade", "5th brigade", Fit.CONTRADICTED),
        ("marrow", "orkney", Fit.OTHER),
    ],
)
def test_how_two_names_of_bodies_fit(left: str, right: str, fit: Fit) -> None:
    assert bodies(left, right).fit is fit


def test_names_of_which_a_part_differs_have_low_odds() -> None:
    assert bodies("marrow angels", "marrow times").log_odds < 0
    assert bodies("bowne solutions spain", "bowne solutions netherlands").log_odds < 0


def test_equal_tokens_are_marked_by_nine() -> None:
    assert token_log_odds("venn", "venn") == 9.0
    assert token_log_odds("мухта", "mukhta") == 9.0


def test_initials_of_a_name_leave_small_words_out() -> None:
    assert acronym_of(("associated", "press")) == "ap"
    assert acronym_of(("bank", "of", "the", "north")) == "bn"


def test_the_core_of_a_body_is_never_empty() -> None:
    assert core_tokens(("the",)) == ("the",)
    assert core_tokens(("marrow", "ltd")) == ("marrow",)


def test_a_quick_look_never_gives_up_names_that_could_reach_a_likeness() -> None:
    told = (
        "ada venn,ada wenn,venn ada,adah venn,sergei osipyev,serhii osipiev,sergey osipyev,j venn,ada maria venn,"
        "ada m venn,dr ada venn,adavenn,maria santos de la cruz,mariasantos cruz,hale"
    )
    names = [tuple(name.split()) for name in told.split(",")]
    for left in names:
        for right in names:
            for least in (-1.0, 0.6, 1.0, 2.0):
                assert could_reach(left, right, least) or compare_persons(left, right).log_odds < least


def test_two_middle_initials_that_differ_tell_father_and_son_apart() -> None:
    assert persons("joren h w venn", "joren w venn").log_odds < 0
    assert persons("joren w venn", "joren venn").log_odds > 0
