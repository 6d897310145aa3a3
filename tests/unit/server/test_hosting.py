from pathlib import Path

import pytest
from tests.support.invented import invented_case, witness_called, write_invented

from stemma.model import Rows, Variant
from stemma.model.errors import CaseError
from stemma.report import ReportSettings
from stemma.server.hosting import Hosting, NewerRunError, Stamp
from stemma.store.casebook import CASEBOOK


@pytest.fixture
def hosting(case: Path) -> Hosting:
    return Hosting(case, ReportSettings())


def test_a_page_is_made_once_for_one_casebook(hosting: Hosting) -> None:
    assert hosting.shown() is hosting.shown()


def test_a_newer_run_is_seen_and_shown_at_the_next_call(hosting: Hosting, case: Path) -> None:
    first = hosting.shown()
    assert first.stamp is not None
    assert not hosting.is_newer(first.stamp.words)
    _run_again(case)
    assert hosting.is_newer(first.stamp.words)
    assert hosting.shown().html != first.html


def test_while_a_run_leaves_no_casebook_the_former_page_goes_on(hosting: Hosting, case: Path) -> None:
    first = hosting.shown()
    (case / CASEBOOK).unlink()
    assert hosting.shown() is first
    assert first.stamp is not None
    assert not hosting.is_newer(first.stamp.words)


def test_a_casebook_that_cannot_be_read_leaves_the_former_page(hosting: Hosting, case: Path) -> None:
    first = hosting.shown()
    (case / CASEBOOK).write_bytes(b"no database")
    assert hosting.shown() is first


def test_a_folder_that_is_no_case_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="stemma reconstruct"):
        Hosting(tmp_path, ReportSettings()).shown()


def test_any_two_reports_can_be_compared(hosting: Hosting, case: Path) -> None:
    made = _made(case)
    ids = {siglum: witness_called(invented_case(), siglum).id for siglum in "ACH"}
    close = hosting.comparison(ids["A"], ids["C"], made=made)
    assert close is not None
    assert "aligned" in {row.kind for row in close.rows}
    far = hosting.comparison(ids["H"], ids["C"], made=made)
    assert far is not None
    assert {row.kind for row in far.rows} == {"left-only", "right-only"}


def test_an_unknown_report_gives_no_comparison(hosting: Hosting, case: Path) -> None:
    known = witness_called(invented_case(), "A").id
    assert hosting.comparison(known, "nobody", made=_made(case)) is None
    assert hosting.comparison("' or 1=1 --", known, made=_made(case)) is None


def test_a_comparison_never_mixes_two_runs(hosting: Hosting, case: Path) -> None:
    made = _made(case)
    _run_again(case)
    first, second = (witness_called(invented_case(), siglum).id for siglum in "AC")
    with pytest.raises(NewerRunError, match="load the page again"):
        hosting.comparison(first, second, made=made)


def test_the_page_may_ask_its_own_server_and_nobody_else(hosting: Hosting) -> None:
    shown = hosting.shown()
    assert "connect-src 'self'" in shown.policy
    assert "'unsafe" not in shown.policy
    assert f'content="{shown.policy}"' in shown.html


def _made(case: Path) -> str:
    stamp = Stamp.of(case)
    assert stamp is not None
    return stamp.words


def _run_again(case: Path) -> None:
    """Replace the casebook by one in which nothing differs."""
    write_invented(case, Rows(one for one in invented_case() if not isinstance(one, Variant)))
