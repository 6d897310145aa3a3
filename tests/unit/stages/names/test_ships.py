import pytest

from stemma.stages.names.bearers import Bearer
from stemma.stages.names.linking import Ties
from stemma.stages.names.ships import is_ship, own_name, ship_pairs


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("mv selkuna", "selkuna"),
        ("hms grey selkuna", "grey selkuna"),
        ("uss chicago", ""),
        ("hms victory", ""),
        ("uss maria", ""),
        ("harbour board", ""),
        ("mv", ""),
    ],
)
def test_a_ship_has_a_name_of_her_own_unless_others_are_called_so(name: str, own: str) -> None:
    assert " ".join(own_name(name.split())) == own


def test_a_prefix_alone_is_no_ship() -> None:
    assert is_ship(("mv", "selkuna"))
    assert not is_ship(("ins",))


def bearers(*told: tuple[str, str]) -> list[Bearer]:
    return [Bearer(type=kind, name=tuple(name.split())) for name, kind in told]


def test_a_ship_is_one_with_her_prefix_and_without() -> None:
    named = bearers(("selkuna", "other"), ("mv selkuna", "other"), ("selkuna", "person"), ("sella", "other"))
    assert list(ship_pairs(named)) == [(0, 1)]
    tie = Ties(named, {}).tie(0, 1)
    assert tie.log_odds > 0
    assert "ship" in tie.why
