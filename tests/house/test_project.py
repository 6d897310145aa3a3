import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKED = set(re.findall(r"^([a-z0-9._-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE))


def wanted() -> list[str]:
    extras = [line for lines in PROJECT["project"]["optional-dependencies"].values() for line in lines]
    return [*PROJECT["project"]["dependencies"], *extras, *PROJECT["dependency-groups"]["dev"]]


def test_the_lock_file_pins_every_dependency() -> None:
    names = {re.split(r"[<>=\[ ]", line)[0].lower() for line in wanted()}
    assert names - LOCKED == set()


def test_every_runtime_dependency_has_a_lower_bound_and_no_upper_one() -> None:
    for line in PROJECT["project"]["dependencies"]:
        assert re.fullmatch(r"[a-z0-9-]+>=[0-9.]+", line), line


def test_the_changelog_speaks_of_this_version() -> None:
    assert f"## {PROJECT['project']['version']}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_no_unfinished_mark_is_left() -> None:
    marks = re.compile("|".join(["TO" + "DO", "FIX" + "ME", "X" + "XX", "NotImplemented" + "Error"]))
    files = [*(ROOT / "src").rglob("*.py"), *(ROOT / "tests").rglob("*.py"), *(ROOT / "docs").rglob("*.md")]
    assert [path.name for path in files if marks.search(path.read_text(encoding="utf-8"))] == []


def test_every_exemption_from_a_rule_says_why() -> None:
    bare = re.compile(r"#\s*noqa(: ?[A-Z0-9, ]+)?\s*$", re.MULTILINE)
    files = sorted((ROOT / "src").rglob("*.py"))
    assert [path.name for path in files if bare.search(path.read_text(encoding="utf-8"))] == []
