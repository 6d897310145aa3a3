from collections.abc import Mapping, Sequence

import pytest
from tests.support.asserted import story

from stemma.model import Event, Occasion, Precision, Rows
from stemma.stages.claims import weigh_claims
from stemma.stages.timeline import list_events
from stemma.stages.timeline.events import TimelineSettings

DAY = "2031-03-05"


def events(
    texts: Mapping[str, str], lineages: Sequence[Sequence[str]], published: Mapping[str, str] | None = None
) -> list[Event]:
    rows = story(texts, lineages=lineages, published=published)
    rows.extend(list(weigh_claims(rows)))
    return list(list_events(rows))


def happened(found: Sequence[Event]) -> list[Event]:
    return [one for one in found if one.occasion is Occasion.HAPPENED]


def test_witnesses_that_agree_make_one_event() -> None:
    texts = {
        "a": "The old dyke at Varnmouth collapsed on 4 March 2031.",
        "b": "On March 4, 2031 the old dyke at Varnmouth collapsed.",
    }
    (one,) = happened(events(texts, [["a"], ["b"]]))
    assert (one.earliest, one.latest, one.precision) == ("2031-03-04", "2031-03-04", Precision.DAY)
    assert (one.lineages, one.witnesses, len(one.claims)) == (2, ["a", "b"], 2)


def test_conflicting_dates_are_one_event_with_two_datings() -> None:
    texts = {
        "a": "The old dyke at Varnmouth collapsed on 4 March 2031.",
        "b": "On 5 March 2031 the old dyke at Varnmouth collapsed.",
    }
    (one,) = happened(events(texts, [["a"], ["b"]]))
    assert [dating.earliest for dating in one.datings] == ["2031-03-04", "2031-03-05"]
    assert one.why.startswith("Placed differently:")


def test_a_coarser_date_is_told_beside_the_finer_one() -> None:
    texts = {
        "a": "The old dyke at Varnmouth collapsed in March 2031.",
        "b": "On 5 March 2031 the old dyke at Varnmouth collapsed.",
    }
    (one,) = happened(events(texts, [["a"], ["b"]]))
    assert (one.earliest, one.precision) == ("2031-03-05", Precision.DAY)
    assert "one inside the other" in one.why


@pytest.mark.parametrize(
    ("words", "earliest", "latest", "precision"),
    [
        ("in 1978", "1978-01-01", "1978-12-31", Precision.YEAR),
        ("in August 1978", "1978-08-01", "1978-08-31", Precision.MONTH),
        ("in the 1970s", "1970-01-01", "1979-12-31", Precision.DECADE),
        ("in the 19th century", "1800-01-01", "1899-12-31", Precision.CENTURY),
    ],
)
def test_a_year_stays_a_year(words: str, earliest: str, latest: str, precision: Precision) -> None:
    (one,) = happened(events({"a": f"The pier burned {words}."}, [["a"]]))
    assert (one.earliest, one.latest, one.precision) == (earliest, latest, precision)


def test_a_date_whose_year_is_unknown_stands_without_a_place() -> None:
    (one,) = happened(events({"a": "The pier burned on May 16."}, [["a"]]))
    assert (one.earliest, one.latest, one.datings[0].value) == (None, None, "May 16")


def test_three_clocks_are_kept_apart() -> None:
    texts = {"a": "“It held,” she said on Tuesday. The dyke collapsed on Monday."}
    found = events(texts, [["a"]], {"a": DAY})
    assert {one.occasion: one.earliest for one in found} == {
        Occasion.SAID: "2031-03-04",
        Occasion.HAPPENED: "2031-03-03",
        Occasion.PUBLISHED: DAY,
    }


def test_a_moment_of_publication_keeps_its_hour() -> None:
    (one,) = events({"a": "A grey day."}, [["a"]], {"a": "2031-03-05T08:00:00+00:00"})
    assert (one.precision, one.earliest) == (Precision.INSTANT, "2031-03-05T08:00:00+00:00")


def test_publications_can_be_left_out() -> None:
    rows = story({"a": "A grey day."}, lineages=[["a"]], published={"a": DAY})
    assert list(list_events(rows, settings=TimelineSettings(publications=False))) == []


def test_lengths_are_no_events() -> None:
    assert events({"a": "The council ruled for 28 years and waited three weeks."}, [["a"]]) == []


def test_the_order_of_rows_changes_nothing() -> None:
    texts = {"a": "The pier burned in 1978.", "b": "The pier burned in 1987."}
    rows = story(texts, lineages=[["a"], ["b"]])
    rows.extend(list(weigh_claims(rows)))
    forth, back = (list(list_events(Rows(order))) for order in (list(rows), list(rows)[::-1]))
    assert forth == back


def test_a_weekday_that_one_report_leaves_open_is_no_other_day() -> None:
    texts = {
        "a": "The old dyke at Varnmouth collapsed on Monday.",
        "b": "On Monday the old dyke at Varnmouth collapsed.",
    }
    (one,) = happened(events(texts, [["a"], ["b"]], {"a": DAY}))
    (dating,) = one.datings
    assert (one.earliest, len(dating.claims), len(dating.lineages)) == ("2031-03-03", 2, 2)
    assert "differently" not in one.why


def test_words_that_have_no_place_in_time_dispute_nothing() -> None:
    texts = {
        "a": "The old dyke at Varnmouth collapsed on 4 March 2031.",
        "b": "On Monday the old dyke at Varnmouth collapsed.",
    }
    for one in happened(events(texts, [["a"], ["b"]])):
        assert "differently" not in one.why
