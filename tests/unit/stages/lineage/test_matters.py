"""Each matter by itself: what it says for one direction, and that it is silent where it should be."""

import msgspec
from tests.support.kinship import credit, sentence, story, witness

from stemma.model import Record, Relation, Rows, Site, SiteReading, VariantKind, Witness
from stemma.stages.lineage.direction import Direction, weigh_direction
from stemma.stages.lineage.evidence import Evidence, gather_evidence
from stemma.stages.lineage.matters import MATTERS

LINES = [sentence(number) for number in range(6)]


def _evidence(rows: Rows) -> Evidence:
    return gather_evidence(rows, story="story", witnesses=[told.id for told in rows.of(Witness)])


def _way(rows: Rows, parent: str = "a", child: str = "b") -> Direction:
    evidence = _evidence(rows)
    return weigh_direction(evidence.bodies[parent], evidence.bodies[child], evidence)


def _named(way: Direction) -> dict[str, float]:
    return {matter.name: matter.log_odds for matter in way.matters}


def _site(kind: VariantKind, *readings: tuple[Witness, str]) -> Record:
    found = []
    for told, text in readings:
        start = told.text.index(text)
        found.append(SiteReading(witness=told.id, start=start, end=start + len(text), text=text, normalised=text))
    return Site(id=f"site{readings[0][1]}", story="story", kind=kind, readings=found)


def test_every_matter_has_a_name_of_its_own() -> None:
    assert len({kind.name for kind in MATTERS}) == len(MATTERS)


def test_nothing_known_says_nothing() -> None:
    way = _way(story([witness("a", LINES), witness("b", LINES)]))
    assert (way.log_odds, way.matters, way.carried) == (0.0, [], False)


def test_the_opposite_way_is_the_negative() -> None:
    rows = story(
        [witness("a", LINES, published="2024-04-18T10:00:00Z"), witness("b", LINES, published="2024-04-18T12:00:00Z")]
    )
    assert _way(rows, "a", "b").log_odds == -_way(rows, "b", "a").log_odds


def test_a_child_that_names_the_parents_outlet() -> None:
    copy = witness("b", [*LINES, "First published by the Kelbrook Echo."], outlet="Lowdale Star")
    rows = story([witness("a", LINES, outlet="Kelbrook Echo"), copy], credit(copy, "Kelbrook Echo", "Kelbrook Echo"))
    way = _way(rows)
    assert _named(way)["credit"] == 3.5
    assert way.carried
    assert "Kelbrook Echo" in way.matters[0].why


def test_a_witness_that_names_its_own_outlet_says_nothing_of_another_of_it() -> None:
    copy = witness("b", [*LINES, "First published by the Kelbrook Echo."], outlet="Kelbrook Echo")
    rows = story([witness("a", LINES, outlet="Kelbrook Echo"), copy], credit(copy, "Kelbrook Echo", "Kelbrook Echo"))
    assert "credit" not in _named(_way(rows))


def test_a_citation_is_weaker_than_a_credit() -> None:
    copy = witness("b", [*LINES, "the Kelbrook Echo reported."], outlet="Lowdale Star")
    rows = story(
        [witness("a", LINES, outlet="Kelbrook Echo"), copy],
        credit(copy, "Kelbrook Echo", "Kelbrook Echo", Relation.CITES),
    )
    assert 0 < _named(_way(rows))["credit"] < 2


def test_a_lost_credit_is_weak() -> None:
    fuller = witness("a", [*LINES, "(Meridian Press)"])
    way = _way(story([fuller, witness("b", LINES)], credit(fuller, "Meridian Press", "Meridian Press")))
    assert _named(way)["credit-kept"] == 0.8
    assert not way.carried


def test_a_later_publication_is_soft_and_grows_with_time() -> None:
    def after(published: str) -> float:
        parent = witness("a", LINES, published="2024-04-18T10:00:00Z")
        return _named(_way(story([parent, witness("b", LINES, published=published)])))["published"]

    assert 0 < after("2024-04-18T10:30:00Z") < after("2024-04-18T12:00:00Z") <= 2.5
    assert after("2024-05-18T12:00:00Z") == 2.5


def test_the_order_within_a_day_is_not_known_from_days() -> None:
    days = _way(story([witness("a", LINES, published="2024-04-18"), witness("b", LINES, published="2024-04-18")]))
    assert days.matters == []


