import random
from functools import partial
from pathlib import Path

import pytest

from stemma.cli.demo import STORY, copy_bundled
from stemma.data import open_data
from stemma.engine.local import LocalSettings
from stemma.export.jsonl import write_jsonl
from stemma.pipeline import run
from stemma.pipeline.course import RunSettings
from stemma.pipeline.run import reconstruct
from stemma.store.casebook import Casebook


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bundled") / "pile"
    copy_bundled(open_data("stories", STORY, "pile"), folder)
    return folder


def exported(piles: list[Path], folder: Path, *, workers: int = 1) -> dict[str, bytes]:
    """Return what an export of a pile holds, by the name of its file."""
    reconstruct(piles, folder / "case", settings=RunSettings(workers=workers))
    with Casebook.open(folder / "case") as casebook:
        paths = write_jsonl(casebook, folder / "out")
    return {path.name: path.read_bytes() for path in paths}


@pytest.fixture(scope="module")
def expected(pile: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    found = exported([pile], tmp_path_factory.mktemp("expected"))
    # An empty export would be the same in any order.
    assert all(found[f"{table}.jsonl"] for table in ("witness", "zone", "alignment", "derivation", "reading"))
    return found


def differing(found: dict[str, bytes], expected: dict[str, bytes]) -> list[str]:
    return [name for name in expected if found[name] != expected[name]]


@pytest.mark.parametrize("workers", [2, 3])
def test_the_number_of_workers_changes_no_byte(
    workers: int, pile: Path, expected: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hasty = partial(LocalSettings, patience=0.0, worth=0.0, batch=20 + workers)
    monkeypatch.setattr(run, "LocalSettings", hasty)
    assert differing(exported([pile], tmp_path, workers=workers), expected) == []


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_files_changes_no_byte(
    seed: int, pile: Path, expected: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = {name: getattr(Path, name) for name in ("iterdir", "rglob", "glob")}

    def shuffled(name: str, folder: Path, *pattern: str) -> list[Path]:
        paths = list(listed[name](folder, *pattern))
        random.Random(seed).shuffle(paths)  # noqa: S311 - shuffles files, keeps no secret
        return paths

    for name in listed:
        monkeypatch.setattr(Path, name, lambda folder, *pattern, name=name: iter(shuffled(name, folder, *pattern)))
    assert differing(exported([pile], tmp_path), expected) == []


def test_a_second_pile_in_any_order_changes_no_byte(pile: Path, tmp_path: Path) -> None:
    second = tmp_path / "second"
    second.mkdir()
    (second / "note.txt").write_text("A note of its own about the harbour of Ostrel.\n", encoding="utf-8")
    one, other = tmp_path / "one", tmp_path / "other"
    assert exported([pile, second], one) == exported([second, pile], other)


def test_a_second_export_is_the_same_bytes(expected: dict[str, bytes], pile: Path, tmp_path: Path) -> None:
    assert exported([pile], tmp_path) == expected
