from pathlib import Path

import pytest
from quality.figures import Counts, Figure
from quality.floors import Floor, pin, read_floors, update, write_floors


def figure(value: float, *, low: bool = False, metric: str = "F1") -> Figure:
    return Figure(layer="alignment", measured_on="planted", metric=metric, value=value, low=low)


@pytest.mark.parametrize(
    ("value", "low", "floor"),
    [
        (0.9, False, 0.89),
        (0.005, False, 0.0),
        (0.1, True, 0.11),
        (85.0, False, 84.0),
        (3.0, True, 3.0),
        (0.0, True, 0.0),
    ],
)
def test_a_floor_stands_a_margin_from_its_figure(value: float, *, low: bool, floor: float) -> None:
    assert pin(figure(value, low=low)) == Floor(floor=floor, measured=value, low=low)


def test_a_floor_holds_at_itself_and_better() -> None:
    assert Floor(floor=0.9, measured=0.91).holds(0.9)
    assert not Floor(floor=0.9, measured=0.91).holds(0.89)
    assert Floor(floor=2, measured=2, low=True).holds(1)
    assert not Floor(floor=2, measured=2, low=True).holds(3)


def test_a_better_figure_raises_its_floor() -> None:
    floors, refused = update([figure(0.95)], {figure(0).key: Floor(floor=0.89, measured=0.9)}, lower=False)
    assert (floors[figure(0).key].floor, refused) == (0.94, [])


def test_a_worse_figure_never_lowers_its_floor_unasked() -> None:
    old = {figure(0).key: Floor(floor=0.89, measured=0.9)}
    assert update([figure(0.8)], old, lower=False) == (old, [figure(0).key])
    assert update([figure(0.895)], old, lower=False) == (old, [])
    assert update([figure(0.8)], old, lower=True)[0][figure(0).key].floor == 0.79


def test_a_ceiling_falls_and_never_rises_unasked() -> None:
    old = {figure(0).key: Floor(floor=2.0, measured=2.0, low=True)}
    assert update([figure(1.0, low=True)], old, lower=False)[0][figure(0).key].floor == 1.0
    assert update([figure(3.0, low=True)], old, lower=False) == (old, [figure(0).key])


def test_floors_survive_their_file(tmp_path: Path) -> None:
    floors = {"a / b / c": Floor(floor=0.5, measured=0.51), "a / b / d": Floor(floor=2.0, measured=2.0, low=True)}
    write_floors(floors, tmp_path / "floors.toml")
    assert read_floors(tmp_path / "floors.toml") == floors
    assert read_floors(tmp_path / "none.toml") == {}


def test_counts_know_precision_and_recall() -> None:
    counts = Counts(right=3, wrong=1, missed=2)
    assert (counts.precision, counts.recall) == (0.75, 0.6)
    assert counts.f1 == pytest.approx(2 / 3)
    assert Counts().f1 == 1.0
