import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STEMMA = Path(sys.executable).parent / "stemma"
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs" / "how-to").glob("*.md"))]


def commands(page: Path) -> list[str]:
    """Return the `$ stemma …` lines of a page's console blocks, in order."""
    blocks = re.findall(r"```console\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    return [line[2:] for block in blocks for line in block.splitlines() if line.startswith("$ stemma ")]


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_example_runs_in_the_order_of_its_page(page: Path, tmp_path: Path) -> None:
    for command in commands(page):
        words = shlex.split(command)[1:]
        done = subprocess.run([str(STEMMA), *words], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"


def test_every_command_is_in_the_readme_or_a_how_to() -> None:
    listed = subprocess.run([str(STEMMA), "--help"], capture_output=True, text=True, check=True).stdout
    names = re.findall(r"^  ([a-z]+) ", listed[listed.index("Commands:") :], re.MULTILINE)
    pages = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert names
    assert [name for name in names if f"stemma {name}" not in pages] == []


def test_every_link_between_pages_leads_somewhere() -> None:
    broken: list[str] = []
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        targets = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        broken.extend(f"{page.name}: {target}" for target in targets if not (page.parent / target).exists())
    assert broken == []


def test_the_readme_stays_short() -> None:
    assert (ROOT / "README.md").read_text(encoding="utf-8").count("\n") < 150
