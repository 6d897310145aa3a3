from pathlib import Path

import pytest

from stemma.model import Judgement
from stemma.model.errors import CaseError
from stemma.store.judgements import JUDGEMENTS, append_judgement, read_judgements

FIRST = Judgement(about="child", other="parent", verdict="reject", who="ada", when="2031-03-04T01:00", note="“Ω” 🚤")
SECOND = Judgement(about="child", verdict="re-root", who="bo", when="2031-03-04T02:00", withdrawn=True)


def test_where_nobody_judged_there_is_nothing(tmp_path: Path) -> None:
    assert read_judgements(tmp_path) == []


def test_judgements_come_back_as_they_were_made(tmp_path: Path) -> None:
    append_judgement(tmp_path, FIRST)
    append_judgement(tmp_path, SECOND)
    assert read_judgements(tmp_path) == [FIRST, SECOND]


def test_a_judgement_is_only_ever_added(tmp_path: Path) -> None:
    append_judgement(tmp_path, FIRST)
    before = (tmp_path / JUDGEMENTS).read_bytes()
    append_judgement(tmp_path, SECOND)
    assert (tmp_path / JUDGEMENTS).read_bytes().startswith(before)


def test_a_line_that_cannot_be_understood_is_named(tmp_path: Path) -> None:
    append_judgement(tmp_path, FIRST)
    with (tmp_path / JUDGEMENTS).open("a", encoding="utf-8") as lines:
        lines.write("\nhalf a li")
    with pytest.raises(CaseError, match="line 3: this is no judgement"):
        read_judgements(tmp_path)


def test_a_folder_that_is_not_there_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="cannot be written"):
        append_judgement(tmp_path / "gone", FIRST)
