import json
from pathlib import Path

from click.testing import CliRunner
from tests.support.invented import invented_case, witness_called, write_invented

from stemma.cli import main


def run(*words: str) -> str:
    told = CliRunner().invoke(main, list(words))
    assert told.exit_code == 0, told.output
    return told.stdout


def test_decisions_that_hold_are_listed_and_those_taken_back_are_not(tmp_path: Path) -> None:
    case = str(write_invented(tmp_path / "case"))
    assert "Nobody has decided" in run("judgements", case)
    run("judge", "reject", case, "C", "B", "--by", "ada", "--note", "They rang us.")
    run("judge", "re-root", case, "A", "--by", "ada")
    run("judge", "re-root", case, "A", "--by", "ada", "--withdraw")
    told = run("judgements", case)
    assert "C does not draw on B." in told
    assert "ada" in told
    assert "They rang us." in told
    assert "is an origin" not in told
    (line,) = json.loads(run("judgements", case, "--json"))
    assert line["about"] == witness_called(invented_case(), "C").id
