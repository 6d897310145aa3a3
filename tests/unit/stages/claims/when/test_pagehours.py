from collections.abc import Sequence

import msgspec
import pytest
from tests.support.asserted import story, witness

from stemma.model import Lineage, Proposition, Role, Rows, Verdict, Zone
from stemma.stages.claims import weigh_claims
from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.differences.support import Support
from stemma.stages.claims.when.pagehours import page_hours, told_by_other_clocks

NEWS = "The dyke broke near Brack. Two pumps failed."


HEAD = "Dyke breaks near Brack\n\n"


def stamped(
    *stamps: str, lineages: Sequence[Sequence[str]] | None = None, heads: Sequence[str] = (HEAD, HEAD)
) -> list[Proposition]:
    held = {key: f"{head}{stamp}\n\n{NEWS}" for key, head, stamp in zip("abc", heads, stamps, strict=False)}
    zones = [zone for key, text in held.items() for zone in zones_of(key, text)]
    rows = story(held, lineages=lineages or [list(held)], more=zones)
    return [one for one in Rows(weigh_claims(rows)).of(Proposition) if one.rule == "other clocks"]


def zones_of(key: str, text: str) -> list[Zone]:
    head, news = text.index("\n\n") + 2, text.rindex("\n\n") + 2
    return [
        Zone(witness=key, start=0, end=head, role=Role.HEADLINE, score=1.0, why="given"),
        Zone(witness=key, start=head, end=news, role=Role.PUBLISHED, score=1.0, why="given"),
    ]


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [
        ("Posted: 4:56 AM, June 02, 2031", ["04:56"]),
        ("Updated 12:05 p.m. ET, Fri June 6, 2031", ["12:05"]),
        ("Updated 12:05 a.m. ET, Fri June 6, 2031", ["00:05"]),
        ("Posted: 4:56 AM", []),
        ("June 02, 2031", []),
    ],
)
def test_the_hour_is_read_where_the_day_is_stamped_too(stamp: str, expected: list[str]) -> None:
    text = f"{HEAD}{stamp}\n\n{NEWS}"
    assert [one.normalised for one in page_hours(witness("w", text), zones_of("w", text))] == expected


def test_hours_in_the_body_are_of_the_news() -> None:
    text = "It broke at 4:56 AM on June 2, 2031."
    zone = Zone(witness="w", start=0, end=len(text), role=Role.BODY, score=1.0, why="given")
    assert list(page_hours(witness("w", text), [zone])) == []


def test_copies_are_stamped_by_clocks_of_other_time_zones() -> None:
    (one,) = stamped("Posted: 4:56 AM, June 02, 2031", "Posted: 3:56 AM, June 02, 2031")
    assert one.verdict is Verdict.NOT_COMPARABLE
    assert sorted(value.value_normalised for value in one.values) == ["03:56", "04:56"]


@pytest.mark.parametrize(
    "other", ["Posted: 3:55 AM, June 02, 2031", "Posted: 3:56 AM, June 03, 2031", "Posted: 4:56 AM, June 02, 2031"]
)
def test_other_minutes_and_other_days_are_other_stamps(other: str) -> None:
    assert stamped("Posted: 4:56 AM, June 02, 2031", other) == []


def test_texts_under_other_headlines_were_posted_each_at_its_own_hour() -> None:
    stamps = ("Posted: 4:56 AM, June 02, 2031", "Posted: 3:56 AM, June 02, 2031")
    assert stamped(*stamps, heads=(HEAD, "Pumps fail\n\n")) == []


def test_clocks_of_one_continent_are_a_few_hours_apart() -> None:
    assert stamped("Posted: 4:56 AM, June 02, 2031", "Posted: 3:56 PM, June 02, 2031") == []


def test_texts_that_are_no_copies_were_posted_each_at_its_own_hour() -> None:
    stamps = ("Posted: 4:56 AM, June 02, 2031", "Posted: 3:56 AM, June 02, 2031")
    assert stamped(*stamps, lineages=[["a"], ["b"]]) == []


def stamp_of(key: str, hour: int, outlet: str) -> Assertion:
    text = f"{HEAD}Posted: {hour}:56 AM, June 02, 2031\n\n{NEWS}"
    (one,) = page_hours(msgspec.structs.replace(witness(key, text), outlet=outlet), zones_of(key, text))
    return one


def test_an_outlet_that_gives_two_hours_posted_twice() -> None:
    support = Support([Lineage(id="l", story="s", origin="a", witnesses=["a", "b"])], [])
    one, same, other = stamp_of("a", 4, "Brack News"), stamp_of("b", 3, "Brack News"), stamp_of("b", 3, "Varn Times")
    assert list(told_by_other_clocks([one, same], support)) == []
    assert list(told_by_other_clocks([one, other], support)) == [[one, other]]
