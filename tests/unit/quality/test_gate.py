import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from quality import __main__ as command
from quality import floors, gate
from quality.figures import Figure, Missing
from quality.floors import Floor
from quality.layers.reuse import auc
from quality.sets import Sets

FIGURE = Figure(layer="reuse", measured_on="here", metric="AUC", value=0.9)


@pytest.fixture
def pinned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "floors.toml"

    def layer(_sets: Sets) -> Iterator[Figure | Missing]:
        yield FIGURE
        yield Missing(layer="reuse", measured_on="there", why="there is no folder")

    monkeypatch.setattr(gate, "LAYERS", (("reuse", layer),))
    monkeypatch.setattr(command, "read_floors", lambda: floors.read_floors(path))
    monkeypatch.setattr(command, "write_floors", lambda pins: floors.write_floors(pins, path))
    return path


def test_a_figure_above_its_floor_passes(pinned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    floors.write_floors({FIGURE.key: Floor(floor=0.89, measured=0.9)}, pinned)
    assert command.main(["--layer", "reuse"]) == 0
    printed = capsys.readouterr().out
    assert ">= 0.890" in printed
    assert "not measured: there is no folder" in printed


def test_a_broken_floor_fails(pinned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    floors.write_floors({FIGURE.key: Floor(floor=0.95, measured=0.96)}, pinned)
    assert command.main([]) == 1
    assert "BROKEN" in capsys.readouterr().out


def test_a_missing_set_or_floor_is_no_failure(pinned: Path) -> None:
    assert not pinned.exists()
    assert command.main([]) == 0


def test_floors_are_pinned_when_asked(pinned: Path) -> None:
    assert command.main(["--update"]) == 0
    assert floors.read_floors(pinned) == {FIGURE.key: Floor(floor=0.89, measured=0.9)}


def test_a_floor_is_lowered_only_when_asked_twice(pinned: Path) -> None:
    floors.write_floors({FIGURE.key: Floor(floor=0.95, measured=0.96)}, pinned)
    assert command.main(["--update"]) == 1
    assert command.main(["--update", "--lower"]) == 0
    assert floors.read_floors(pinned)[FIGURE.key].floor == 0.89


def test_json_is_one_object_a_line(pinned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command.main(["--json"])
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line.get("why") or line["figure"]["metric"] for line in lines] == ["AUC", "there is no folder"]


def test_a_set_that_is_not_there_is_none(tmp_path: Path) -> None:
    assert Sets(tmp_path).path("reuse", "texts.jsonl") is None


def test_auc_counts_ties_half() -> None:
    assert auc([3, 2], [1, 2]) == (1 + 1 + 1 + 0.5) / 4