def test_a_day_says_less_than_a_clock() -> None:
    parent = witness("a", LINES, published="2024-04-18T10:00:00Z")
    clock = _way(story([parent, witness("b", LINES, published="2024-04-18T12:00:00Z")]))
    day = _way(story([parent, witness("b", LINES, published="2024-04-18")]))
    assert 0 < day.log_odds < clock.log_odds


def test_the_time_of_fetching_never_carries_an_arrow() -> None:
    way = _way(
        story(
            [
                witness("a", LINES, retrieved="2024-04-18T10:00:00Z"),
                witness("b", LINES, retrieved="2024-04-28T10:00:00Z"),
            ]
        )
    )
    assert _named(way) == {"retrieved": 0.6}
    assert not way.carried


def test_an_excerpt_is_weak() -> None:
    way = _way(story([witness("a", LINES), witness("b", LINES[:2])]))
    assert _named(way) == {"contained": 0.5}
    assert not way.carried


def test_a_figure_that_lost_its_precision() -> None:
    exact = witness("a", [*LINES, "It took 12 boats."])
    vague = witness("b", [*LINES, "It took about a dozen boats."])
    rows = story([exact, vague], _site(VariantKind.NUMBER, (exact, "12"), (vague, "about a dozen")))
    assert _named(_way(rows)) == {"lost-precision": 0.7}
    assert _way(rows).carried
    assert _way(rows, "b", "a").log_odds == -0.7


def test_another_figure_is_no_loss_of_precision() -> None:
    exact, other = witness("a", [*LINES, "It took 12 boats."]), witness("b", [*LINES, "It took 14 boats."])
    assert _named(_way(story([exact, other], _site(VariantKind.NUMBER, (exact, "12"), (other, "14"))))) == {}


def test_a_name_bent_in_one_place_and_right_in_another() -> None:
    steady = witness("a", [*LINES, "Warden Ostrelka spoke. Ostrelka left."])
    bent = witness("b", [*LINES, "Warden Ostrelka spoke. Astrielka left."])
    rows = story([steady, bent], _site(VariantKind.SPELLING, (steady, "Ostrelka"), (bent, "Astrielka")))
    assert _named(_way(rows)) == {"bent-names": 1.0}


def test_two_steady_spellings_say_nothing() -> None:
    left, right = witness("a", [*LINES, "Ostrelka spoke."]), witness("b", [*LINES, "Astrielka spoke."])
    assert (
        _named(_way(story([left, right], _site(VariantKind.SPELLING, (left, "Ostrelka"), (right, "Astrielka"))))) == {}
    )


def test_a_beginning_that_points_back_was_cut() -> None:
    middle = "But he believes that the gate will hold until the autumn floods arrive."
    way = _way(story([witness("a", [*LINES, middle]), witness("b", [middle, *LINES[:1]])]))
    assert _named(way)["cut-beginning"] == 1.0
    assert "But he believes" in next(matter.why for matter in way.matters if matter.name == "cut-beginning")


def test_odd_readings_are_weak_and_carry_an_arrow() -> None:
    kept = [f"word{number}" for number in range(4)]
    odd = [f"odd{number}" for number in range(4)]
    told = [witness("a", [*LINES, *kept]), witness("b", [*LINES, *odd]), witness("c", [*LINES, *kept])]
    sites = [
        _site(VariantKind.WORDING, (told[0], kept[place]), (told[1], odd[place]), (told[2], kept[place]))
        for place in range(4)
    ]
    way = _way(story(told, *sites))
    assert _named(way) == {"odd-readings": 0.4}
    assert way.carried


def test_a_later_edition_of_the_same_page() -> None:
    states = [witness(name, LINES) for name in ("a", "b")]
    paged = [msgspec.structs.replace(one, page="x.example/snow", edition=at) for at, one in enumerate(states, start=1)]
    way = _way(story(paged))
    assert _named(way)["edition"] == 4.0
    assert way.carried
    assert "a later edition of the page" in way.matters[0].why
    unordered = [msgspec.structs.replace(one, edition=None) for one in paged]
    elsewhere = [msgspec.structs.replace(one, page=f"x.example/{one.id}") for one in paged]
    assert _way(story(unordered)).matters == _way(story(elsewhere)).matters == []
