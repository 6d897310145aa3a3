import json
import os
import sys
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner, Result
from tests.support.toy_plan import NOTES

from stemma.cli.group import main


def stemma(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pile")
    for name, text in NOTES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def case(pile: Path, tmp_path: Path) -> Path:
    assert stemma("reconstruct", pile, "--case", tmp_path / "case").exit_code == 0
    return tmp_path / "case"


def test_export_writes_one_file_a_record(case: Path, tmp_path: Path) -> None:
    ended = stemma("export", case, "--format", "jsonl", "--out", tmp_path / "out")
    assert ended.exit_code == 0
    lines = (tmp_path / "out" / "witness.jsonl").read_text(encoding="utf-8").splitlines()
    assert sorted(json.loads(line)["path"] for line in lines) == sorted(NOTES)
    paths = json.loads(stemma("export", case, "--out", tmp_path / "out", "--json").stdout)
    assert str(tmp_path / "out" / "derivation.jsonl") in paths


def test_a_sound_case_verifies(case: Path) -> None:
    ended = stemma("verify", case)
    assert ended.exit_code == 0, ended.output
    assert "6 files of the pile compared: 0 faults" in ended.stdout


def test_a_text_that_was_changed_does_not_verify(case: Path) -> None:
    with duckdb.connect(str(case / "casebook.duckdb")) as connection:
        connection.execute("update witness set text = replace(text, 'ferry', 'barge')")
    ended = stemma("verify", case)
    assert ended.exit_code == 5
    assert "one.txt" in ended.stdout
    assert json.loads(stemma("verify", case, "--json").stdout)["faults"]


@pytest.mark.parametrize("command", [["verify"], ["export", "--out", "out"], ["lineage"]])
@pytest.mark.parametrize("folder", ["nowhere", "empty"])
def test_a_folder_that_is_no_case_is_one_sentence(command: list[str], folder: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ended = stemma(*command, tmp_path / folder)
    assert ended.exit_code == 1
    assert "stemma reconstruct" in ended.stderr


def test_the_plan_is_listed_in_its_order() -> None:
    text = stemma("plan").stdout
    places = [text.index(f"\n{stage} ") for stage in ("clean", "segment", "align", "stories", "lineage")]
    assert places == sorted(places)


def test_the_plan_as_json_has_the_settings_of_every_stage() -> None:
    plan = {stage["stage"]: stage for stage in json.loads(stemma("plan", "--json").stdout)}
    assert plan["segment"]["reads"] == ["witness", "zone"]
    assert "copy_bits" in plan["align"]["settings"]


def test_the_doctor_says_what_is_there() -> None:
    findings = json.loads(stemma("doctor", "--json").stdout)
    assert findings["python"].endswith(sys.prefix)
    assert findings["cores"] == str(os.cpu_count())
    assert {"numba", "pyspark", "java"} <= set(findings)
    assert f"duckdb       {findings['duckdb']}" in stemma("doctor").stdout


def test_a_master_without_spark_is_a_misunderstanding(pile: Path, tmp_path: Path) -> None:
    told = stemma("reconstruct", pile, "--case", tmp_path / "case", "--master", "local[2]")
    assert (told.exit_code, "--engine spark" in told.output) == (2, True)


def test_spark_that_is_not_there_is_one_sentence(pile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stemma.engine.spark.java_home", lambda: None)
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    told = stemma("reconstruct", pile, "--case", tmp_path / "case", "--engine", "spark")
    assert told.exit_code == 1
    assert "Spark is not installed" in told.output
