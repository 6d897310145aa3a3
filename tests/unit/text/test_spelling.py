import pytest

from stemma.text.spelling import likeness, same_name_log_odds, shipped_costs, sound, spelling_features

#: Spellings of one name, as desks of different languages have it.
ONE = [
    ("osipiev", "osipyev"),
    ("kiev", "kyiv"),
    ("aleksandr", "alexander"),
    ("sergei", "sergey"),
    ("sergej", "sergiy"),
    ("malinouski", "malinowski"),
    ("dmitri", "dmitry"),
    ("yuri", "jurij"),
    ("tchaikovsky", "chaikovsky"),
    ("gorbachev", "gorbatschow"),
    ("petrovich", "petrowitsch"),
    ("mikhail", "michail"),
    ("ekaterina", "yekaterina"),
    ("kavanaugh", "cavanaugh"),
    ("rakhmaninov", "rachmaninov"),
    ("khrushchev", "hruschev"),
    ("zakharov", "sacharow"),
    ("oleksiy", "oleksii"),
]
#: Names that have nothing to do with one another.
TWO = [
    ("ratushko", "mukhta"),
    ("putin", "zelensky"),
    ("parker", "domysek"),
    ("bulba", "alice"),
    ("venn", "hale"),
    ("morran", "okafor"),
    ("santos", "weber"),
    ("ortega", "nakamura"),
    ("georgijewitsch", "ledesma"),
    ("perez", "johansson"),
    ("ivanov", "macmanus"),
    ("kowalski", "abdullah"),
]


@pytest.mark.parametrize(("left", "right"), ONE)
def test_spellings_of_one_name_are_likely_one(left: str, right: str) -> None:
    assert same_name_log_odds(left, right) > 0


@pytest.mark.parametrize(("left", "right"), TWO)
def test_names_that_share_little_are_likely_two(left: str, right: str) -> None:
    assert same_name_log_odds(left, right) < -3


@pytest.mark.parametrize(("left", "right"), [*ONE, *TWO])
def test_the_order_of_the_two_changes_nothing(left: str, right: str) -> None:
    assert same_name_log_odds(left, right) == same_name_log_odds(right, left)
    assert spelling_features(left, right) == spelling_features(right, left)


@pytest.mark.parametrize(
    ("nearer", "farther", "base"),
    [
        ("osipyev", "osifiev", "osipiev"),
        ("malinowski", "maminski", "malinouski"),
        ("petrowitsch", "pawlowitsch", "petrovich"),
        ("yulia", "yuri", "julia"),
        ("sergiy", "segal", "sergei"),
    ],
)
def test_a_romanisation_is_nearer_than_a_look_alike(nearer: str, farther: str, base: str) -> None:
    assert same_name_log_odds(base, nearer) > same_name_log_odds(base, farther)


def test_likeness_is_a_probability_and_one_for_the_same_word() -> None:
    assert likeness("selkie", "selkie") == 1.0
    assert 0 < likeness("selkie", "morran") < 0.1 < likeness("sergei", "sergey") < 1


def test_a_differing_stretch_is_named_with_what_stands_around_it() -> None:
    found = spelling_features("anna", "hanna")
    assert found["/h"] == 1
    assert found["^[/h"] == 1
    assert found["/h]a"] == 1
    assert found["at:start"] == 1
    assert found["distance"] == 1


def test_stretches_that_touch_are_one() -> None:
    assert "cz/sh" in spelling_features("czar", "shar")


def test_equal_skeletons_are_seen_through_vowels_and_doubles() -> None:
    assert spelling_features("mohammed", "muhamad")["skeleton-equal"] == 1
    assert spelling_features("mohammed", "mikhail")["skeleton-equal"] == 0


def test_empty_words_do_no_harm() -> None:
    assert same_name_log_odds("", "") > -50
    assert same_name_log_odds("", "venn") < 0


def test_what_makes_words_less_alike_never_speaks_for_them() -> None:
    general = shipped_costs().general
    assert all(general[name] <= 0 for name in ("distance", "share", "length"))
    assert all(general[name] >= 0 for name in ("skeleton", "skeleton-equal", "winkler", "first"))


def test_chunks_are_written_smaller_side_first() -> None:
    for chunk in shipped_costs().chunks:
        if ":" in chunk:
            continue
        left, _, right = chunk.partition("/")
        assert left.split("[")[-1] <= right.split("]")[0], chunk


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("mareck", "marek"),
        ("dzhelvar", "jelvar"),
        ("tchekov", "chekov"),
        ("philipp", "filip"),
        ("wenn", "venn"),
        ("malinouski", "malinowski"),
    ],
)
def test_words_that_sound_alike_are_heard_so(left: str, right: str) -> None:
    assert sound(left) == sound(right)
    assert spelling_features(left, right)["sound-equal"] == 1.0


def test_other_words_sound_otherwise_and_vowels_may_be_one() -> None:
    assert sound("mokda") != sound("mukhta")
    assert spelling_features("kokna", "kukhna")["loose-equal"] == 1.0
