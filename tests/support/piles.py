"""The piles over which the page is walked: the bundled story, and public ones on machines that have them."""

from itertools import islice
from pathlib import Path

import pytest
from tests.support.bundled import pile_folder

SHARED = Path(__file__).resolve().parents[3] / "shared"

#: By name; the last two are skipped where they are not at hand.
PILES = ("bundled", "volunteers-2022", "helsinki")

#: Real reports taken from the large pile; all 612 take minutes.
SOME = 40


def pile_called(name: str, folder: Path) -> Path:
    """Return a pile; what has to be cut to size is written into `folder`. Skips the test where it is not at hand."""
    if name == "bundled":
        return Path(str(pile_folder()))
    if name == "volunteers-2022":
        return _present(SHARED / "cases" / name)
    lines = _present(SHARED / "data" / "helsinki" / "reports.jsonl")
    some = folder / "reports.jsonl"
    with lines.open(encoding="utf-8") as given:
        some.write_text("".join(islice(given, SOME)), encoding="utf-8")
    return some


def _present(path: Path) -> Path:
    if not path.exists():
        pytest.skip(f"{path} is not on this machine: this story is walked only where it is")
    return path
