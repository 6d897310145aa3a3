import msgspec
import pytest
from tests.support.checked import checked_story

from stemma.model import Rows
from stemma.report.checking import mismatches
from stemma.report.claiming import claims
from stemma.report.gathering import gather
from stemma.report.settings import ReportSettings

TEXTS = {
    "a": "The dyke broke on Tuesday, 4 March 2031, they say.",
    "b": "The dyke broke on Wednesday, 4 March 2031, they say.",
}


@pytest.fixture
def rows() -> Rows:
    return checked_story(TEXTS, kin=[("a", 0, "b", 0)], drawn=[("b", "a")])


def test_every_statement_is_a_link_to_its_words(rows: Rows) -> None:
    shown = mismatches(gather(rows, settings=ReportSettings()))
    assert '<a href="#witness=b:18-27"><bdi>Wednesday</bdi></a> · <a href="#witness=b:29-41">' in shown
    assert "<span>draws on a text in which they fit</span>" in shown
    assert '<a href="#witness=a:18-25"><bdi>Tuesday</bdi></a>' in shown
    assert "<span>they fit here</span>" in shown
    assert "one of the two is off" in shown


def test_the_claims_show_them_even_where_no_claim_was_found(rows: Rows) -> None:
    views = gather(rows, settings=ReportSettings())
    assert "What does not fit together inside a report" in claims(views)
    assert claims(msgspec.structs.replace(views, mismatches=[])) == ""


def test_reports_beyond_a_few_are_counted() -> None:
    texts = {f"w{number}": TEXTS["b"] for number in range(9)}
    shown = mismatches(gather(checked_story(texts), settings=ReportSettings()))
    assert "<p>and 3 more reports</p>" in shown
