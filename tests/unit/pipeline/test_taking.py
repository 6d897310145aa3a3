from pathlib import Path

import pytest

from stemma.engine.local import DEFAULTS, LocalEngine, LocalSettings
from stemma.engine.protocol import silent
from stemma.intake import IntakeSettings
from stemma.model import Block, Record, Unread, Witness
from stemma.model.errors import NothingUsableError
from stemma.pipeline.taking import find_pile, pile_hash, take_in

PAGE = """<html><head><title>Ferry sinks</title></head><body><main><article><h1>Ferry sinks</h1>
<p>The ferry to Ostrel sank off the northern pier on Monday, the harbour office said.</p>
<p>All forty people on board were saved by fishing boats that had turned back before the storm.</p>
</article></main></body></html>"""

HASTY = LocalSettings(workers=2, patience=0.0, worth=0.0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pile = tmp_path / "pile"
    pile.mkdir()
    (pile / "note.txt").write_text("Snow closed both mountain roads.\n", encoding="utf-8")
    (pile / "page.html").write_text(PAGE, encoding="utf-8")
    (pile / "same-page.html").write_text(PAGE, encoding="utf-8")
    (pile / "empty.txt").write_bytes(b"")
    return pile


def taken(folder: Path, settings: LocalSettings = DEFAULTS) -> list[Record]:
    pile = find_pile([folder], outside=folder.parent / "case")
    with LocalEngine(settings) as engine:
        return list(take_in(pile, engine=engine, settings=IntakeSettings(), progress=silent))


def test_a_pile_gives_witnesses_blocks_and_what_stayed_unread(folder: Path) -> None:
    records = taken(folder)
    assert [record.path for record in records if isinstance(record, Witness)] == ["note.txt", "page.html"]
    assert [record.path for record in records if isinstance(record, Unread)] == ["empty.txt"]
    assert any(isinstance(record, Block) for record in records)


def test_workers_give_the_same_records_in_the_same_order(folder: Path) -> None:
    assert taken(folder, HASTY) == taken(folder)


def test_a_pile_hashes_by_names_and_bytes_and_not_by_order(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "second").mkdir()
    (tmp_path / "second" / "note.txt").write_text("x", encoding="utf-8")

    def hashed(*paths: Path) -> str:
        return pile_hash(find_pile(paths, outside=tmp_path / "case"))

    before = hashed(folder, tmp_path / "second")
    assert hashed(tmp_path / "second", folder) == before
    (tmp_path / "second" / "note.txt").write_text("y", encoding="utf-8")
    assert hashed(folder, tmp_path / "second") != before


def test_what_a_sidecar_states_counts(folder: Path, tmp_path: Path) -> None:
    before = pile_hash(find_pile([folder], outside=tmp_path / "case"))
    (folder / "pile.toml").write_text('["note.txt"]\noutlet = "Mardale Post"\n', encoding="utf-8")
    assert pile_hash(find_pile([folder], outside=tmp_path / "case")) != before


def test_a_case_inside_its_pile_is_no_part_of_it(folder: Path) -> None:
    before = find_pile([folder], outside=folder / "case")
    (folder / "case").mkdir()
    (folder / "case" / "casebook.txt").write_text("x", encoding="utf-8")
    assert find_pile([folder], outside=folder / "case") == before


def test_a_pile_that_gives_nothing_says_why(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(NothingUsableError, match="The pile holds no file"):
        taken(tmp_path / "empty")
    for number in range(5):
        (tmp_path / "empty" / f"{number}.txt").write_bytes(b"")
    with pytest.raises(NothingUsableError, match=r"No file of the pile gives a text\. 0\.txt: .*\. And 2 more\."):
        taken(tmp_path / "empty")
