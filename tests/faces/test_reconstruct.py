import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.support.formats.broken import BROKEN
from tests.support.toy_plan import NOTES

from stemma.cli.group import main


def stemma(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    folder = tmp_path / "pile"
    folder.mkdir()
    for name, text in NOTES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return tmp_path / "case"


def test_a_first_run_says_how_many_origins_there_are(pile: Path, case: Path) -> None:
    ended = stemma("reconstruct", pile, "--case", case)
    assert ended.exit_code == 0, ended.output
    assert "6 witnesses" in ended.stdout
    assert (case / "casebook.duckdb").exists()


def test_a_second_run_says_that_nothing_has_changed(pile: Path, case: Path) -> None:
    stemma("reconstruct", pile, "--case", case)
    first, again = stemma("reconstruct", pile, "--case", case), stemma("reconstruct", "--case", case)
    assert "Nothing has changed" in first.stderr
    assert again.stdout == first.stdout


def test_json_goes_to_standard_output_and_nothing_else_does(pile: Path, case: Path) -> None:
    told = json.loads(stemma("reconstruct", pile, "--case", case, "--json").stdout)
    assert told["case"] == str(case)
    assert told["pile"]["witnesses"] == 6
    assert [step["stage"] for step in told["steps"]][:3] == ["intake", "clean", "segment"]


def test_explain_says_why_and_writes_nothing(pile: Path, case: Path) -> None:
    ended = stemma("reconstruct", pile, "--case", case, "--explain")
    assert "clean       would run: it has not run for this case yet" in ended.stdout
    assert not case.exists()


def test_a_case_inside_its_pile_is_not_taken_for_a_report(pile: Path) -> None:
    stemma("reconstruct", pile, "--case", pile / "case")
    again = stemma("reconstruct", pile, "--case", pile / "case")
    assert again.exit_code == 0
    assert "Nothing has changed" in again.stderr


def test_a_setting_of_the_case_is_used_and_a_wrong_one_is_named(pile: Path, case: Path) -> None:
    stemma("reconstruct", pile, "--case", case)
    with (case / "case.toml").open("a", encoding="utf-8") as file:
        file.write("[stories]\ndayz = 2.0\n")
    ended = stemma("reconstruct", pile, "--case", case)
    assert ended.exit_code == 2
    assert "Did you mean 'days'?" in ended.stderr


def test_an_empty_folder_gives_nothing_usable(tmp_path: Path, case: Path) -> None:
    (tmp_path / "empty").mkdir()
    ended = stemma("reconstruct", tmp_path / "empty", "--case", case)
    assert ended.exit_code == 4
    assert ended.stderr.startswith("stemma: ")
    assert not case.exists()


def test_a_pile_of_unreadable_files_alone_gives_nothing_usable(tmp_path: Path, case: Path) -> None:
    folder = tmp_path / "pile"
    folder.mkdir()
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40)
    ended = stemma("reconstruct", folder, "--case", case)
    assert ended.exit_code == 4
    assert "empty.txt" in ended.stderr
    assert "picture.jpg" in ended.stderr


def test_unreadable_files_beside_good_ones_are_listed(pile: Path, case: Path) -> None:
    (pile / "empty.txt").write_bytes(b"")
    (pile / "blob.bin").write_bytes(bytes(range(256)) * 40)
    ended = stemma("reconstruct", pile, "--case", case)
    assert ended.exit_code == 3
    assert "6 witnesses" in ended.stdout
    assert "empty.txt" in ended.stdout
    assert "blob.bin" in ended.stdout


def test_a_folder_of_one_is_one_origin(tmp_path: Path, case: Path) -> None:
    folder = tmp_path / "one"
    folder.mkdir()
    (folder / "one.txt").write_text(NOTES["one.txt"], encoding="utf-8")
    ended = stemma("reconstruct", folder, "--case", case)
    assert ended.exit_code == 0
    assert "1 independent origin, 1 witness" in ended.stdout


@pytest.mark.slow
def test_a_single_line_of_fifty_megabytes_ends_clearly(pile: Path, case: Path) -> None:
    (pile / "line.txt").write_bytes(b"The ferry sank. " * (50_000_000 // 16))
    ended = stemma("reconstruct", pile, "--case", case)
    assert ended.exit_code in {0, 3}
    assert "Traceback" not in ended.output


@pytest.mark.parametrize("words", [["nowhere"], []])
def test_a_missing_path_is_wrong_use(words: list[str], case: Path) -> None:
    ended = stemma("reconstruct", *words, "--case", case)
    assert ended.exit_code == 2
    assert not case.exists()


def test_a_case_folder_with_other_files_is_refused(pile: Path) -> None:
    ended = stemma("reconstruct", pile, "--case", pile)
    assert ended.exit_code == 1
    assert "is not a case" in ended.stderr


def test_a_case_folder_that_cannot_be_written_is_one_sentence(pile: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    ended = stemma("reconstruct", pile, "--case", tmp_path / "file" / "case")
    assert ended.exit_code == 1
    assert "choose another with --case" in ended.stderr


def test_every_broken_file_has_a_line_in_the_summary_and_the_others_are_read(pile: Path, case: Path) -> None:
    broken = sorted(name for name in BROKEN if "bomb" not in name)
    for name in broken:
        (pile / name).write_bytes(BROKEN[name][0]())
    ended = stemma("reconstruct", pile, "--case", case, "--json")
    assert ended.exit_code == 3
    told = json.loads(ended.stdout)["pile"]
    lines = {line["path"].partition("#")[0]: line for line in told["unread"]}
    assert sorted(lines) == broken
    assert all(line["problem"] and line["remedy"] for line in lines.values())
    assert told["witnesses"] >= len(NOTES)
    printed = " ".join(stemma("lineage", case).stdout.split())
    assert all(name in printed for name in broken)


def test_a_case_is_no_pile(pile: Path, tmp_path: Path) -> None:
    case = tmp_path / "case"
    assert stemma("reconstruct", pile, "--case", case).exit_code == 0
    again = stemma("reconstruct", case, "--case", tmp_path / "other")
    assert again.exit_code == 2
    assert f"is a case, not a pile of reports: stemma reconstruct --case {case}" in " ".join(again.output.split())
    assert not (tmp_path / "other").exists()


def test_a_person_may_say_that_all_reports_tell_of_one_event(pile: Path, tmp_path: Path) -> None:
    (pile / "apart.txt").write_text(
        "The choir of Ellmar sang three masses on the green, and it rained on none of them.\n"
    )
    case = tmp_path / "case"

    def stories(*flags: str) -> list[int]:
        ran = stemma("reconstruct", pile, "--case", case, "--json", *flags)
        assert ran.exit_code == 0
        told = json.loads(ran.stdout)["pile"]
        return [len(story["witnesses"]) for story in told["stories"]] + [1 for _ in told["alone"]]

    apart = stories()
    assert len(apart) > 1
    assert stories("--one-story") == [sum(apart)]
    # The case remembers what was said of it.
    assert stories() == [sum(apart)]
    assert (case / "case.toml").read_text(encoding="utf-8").count("together = true") == 1
