import re

import msgspec
import pytest
from tests.support.told import told_case

from stemma.report.clock import clock_svg
from stemma.views.timeline import DatingPlace, EventLine, event_lines


@pytest.fixture(scope="module")
def events() -> list[EventLine]:
    return event_lines(told_case(), published=False)


def test_every_dated_moment_has_a_row_and_a_conflict_several_marks(events: list[EventLine]) -> None:
    drawn = clock_svg(events, name="When it happened")
    assert drawn.count('class="what"') == 2
    assert drawn.count("<circle") == 2
    assert drawn.count("<rect") == 1
    assert '<g class="l5">' in drawn
    assert '<g class="l7">' in drawn


def test_a_mark_leads_to_the_words_that_place_it(events: list[EventLine]) -> None:
    led = re.findall(r"#witness=(\w+):(\d+)-(\d+)", clock_svg(events, name="When"))
    first = [dating.places[0] for event in events for dating in event.datings]
    assert led == [(one.witness, str(one.start), str(one.end)) for one in first]


def test_what_would_show_nothing_is_not_drawn(events: list[EventLine]) -> None:
    assert clock_svg([], name="When") == ""
    assert clock_svg(events[:1], name="When") == ""
    undated = [
        msgspec.structs.replace(event, datings=[msgspec.structs.replace(one, earliest=None) for one in event.datings])
        for event in events
    ]
    assert clock_svg(undated, name="When") == ""


def test_words_of_a_document_stay_words(events: list[EventLine]) -> None:
    hostile = "</text><script>alert(1)</script>\u202e"
    place = DatingPlace(witness='"><img>', siglum=hostile, start=0, end=1)
    bent = [
        msgspec.structs.replace(
            event, what=hostile, datings=[msgspec.structs.replace(one, places=[place]) for one in event.datings]
        )
        for event in events
    ]
    drawn = clock_svg(bent, name="When")
    assert "<script" not in drawn
    assert "<img" not in drawn
    assert "\u202e" not in drawn
