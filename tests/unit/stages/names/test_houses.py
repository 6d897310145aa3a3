import pytest

from stemma.stages.names.bearers import Bearer
from stemma.stages.names.houses import housed_pairs, own_name
from stemma.stages.names.linking import Ties


def bearers(*names: str, kind: str = "place") -> list[Bearer]:
    told = [Bearer(type=kind, name=tuple(name.split())) for name in names if not name.startswith("person ")]
    people = [name.removeprefix("person ") for name in names if name.startswith("person ")]
    return told + [Bearer(type="person", name=tuple(name.split())) for name in people]


def pairs(*names: str, kind: str = "place") -> set[tuple[str, str]]:
    found = bearers(*names, kind=kind)
    return {(" ".join(found[one].name), " ".join(found[two].name)) for one, two in housed_pairs(found)}


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("greta orr treatment center", "greta orr"),
        ("vorlund clinic", "vorlund"),
        ("vorlund", "vorlund"),
        ("getty images", "getty images"),
        ("academy of ports", ""),
        ("london clinic", ""),
        ("new york clinic", ""),
        ("norwegian clinic", ""),
        ("police station", ""),
    ],
)
def test_an_own_name_is_what_no_kind_of_thing_is_called(name: str, own: str) -> None:
    assert " ".join(own_name(tuple(name.split()))) == own


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("greta orr clinic", "greta orr center"), {("greta orr clinic", "greta orr center")}),
        (("greta orr clinic", "greta orr"), {("greta orr clinic", "greta orr")}),
        (("greta orr clinic", "greta orr", "person greta orr"), set()),
        (("greta orr clinic", "greta orr bridge"), set()),
        (("greta orr clinic", "greta orr bridge", "greta orr"), set()),
        (("vorlund clinic", "vorlund harbour clinic"), {("vorlund clinic", "vorlund harbour clinic")}),
        (("vorlund bank", "vorlund quarn bank"), {("vorlund bank", "vorlund quarn bank")}),
        (("vorlund bank", "vorlund quarn bridge"), set()),
        # One word that no list knows may be a town.
        (("vorlund clinic", "vorlund"), set()),
    ],
)
def test_one_own_name_and_one_kind_are_one_house(names: tuple[str, ...], expected: set[tuple[str, str]]) -> None:
    assert pairs(*names) == expected


def test_a_body_is_not_called_like_a_place_of_the_story() -> None:
    bodies = bearers("vorlund herald", "vorlund", kind="organisation")
    assert list(housed_pairs(bodies)) == [(0, 1)]
    assert list(housed_pairs([*bodies, *bearers("vorlund")])) == []


def test_bodies_whose_names_are_words_of_the_language_join_bare_alone() -> None:
    assert pairs("crime fighting agency", "crime agency", kind="organisation") == set()
    assert pairs("vorlund agency", "vorlund", kind="organisation") == {("vorlund agency", "vorlund")}
    assert pairs("vorlund agency", "vorlund council", "vorlund", kind="organisation") == set()


def test_such_a_pair_is_tied() -> None:
    tie = Ties(bearers("greta orr clinic", "greta orr"), {}).tie(0, 1)
    assert tie.log_odds > 0
    assert not tie.barred
    assert (0, 1) in set(Ties(bearers("greta orr clinic", "greta orr"), {}).candidates())
