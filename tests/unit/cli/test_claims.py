import io

import pytest
from rich.console import Console
from tests.support.asserted import story

from stemma.cli.claims import SPOKEN, print_proposition
from stemma.cli.when import print_event, spoken_range
from stemma.model import Rows, Verdict
from stemma.stages.claims import weigh_claims
from stemma.stages.timeline import list_events
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
    assert "2031-03-04  happened  a, b" in told
    assert "1978-01-01 to 1978-12-31  happened  c" in told


def test_a_moment_without_a_year_is_told_in_its_own_words(case: Rows) -> None:
    told = [spoken_range(line) for line in event_lines(case)]
    assert told[-1] == "“May 16”"
