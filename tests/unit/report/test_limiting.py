import msgspec
import pytest
from tests.support.told import told_case

from stemma.model import Rows, Verdict
from stemma.report.limiting import shown_claims, shown_moments, told
from stemma.report.settings import ReportSettings
from stemma.views.claims import PropositionLine, claim_lines
from stemma.views.timeline import event_lines


@pytest.fixture(scope="module")
def case() -> Rows:
    return told_case()


@pytest.fixture
def lines(case: Rows) -> list[PropositionLine]:
    return claim_lines(case)


def test_what_fits_is_there_and_nothing_is_said(case: Rows) -> None:
    shown = told(case, settings=ReportSettings())
    assert shown.left_out == []
    assert (len(shown.entities), len(shown.claims), len(shown.events)) == (4, 8, 2)


def test_what_is_left_out_is_named_with_the_command_that_shows_it(case: Rows) -> None:
    shown = told(case, settings=ReportSettings(entities=1, claims=1, agreed=0, single_source=1, moments=1))
    assert shown.left_out == [
        "3 names: use `stemma who CASE --all`.",
        "6 rows of claims: use `stemma claims CASE`.",
        "1 moment: use `stemma when CASE`.",
    ]


def test_conflicts_stand_before_agreement_before_lesser_differences(lines: list[PropositionLine]) -> None:
    lesser = msgspec.structs.replace(lines[0], id="z", verdict=Verdict.TRANSMISSION, conflict=False)
    shown = shown_claims([lesser, *lines], settings=ReportSettings())
    assert [(line.verdict.value, line.conflict) for line in shown[:5]] == [
        ("genuine", True),
        ("genuine", True),
        ("agree", False),
        ("agree", False),
        ("transmission", False),
    ]


def test_where_conflicts_fill_the_room_agreement_still_has_its_own(lines: list[PropositionLine]) -> None:
    lesser = msgspec.structs.replace(lines[0], id="z", verdict=Verdict.TRANSMISSION, conflict=False)
    shown = shown_claims([*lines, lesser], settings=ReportSettings(claims=2, single_source=0))
    assert [line.verdict.value for line in shown] == ["genuine", "genuine", "agree", "agree"]


def test_a_page_for_sharing_holds_nothing_that_one_origin_alone_says(lines: list[PropositionLine]) -> None:
    shown = shown_claims(lines, settings=ReportSettings(snippets_only=True))
    assert {line.verdict for line in shown} == {Verdict.GENUINE, Verdict.AGREE}


def test_a_conflict_of_dates_outlasts_a_plain_moment(case: Rows) -> None:
    (kept,) = shown_moments(event_lines(case, published=False), settings=ReportSettings(moments=1))
    assert len(kept.datings) == 2
