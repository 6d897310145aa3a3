import pytest
from tests.support.asserted import story

from stemma.model import Occasion, Rows
from stemma.stages.claims import weigh_claims
from stemma.stages.timeline import list_events
from stemma.views.timeline import DatingLine, event_lines, is_disputed

TEXTS = {
    "a": "The pier burned in 1978. The old dyke at Varnmouth collapsed on 4 March 2031. The mill burned on May 16.",
    "b": "On 5 March 2031 the old dyke at Varnmouth collapsed.",
}


def case() -> Rows:
    rows = story(TEXTS, lineages=[["a"], ["b"]], published={"b": "2031-03-06"})
    rows.extend(list(weigh_claims(rows)))
    rows.extend(list(list_events(rows)))
    return rows


def test_rows_stand_in_the_order_of_time_and_those_without_a_place_last() -> None:
    told = [(line.earliest, line.occasion) for line in event_lines(case())]
    assert told == [
        ("1978-01-01", Occasion.HAPPENED),
        ("2031-03-04", Occasion.HAPPENED),
        ("2031-03-06", Occasion.PUBLISHED),
        (None, Occasion.HAPPENED),
    ]


def test_conflicting_dates_stand_in_one_row() -> None:
    (line,) = [line for line in event_lines(case()) if len(line.datings) > 1]
    assert [(dating.earliest, dating.origins) for dating in line.datings] == [("2031-03-04", 1), ("2031-03-05", 1)]
    assert (line.sigla, line.origins) == (["a", "b"], 2)


def test_every_date_knows_the_words_that_give_it() -> None:
    given = [
        (place.siglum, TEXTS[place.witness][place.start : place.end])
        for line in event_lines(case(), published=False)
        for dating in line.datings
        for place in dating.places
    ]
    assert given == [("a", "1978"), ("a", "4 March 2031"), ("b", "5 March 2031"), ("a", "May 16")]


def test_publications_are_left_out_where_nobody_asks() -> None:
    assert Occasion.PUBLISHED not in {line.occasion for line in event_lines(case(), published=False)}


@pytest.mark.parametrize(
    ("ranges", "disputed"),
    [
        ([("2031-03-04", "2031-03-04"), ("2031-03-05", "2031-03-05")], True),
        ([("2031-03-01", "2031-03-31"), ("2031-03-05", "2031-03-05")], False),
        ([("2031-03-04", "2031-03-04"), (None, None)], False),
        ([("2031-03-04", None), ("2031-03-05", "2031-03-05")], False),
        ([("2031-01-01", "2031-12-31"), ("2031-03-04", "2031-03-04"), ("2031-03-06", "2031-03-06")], True),
        ([], False),
    ],
)
def test_datings_are_disputed_only_where_two_cannot_both_hold(
    ranges: list[tuple[str | None, str | None]], *, disputed: bool
) -> None:
    datings = [DatingLine(value="then", earliest=first, latest=last, origins=1) for first, last in ranges]
    assert is_disputed(datings) is disputed
