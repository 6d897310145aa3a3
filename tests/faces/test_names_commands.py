"""`who` and `judge` over a case on disk, from the pile to the decision and back."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stemma.cli import main

ONE = "Mayor Vadim Osipiev, 50, spoke in London on Tuesday.\n\nOsipiev left the pier. Men like Vadim sleep late.\n"
TWO = "The mayor Vadim Osipyev, 50, met Maria Santos in London.\n\nOsipyev slept on the pier until the rain came.\n"


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


@pytest.fixture
def case(tmp_path: Path) -> Path:
    pile = tmp_path / "pile"
    pile.mkdir()
    (pile / "one.txt").write_text(ONE, encoding="utf-8")
    (pile / "two.txt").write_text(TWO, encoding="utf-8")
    assert run("reconstruct", str(pile), "--case", str(tmp_path / "case"), "--workers", "1").exit_code == 0
    return tmp_path / "case"


def again(case: Path) -> None:
    assert run("reconstruct", "--case", str(case), "--workers", "1").exit_code == 0


def listed(case: Path, *words: str) -> list[dict[str, object]]:
    told = run("who", str(case), *words, "--json")
    assert told.exit_code == 0, told.output
    found: list[dict[str, object]] = json.loads(told.stdout)
    return found


def test_who_lists_everybody_with_other_spellings(case: Path) -> None:
    told = run("who", str(case)).stdout
    assert "London" in told
    assert "Maria Santos" in told
    assert [one["name"] for one in listed(case, "--type", "place")] == ["London"]


def test_who_shows_one_by_any_spelling(case: Path) -> None:
    told = run("who", str(case), "London").stdout
    assert told.startswith("London  place")
    assert "accepted" in told


def test_who_says_when_nobody_bears_the_name(case: Path) -> None:
    told = run("who", str(case), "Zebulon Quux")
    assert told.exit_code == 2
    assert "Nobody and nothing is called" in told.output


def test_a_merge_holds_after_the_next_run_and_can_be_taken_back(case: Path) -> None:
    before = len(listed(case))
    words = ("judge", "merge", str(case), "Maria Santos", "London")
    assert run(*words, "--by", "reader", "--note", "a test").exit_code == 0
    again(case)
    assert len(listed(case)) == before - 1
    assert run("judge", "rename", str(case), "London", "Ada Venn").exit_code == 0
    again(case)
    assert "Ada Venn" in {one["name"] for one in listed(case)}


def test_a_split_holds_after_the_next_run(case: Path) -> None:
    whole = next(one for one in listed(case) if "Osip" in str(one["name"]))
    spellings = [line["text"] for line in whole["spellings"]]  # type: ignore[attr-defined]  # a list of lines
    other = next(text for text in spellings if text != whole["name"])
    before = len(listed(case))
    assert run("judge", "split", str(case), str(whole["id"]), str(other)).exit_code == 0
    again(case)
    assert len(listed(case)) > before


def test_a_judgement_is_a_line_beside_the_casebook(case: Path) -> None:
    told = run("judge", "rename", str(case), "London", "Londres", "--by", "reader", "--json")
    written = json.loads((case / "judgements.jsonl").read_text(encoding="utf-8"))
    assert written == json.loads(told.stdout)
    assert (written["verdict"], written["who"], written["text"]) == ("rename", "reader", "Londres")


def test_judgements_survive_the_loss_of_the_casebook(case: Path) -> None:
    run("judge", "rename", str(case), "London", "Londres")
    (case / "casebook.duckdb").unlink()
    again(case)
    assert "Londres" in {one["name"] for one in listed(case)}


def test_only_what_reads_judgements_runs_again_after_one(case: Path) -> None:
    run("judge", "rename", str(case), "London", "Londres")
    told = run("reconstruct", "--case", str(case), "--explain").stdout
    fresh = [line.split()[0] for line in told.splitlines() if "is fresh" in line]
    assert {"clean", "align", "collate", "mentions"} <= set(fresh)
    assert not {"lineage", "names", "judgements"} & set(fresh)


def test_splitting_the_only_spelling_off_is_wrong_use(case: Path) -> None:
    told = run("judge", "split", str(case), "London", "London")
    assert told.exit_code == 2
    assert "nothing to split" in told.output


def test_a_damaged_file_of_judgements_is_told_and_nothing_is_lost(case: Path) -> None:
    (case / "judgements.jsonl").write_text("{\n", encoding="utf-8")
    told = run("reconstruct", "--case", str(case))
    assert told.exit_code == 1
    assert "judgements.jsonl, line 1" in told.output


def test_judgements_are_exported_and_verify_holds(case: Path, tmp_path: Path) -> None:
    run("judge", "rename", str(case), "London", "Londres")
    again(case)
    assert run("export", str(case), "--out", str(tmp_path / "out")).exit_code == 0
    exported = (tmp_path / "out" / "judgement.jsonl").read_text(encoding="utf-8")
    assert json.loads(exported)["text"] == "Londres"
    assert (tmp_path / "out" / "entity.jsonl").read_text(encoding="utf-8").count("\n") == len(listed(case))
    assert run("verify", str(case)).exit_code == 0


def test_entities_mentions_and_decisions_explain_themselves(case: Path) -> None:
    entity = listed(case)[0]
    assert run("explain", str(case), str(entity["id"])).exit_code == 0
    mention = entity["places"][0]["mention"]  # type: ignore[index]  # a list of places
    assert run("explain", str(case), mention).exit_code == 0
