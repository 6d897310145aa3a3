import pytest

from stemma.intake.imprint import closing_day, dateline_day, imprint_outlet
from stemma.intake.plain import plain_facts

STORY = "The dyke at Varnmouth broke before dawn, and the board closed both locks until the wind dropped.\n"


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Varnmouth Gazette, 9 September 2031, 13:20", "Varnmouth Gazette"),
        ("The Inland Post, September 11, 2031", "The Inland Post"),
        ("Harbour Radio - Tuesday 9 September 2031 - 4 pm bulletin", "Harbour Radio"),
        ("dyke-news.example | 11.09.2031", "dyke-news.example"),
        # Who wrote it, who it was taken from, what it tells of.
        ("Ada Venn, 9 September 2031", None),
        ("Varn News Agency, 9 September 2031", None),
        ("Reuters, 9 September 2031", None),
        ("Flood at Varnmouth, 9 September 2031", None),
        ("The Inland Post reported on September 11, 2031 that the dyke broke and both of the locks were shut.", None),
        ("The Inland Post", None),
    ],
)
def test_the_outlet_beside_a_date_at_the_head_of_a_text_printed_it(line: str, outlet: str | None) -> None:
    assert imprint_outlet(line) == outlet


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("VARNMOUTH, Sept. 9, 2031 (Norwire) - A dyke broke on Tuesday.", "2031-09-09"),
        ("VARNMOUTH, Eastland, 9 September 2031 — A dyke broke.", "2031-09-09"),
        ("SAINT-ELMO, March 4, 2031 -- A dyke broke.", "2031-03-04"),
        ("VARNMOUTH, Sept. 9 (Norwire) - A dyke broke on Tuesday.", None),
        ("Varnmouth, Sept. 9, 2031 was a day of wind - and of rain.", None),
        ("NORWIRE, on Sept. 9, 2031 - the day of the flood - wrote that it would hold.", None),
    ],
)
def test_a_dateline_with_a_year_says_when_a_text_was_published(line: str, day: str | None) -> None:
    assert dateline_day(line) == day


def test_a_day_that_ends_the_headline_is_that_of_a_statement() -> None:
    assert closing_day("Statement by the board of Varnmouth, 10 September 2031") == "2031-09-10"
    assert closing_day("What happened at Varnmouth on 10 September 2031") is None
    assert closing_day("Statement by the board") is None


def test_a_saved_text_says_where_and_when_it_was_printed() -> None:
    facts = plain_facts(f"Dyke breaks at Varnmouth\n\nVarnmouth Gazette, 9 September 2031\n\n{STORY}")
    assert (facts.outlet, facts.published, facts.title) == (
        "Varnmouth Gazette",
        "2031-09-09",
        "Dyke breaks at Varnmouth",
    )
    assert facts.grounds["outlet"].inferred
    facts = plain_facts(f"Dyke breaks at Varnmouth\n\nVARNMOUTH, Sept. 9, 2031 (Norwire) - {STORY}")
    assert (facts.outlet, facts.published) == (None, "2031-09-09")
    facts = plain_facts(f"Statement by the board of the harbour district of Varnmouth, 10 September 2031\n\n{STORY}")
    assert (facts.published, facts.grounds["published"].inferred) == ("2031-09-10", True)
