import json
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from stemma.cli import main


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "note.txt").write_text(
        "Snow closes roads\n\nSnow closed both mountain roads on Monday.\n", encoding="utf-8"
    )
    (tmp_path / "scan.png").write_bytes(b"\x89PNG\r\n" + bytes(40))
    return tmp_path


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["pile", *arguments])
    return done.exit_code, done.output


def test_a_first_sidecar_is_written(folder: Path) -> None:
    code, said = run(str(folder))
    assert (code, said) == (0, f"1 witness in {folder / 'pile.toml'}; 1 place could not be read\n")
    assert tomllib.loads((folder / "pile.toml").read_text(encoding="utf-8"))["note.txt"]["title"] == "Snow closes roads"


def test_what_a_person_wrote_is_not_overwritten_unasked(folder: Path) -> None:
    (folder / "pile.toml").write_text('["note.txt"]\noutlet = "By Hand"\n', encoding="utf-8")
    code, said = run(str(folder))
    assert code == 1
    assert "say --replace to write it anew" in said
    assert run(str(folder), "--replace")[0] == 0
    assert 'outlet = "By Hand"' in (folder / "pile.toml").read_text(encoding="utf-8")


def test_json_prints_and_writes_nothing(folder: Path) -> None:
    code, said = run(str(folder), "--json")
    told = json.loads(said)
    assert code == 0
    assert [witness["path"] for witness in told["witnesses"]] == ["note.txt"]
    assert "text" not in told["witnesses"][0]
    assert told["unread"][0]["path"] == "scan.png"
    assert not (folder / "pile.toml").exists()


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert run(str(tmp_path / "gone"))[0] == 2
