from pathlib import Path

from click.testing import CliRunner

from stemma.cli.demo import STORY, copy_bundled
from stemma.cli.group import main
from stemma.data import open_data


def test_the_demo_prints_the_tree_and_leaves_a_report_and_a_case_that_verifies(tmp_path: Path) -> None:
    out = tmp_path / "demo"
    ended = CliRunner().invoke(main, ["demo", "--out", str(out)])
    assert ended.exit_code == 0, ended.output
    assert "independent origins" in ended.stdout
    assert "○" in ended.stdout
    assert (out / "case" / "report.html").stat().st_size > 10_000
    assert CliRunner().invoke(main, ["verify", str(out / "case")]).exit_code == 0


def test_the_demo_can_be_run_again(tmp_path: Path) -> None:
    first, again = (CliRunner().invoke(main, ["demo", "--out", str(tmp_path)]) for _ in range(2))
    assert again.exit_code == 0
    assert again.stdout == first.stdout


def test_the_demo_refuses_a_folder_whose_case_is_something_else(tmp_path: Path) -> None:
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "letters.txt").write_text("x", encoding="utf-8")
    ended = CliRunner().invoke(main, ["demo", "--out", str(tmp_path)])
    assert ended.exit_code == 1
    assert not (tmp_path / "pile").exists()


def test_the_bundled_pile_is_copied_whole(tmp_path: Path) -> None:
    bundled = open_data("stories", STORY, "pile")
    copy_bundled(bundled, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(child.name for child in bundled.iterdir())
    assert all(path.read_bytes() == bundled.joinpath(path.name).read_bytes() for path in tmp_path.iterdir())
