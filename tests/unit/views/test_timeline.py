from tests.support.asserted import story

from stemma.model import Occasion, Rows
from stemma.stages.claims import weigh_claims
from stemma.stages.timeline import list_events
from stemma.views.timeline import event_lines

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
