import io

import pytest
from rich.console import Console
from tests.support.asserted import story
from tests.support.checked import checked_story

from stemma.cli.claims import SPOKEN, print_mismatches, print_proposition
from stemma.cli.when import print_event, spoken_moment
from stemma.model import Rows, Verdict
from stemma.stages.claims import weigh_claims
from stemma.stages.timeline import list_events
from stemma.views.checks import check_lines
from stemma.views.claims import claim_lines
from stemma.views.timeline import event_lines

TEXTS = {
    "a": "12 people were killed when the dyke collapsed on 4 March 2031.",
    "b": "12 people were killed when the dyke collapsed on 4 March 2031.",
    "c": "At Varnmouth 19 people were killed. The pier burned in 1978. The mill burned on May 16.",
}


@pytest.fixture
def case() -> Rows:
    rows = story(TEXTS, lineages=[["a", "b"], ["c"]])
    rows.extend(list(weigh_claims(rows)))
    rows.extend(list(list_events(rows)))
    return rows


def console() -> tuple[Console, io.StringIO]:
    written = io.StringIO()
    return Console(file=written, width=200, no_color=True), written


def test_every_verdict_has_a_readers_word() -> None:
    assert set(SPOKEN) == set(Verdict)


def test_a_row_tells_values_origins_and_places(case: Rows) -> None:
    screen, written = console()
    print_proposition(screen, claim_lines(case)[0])
    told = written.getvalue()
    assert "DISPUTED  people killed · 2 origins, 3 witnesses" in told
    assert "12  1 (+1 that repeat)  a:0-21, b:0-21" in told
    assert "19  1  c:13-34" in told


def test_an_event_tells_its_range_and_its_clock(case: Rows) -> None:
    screen, written = console()
    for line in event_lines(case):
        print_event(screen, line)
    told = written.getvalue()
    assert "4 Mar 2031  happened  a, b" in told
    assert "1978  happened  c" in told


def test_a_moment_without_a_year_is_told_in_its_own_words(case: Rows) -> None:
    told = [spoken_moment(line) for line in event_lines(case)]
    assert told[-1] == "“May 16”"


def test_what_does_not_fit_is_told_with_its_characters_and_where_it_fits() -> None:
    texts = {
        "a": "The dyke broke on Tuesday, 4 March 2031, they say.",
        "b": "The dyke broke on Wednesday, 4 March 2031, they say.",
    }
    screen, written = console()
    print_mismatches(screen, check_lines(checked_story(texts, kin=[("a", 0, "b", 0)], drawn=[("b", "a")])))
    told = written.getvalue()
    assert "1 passage does not fit together" in told
    assert "DOES NOT FIT  weekday and date  0.95" in told
    assert "b: Wednesday [18-27] · 4 March 2031 [29-41]  draws on a text in which they fit" in told
    assert "a: Tuesday [18-25] · 4 March 2031 [27-39]  they fit" in told
