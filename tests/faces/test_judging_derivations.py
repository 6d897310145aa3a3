"""A person decides who draws on whom; the next run obeys, and a decision taken back is gone."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stemma.cli.group import main
from stemma.store.judgements import JUDGEMENTS, read_judgements

WIRE = [
    "The floodgate at the old mole broke shortly before noon on Thursday, the harbour office said.",
    "Two lighters were carried against the quay wall and lost their rudders in the surge.",
    "Wardens closed the lower basin and asked the skippers to keep their boats at the outer berths.",
    "The gate had been inspected in March, according to a log book kept by the keeper.",
    "Divers will look at the hinges as soon as the current allows, probably not before Saturday.",
]
OWN = "A fishmonger on the quay said that she had never heard such a noise in forty years."


def _pile(folder: Path) -> Path:
    folder.mkdir()
    (folder / "early.txt").write_text("\n\n".join(WIRE), encoding="utf-8")
    (folder / "late.txt").write_text("\n\n".join([*WIRE[:4], OWN]), encoding="utf-8")
    return folder


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    assert _run("reconstruct", str(_pile(tmp_path / "pile")), "--case", str(folder)).exit_code == 0
    return folder


def _lines(case: Path) -> list[dict[str, object]]:
    told = json.loads(_run("lineage", str(case), "--json").stdout)
    return [line for story in told["stories"] for line in story["derivations"]]


def test_without_a_matter_the_direction_is_open(case: Path) -> None:
    assert [line["directed"] for line in _lines(case)] == [False]


def test_a_confirmed_derivation_is_an_arrow_after_the_next_run(case: Path) -> None:
    said = _run("judge", "confirm", str(case), "early.txt", "late.txt", "--by", "ina", "--note", "they told me")
    assert "Next: stemma reconstruct" in said.stdout
    assert _run("reconstruct", "--case", str(case)).exit_code == 0
    (line,) = _lines(case)
    assert line["directed"]
    assert "a person decided" in str(line["why"])
    assert "ina: they told me" in str(line["why"])


def test_a_decision_taken_back_leaves_the_tree_as_it_was(case: Path) -> None:
    before = _lines(case)
    for more in ([], ["--withdraw"]):
        _run("judge", "re-root", str(case), "late.txt", "--by", "ina", *more)
        assert _run("reconstruct", "--case", str(case)).exit_code == 0
    assert _lines(case) == before
    assert [one.withdrawn for one in read_judgements(case)] == [False, True]


def test_judgements_are_only_ever_added(case: Path) -> None:
    _run("judge", "confirm", str(case), "late.txt", "early.txt")
    first = (case / JUDGEMENTS).read_bytes()
    _run("judge", "reject", str(case), "late.txt", "early.txt")
    assert (case / JUDGEMENTS).read_bytes().startswith(first)


def test_a_report_cannot_be_its_own_parent(case: Path) -> None:
    refused = _run("judge", "confirm", str(case), "late.txt", "late.txt")
    assert refused.exit_code != 0
    assert "name two" in refused.output
    assert not (case / JUDGEMENTS).exists()


@pytest.mark.parametrize(("verdict", "names"), [("confirm", ["late.txt"]), ("re-root", ["late.txt", "early.txt"])])
def test_a_verdict_asks_for_as_many_reports_as_it_needs(case: Path, verdict: str, names: list[str]) -> None:
    refused = _run("judge", verdict, str(case), *names)
    assert refused.exit_code != 0
    assert "asks for" in refused.output
