import gzip
import hashlib
from pathlib import Path

import pytest

from stemma.model import Witness
from stemma.pipeline.files import file_problem, files_of


def witness(path: str, text: str, *, encoding: str = "utf-8", media_type: str = "text/plain") -> Witness:
    return Witness(
        id="1",
        path=path,
        siglum="A",
        media_type=media_type,
        encoding=encoding,
        sha256=hashlib.sha256(text.encode(encoding)).hexdigest(),
        chars=len(text),
        text=text,
    )


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "pile" / "note.txt"
    path.parent.mkdir()
    path.write_bytes("Café".encode("latin-1"))
    return path


NOTE = witness("note.txt", "Café", encoding="latin-1")


def test_the_file_of_a_witness_is_found_in_its_pile_or_is_the_pile(note: Path) -> None:
    assert files_of([NOTE], [note.parent]) == {NOTE.id: note}
    assert files_of([NOTE], [note]) == {NOTE.id: note}


def test_a_part_of_a_larger_file_and_a_file_that_is_gone_are_not_compared(note: Path) -> None:
    assert files_of([witness("note.txt#3", "x"), witness("gone.txt", "x")], [note.parent]) == {}


def test_a_witness_agrees_with_its_file_in_the_encoding_of_the_file(note: Path) -> None:
    assert file_problem(NOTE, note) is None


def test_a_file_that_has_changed_is_seen(note: Path) -> None:
    note.write_text("Tea", encoding="utf-8")
    assert "has changed" in (file_problem(NOTE, note) or "")


def test_a_text_that_is_not_the_file_is_seen(note: Path) -> None:
    other = witness("note.txt", "Cafè", encoding="latin-1")
    kept = Witness(**{**{name: getattr(other, name) for name in other.__struct_fields__}, "sha256": NOTE.sha256})
    assert "is not what its file" in (file_problem(kept, note) or "")


def test_the_text_of_a_page_is_not_its_file(note: Path) -> None:
    page = witness("note.txt", "Café", encoding="latin-1", media_type="text/html")
    assert file_problem(page, note) is None


def test_a_file_that_cannot_be_read_is_said_to_be(tmp_path: Path) -> None:
    assert "cannot be read" in (file_problem(NOTE, tmp_path / "gone.txt") or "")


def test_a_packed_file_is_compared_by_what_it_holds(note: Path) -> None:
    note.write_bytes(gzip.compress("Café".encode("latin-1")))
    assert file_problem(NOTE, note) is None
    note.write_bytes(gzip.compress(b"Tea")[:-9])
    assert "cannot be read" in (file_problem(NOTE, note) or "")
