import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.support.ferry import COAST, LETTERS, REWRITE, WIRE

from stemma.cli.group import main


def stemma(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("against")
    (folder / "pile").mkdir()
    for name, text in {"wire": WIRE, "coast": COAST, "letters": LETTERS}.items():
        (folder / "pile" / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "new.txt").write_text(REWRITE, encoding="utf-8")
    assert stemma("reconstruct", folder / "pile", "--case", folder / "case").exit_code == 0
    return folder


def test_a_new_report_is_held_against_a_case_in_one_command(folder: Path) -> None:
    ended = stemma("against", folder / "case", folder / "new.txt")
    assert ended.exit_code == 0
    first, second, *_ = ended.stdout.splitlines()
    assert "of new stands in the case, most of it in wire" in first
    assert second.startswith("wire  ")
    assert "reworded “A ferry pilot mistook a lighthouse" in ended.stdout


def test_no_more_passages_are_shown_than_asked_for(folder: Path) -> None:
    ended = stemma("against", folder / "case", folder / "new.txt", "--passages", "1")
    assert "more passages: --passages shows them" in ended.stdout
    assert ended.stdout.count("new:") == 1


def test_a_report_that_the_case_holds_is_said_to_be_in_it(folder: Path) -> None:
    ended = stemma("against", folder / "case", folder / "pile" / "coast.txt")
    assert "coast.txt is in the case already, as coast; compared with the others:" in ended.stdout
    assert "already" not in stemma("against", folder / "case", folder / "new.txt").stdout


def test_as_json_it_is_the_views(folder: Path) -> None:
    (view,) = json.loads(stemma("against", folder / "case", folder / "new.txt", "--json").stdout)
    assert view["path"] == "new.txt"
    assert [one["witness"]["path"] for one in view["shared"]] == ["wire.txt"]


def test_a_missing_case_is_an_error_and_a_missing_file_wrong_use(folder: Path) -> None:
    assert stemma("against", folder / "nowhere", folder / "new.txt").exit_code == 1
    assert stemma("against", folder / "case", folder / "nothing.txt").exit_code == 2
    assert stemma("against", folder / "case").exit_code == 2


def test_explain_of_a_pair_tells_the_parts_of_its_evidence(folder: Path) -> None:
    rewrite = folder / "both"
    rewrite.mkdir(exist_ok=True)
    for name, text in {"wire": WIRE, "paper": REWRITE, "coast": COAST, "letters": LETTERS}.items():
        (rewrite / f"{name}.txt").write_text(text, encoding="utf-8")
    assert stemma("reconstruct", rewrite, "--case", folder / "both-case").exit_code == 0
    shown = stemma("explain", folder / "both-case", "paper.txt~wire.txt").stdout
    for part in ("passages: +", "phrasing: +", "vocabulary: "):
        assert part in shown
    assert "The words it rests on" in shown
