from pathlib import Path

import pytest

from stemma.model import RECORDS, Record, Sentence, Witness, Zone
from stemma.model.arrow import to_table
from stemma.model.errors import CaseError
from stemma.store import writing
from stemma.store.casebook import CASEBOOK, Casebook
from stemma.store.writing import write_casebook


def sentence(witness: str, start: int) -> Sentence:
    return Sentence(id=f"{witness}{start}", witness=witness, start=start, end=start + 4, index=0)


SENTENCES = [sentence("a", 0), sentence("a", 9), sentence("b", 0)]


def write(case: Path, sentences: list[Sentence]) -> None:
    records: dict[type[Record], list[Record]] = {Sentence: [*sentences]}
    write_casebook(case, [(kind, to_table(kind, records.get(kind, []))) for kind in RECORDS])


def test_what_is_written_comes_back_in_order(tmp_path: Path) -> None:
    write(tmp_path, SENTENCES)
    with Casebook.open(tmp_path) as casebook:
        assert casebook.of(Sentence) == SENTENCES
        assert casebook.of(Zone) == []


def test_records_are_asked_for_by_the_values_of_fields(tmp_path: Path) -> None:
    write(tmp_path, SENTENCES)
    with Casebook.open(tmp_path) as casebook:
        assert casebook.of(Sentence, witness="a", start=9) == [SENTENCES[1]]
        assert casebook.of(Sentence, witness="nobody") == []


def test_none_asks_for_what_is_missing(tmp_path: Path) -> None:
    untitled = Witness(id="1", path="p", siglum="P", media_type="text/plain", sha256="", chars=0, text="")
    titled = Witness(id="2", path="q", siglum="Q", media_type="text/plain", sha256="", chars=0, text="", title="T")
    write_casebook(tmp_path, [(Witness, to_table(Witness, [untitled, titled]))])
    with Casebook.open(tmp_path) as casebook:
        assert casebook.of(Witness, title=None) == [untitled]


def test_an_unknown_field_is_a_mistake_of_the_caller(tmp_path: Path) -> None:
    write(tmp_path, [])
    with Casebook.open(tmp_path) as casebook, pytest.raises(ValueError, match="no field 'colour'"):
        casebook.of(Sentence, colour="red")


def test_a_reader_keeps_what_it_opened_while_a_new_casebook_takes_its_place(tmp_path: Path) -> None:
    write(tmp_path, SENTENCES)
    with Casebook.open(tmp_path) as before:
        write(tmp_path, SENTENCES[:1])
        assert before.of(Sentence) == SENTENCES
    with Casebook.open(tmp_path) as after:
        assert after.of(Sentence) == SENTENCES[:1]


def test_a_run_that_fails_while_it_writes_leaves_the_former_casebook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, SENTENCES)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing, "_write", fail)
    with pytest.raises(CaseError, match="No space left"):
        write(tmp_path, [])
    with Casebook.open(tmp_path) as casebook:
        assert casebook.of(Sentence) == SENTENCES


def test_nothing_is_left_beside_the_casebook(tmp_path: Path) -> None:
    write(tmp_path, SENTENCES)
    assert [path.name for path in tmp_path.iterdir()] == [CASEBOOK]


def test_a_missing_folder_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="There is no folder"):
        Casebook.open(tmp_path / "nowhere")


def test_a_folder_without_a_casebook_is_no_case(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="no finished case"):
        Casebook.open(tmp_path)


def test_a_file_is_no_case(tmp_path: Path) -> None:
    (tmp_path / "note").write_text("x", encoding="utf-8")
    with pytest.raises(CaseError, match="is a file"):
        Casebook.open(tmp_path / "note")


def test_a_damaged_casebook_is_said_to_be_unreadable(tmp_path: Path) -> None:
    (tmp_path / CASEBOOK).write_bytes(b"not a database" * 1000)
    with pytest.raises(CaseError, match="cannot be opened"):
        Casebook.open(tmp_path)


def test_a_casebook_of_another_version_asks_for_a_new_run(tmp_path: Path) -> None:
    write_casebook(tmp_path, [(Sentence, to_table(Sentence, []).drop_columns(["index"]))])
    with Casebook.open(tmp_path) as casebook:
        for kind in (Sentence, Zone):
            with pytest.raises(CaseError, match="another version"):
                casebook.of(kind)
