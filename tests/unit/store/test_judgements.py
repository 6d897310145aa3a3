from pathlib import Path

import pytest

from stemma.model import Judgement
from stemma.model.errors import CaseError
from stemma.store.judgements import JUDGEMENTS, append_judgement, read_judgements

MERGE = Judgement(about="one", verdict="merge", who="reader", when="2026-01-01T00:00:00+00:00", other="two")
RENAME = Judgement(about="one", verdict="rename", who="reader", when="2026-01-02T00:00:00+00:00", text="Ada Venn")


def test_a_case_nobody_judged_has_no_judgements(tmp_path: Path) -> None:
    assert read_judgements(tmp_path) == []


def test_judgements_come_back_in_the_order_in_which_they_were_made(tmp_path: Path) -> None:
    for one in (RENAME, MERGE, RENAME):
        append_judgement(tmp_path, one)
    assert read_judgements(tmp_path) == [RENAME, MERGE, RENAME]


def test_a_judgement_is_added_and_nothing_before_it_is_touched(tmp_path: Path) -> None:
    append_judgement(tmp_path, MERGE)
    before = (tmp_path / JUDGEMENTS).read_bytes()
    append_judgement(tmp_path, RENAME)
    assert (tmp_path / JUDGEMENTS).read_bytes().startswith(before)


def test_an_empty_line_is_no_judgement(tmp_path: Path) -> None:
    append_judgement(tmp_path, MERGE)
    with (tmp_path / JUDGEMENTS).open("ab") as stream:
        stream.write(b"\n\n")
    assert read_judgements(tmp_path) == [MERGE]


@pytest.mark.parametrize("damage", [b"{", b'{"about": 1}', b"\xff\xfe", b"null", b'["merge"]'])
def test_a_line_that_is_no_judgement_is_named_and_not_skipped(tmp_path: Path, damage: bytes) -> None:
    append_judgement(tmp_path, MERGE)
    with (tmp_path / JUDGEMENTS).open("ab") as stream:
        stream.write(damage + b"\n")
    with pytest.raises(CaseError, match=r"judgements\.jsonl, line 2"):
        read_judgements(tmp_path)


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    (tmp_path / JUDGEMENTS).mkdir()
    with pytest.raises(CaseError, match="cannot be read"):
        read_judgements(tmp_path)
    with pytest.raises(CaseError, match="cannot be written"):
        append_judgement(tmp_path, MERGE)


def test_a_missing_case_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="cannot be written"):
        append_judgement(tmp_path / "nowhere", MERGE)
