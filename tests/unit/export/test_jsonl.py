import json
from pathlib import Path

import pytest

from stemma.export.jsonl import INTERNAL, exported, write_jsonl
from stemma.model import Rows, Run, Sketch, Witness
from stemma.model.errors import CaseError

#: The records of the contract, by the name of their file.
CONTRACT = [
    "witness",
    "zone",
    "sentence",
    "credit",
    "alignment",
    "variant",
    "reading",
    "story",
    "archetype",
    "derivation",
    "lineage",
    "mention",
    "entity",
    "resolution",
    "quotation",
    "utterance",
    "claim",
    "proposition",
    "event",
    "judgement",
    "run",
]

WITNESS = Witness(
    id="w", path="w.txt", siglum="W", media_type="text/plain", sha256="", chars=6, text="“Café”", places=["w.txt"]
)
RUN = Run(stage="align", version=1, settings_hash="s", input_hash="i", rows=0, seconds=1.25)


def test_every_record_of_the_contract_has_a_file_even_when_it_has_no_row(tmp_path: Path) -> None:
    names = {path.name for path in write_jsonl(Rows(), tmp_path)}
    assert names >= {f"{name}.jsonl" for name in CONTRACT}
    assert all((tmp_path / name).read_bytes() == b"" for name in names)


def test_what_stages_leave_for_one_another_is_not_exported() -> None:
    assert INTERNAL.isdisjoint(exported())
    assert Sketch in INTERNAL


def test_a_line_is_one_record_with_null_for_what_is_missing(tmp_path: Path) -> None:
    write_jsonl(Rows([WITNESS]), tmp_path)
    (line,) = (tmp_path / "witness.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["text"] == "“Café”"
    assert json.loads(line)["title"] is None
    assert list(json.loads(line)) == list(Witness.__struct_fields__)


def test_what_a_clock_says_is_null(tmp_path: Path) -> None:
    write_jsonl(Rows([RUN]), tmp_path)
    written = json.loads((tmp_path / "run.jsonl").read_text(encoding="utf-8"))
    assert written["seconds"] is None
    assert written["stage"] == "align"


def test_taking_the_pile_in_is_no_stage(tmp_path: Path) -> None:
    write_jsonl(Rows([Run(stage="intake", version=1, settings_hash="", input_hash="", rows=0, seconds=0.0)]), tmp_path)
    assert (tmp_path / "run.jsonl").read_bytes() == b""


def test_a_second_export_replaces_the_first(tmp_path: Path) -> None:
    write_jsonl(Rows([WITNESS]), tmp_path)
    write_jsonl(Rows(), tmp_path)
    assert (tmp_path / "witness.jsonl").read_bytes() == b""


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(CaseError, match="choose another folder with --out"):
        write_jsonl(Rows(), tmp_path / "file")
