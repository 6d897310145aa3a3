import gzip
import json
from pathlib import Path

import pytest
from quality.incidents import Couple, Report, couples, held_incidents
from quality.layers.event import credits_agreeing, incident_figures
from quality.layers.reuse import auc
from tests.support.ferry import COAST, LETTERS, REWRITE, WIRE

from stemma.model import Archetype, Credit, Lineage, Relation, Rows


def report(name: str, text: str, *, host: str | None = None) -> Report:
    return Report(id=name, incident=7, host=host or f"{name}.example", title=None, published=None, text=text)


def couple(shared: float, *, one_agency: bool = False, linked: bool = False) -> Couple:
    return Couple(shared=shared, one_agency=one_agency, linked=linked)


def credit(witness: str, outlet: str, score: float = 1.0) -> Credit:
    return Credit(witness=witness, start=0, end=1, outlet=outlet, relation=Relation.TAKEN_FROM, score=score)


def lineage(name: str, origin: str, *witnesses: str) -> Lineage:
    return Lineage(id=name, story="s", origin=origin, witnesses=sorted(witnesses))


def test_couples_say_what_two_reports_share_and_whether_they_are_linked() -> None:
    found = list(couples([report("wire", WIRE), report("paper", REWRITE), report("coast", COAST)]))
    assert len(found) == 3
    assert sum(one.linked for one in found) <= 1
    assert all(0.0 <= one.shared <= 1.0 for one in found)


def test_the_same_text_twice_is_linked_and_shares_all() -> None:
    found = list(couples([report("one", WIRE), report("two", WIRE + "\n\nGulls cried."), report("letters", LETTERS)]))
    assert max(one.shared for one in found) == 1.0
    assert sum(one.linked for one in found) == 1


def test_reports_of_one_host_are_no_couple() -> None:
    assert list(couples([report("one", WIRE, host="a"), report("two", COAST, host="a")])) == []


def test_half_of_the_events_with_two_texts_is_held(tmp_path: Path) -> None:
    rows = [
        {"id": f"{number}-{copy}", "incident": number, "host": "h", "title": None, "published": None, "text": text}
        for number in range(40)
        for copy, text in enumerate((WIRE, COAST, WIRE))
    ]
    path = tmp_path / "reports.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.write("".join(json.dumps(row) + "\n" for row in rows))
    piles = held_incidents(path)
    assert 10 < len(piles) < 30
    assert {len(pile) for pile in piles} == {2}, "equal texts are one report"


def test_short_pages_are_no_reports(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        for number in range(20):
            row = {
                "id": str(number),
                "incident": number // 2,
                "host": "h",
                "title": None,
                "published": None,
                "text": "x",
            }
            lines.write(json.dumps(row) + "\n")
    assert held_incidents(path) == []


def test_independents_are_couples_that_share_hardly_any_runs_and_no_agency() -> None:
    found = [couple(0.0), couple(0.01, linked=True), couple(0.03), couple(0.0, one_agency=True, linked=True)]
    strict, wide, copies = incident_figures([*found, couple(0.5, linked=True), couple(0.9)])
    assert (strict.value, strict.low) == (0.5, True)
    assert wide.value == pytest.approx(1 / 3)
    assert copies.value == 0.5


def test_a_credit_agrees_where_its_lineage_is_of_that_agency() -> None:
    rows = Rows(
        [credit("a", "Norwire"), credit("b", "Norwire"), credit("c", "Sudwire"), lineage("l", "x", "a", "b", "c")]
    )
    assert credits_agreeing(rows) == (2, 3)


def test_it_agrees_where_the_unseen_origin_bears_the_name() -> None:
    origin = Archetype(id="x", story="s", name="Sudwire", why="")
    rows = Rows([credit("a", "Norwire"), credit("b", "Norwire"), credit("c", "Sudwire"), origin])
    rows.extend([lineage("l", "x", "a", "b", "c")])
    assert credits_agreeing(rows) == (3, 3)


def test_it_agrees_where_any_of_its_lineages_does() -> None:
    rows = Rows([credit("a", "Norwire"), credit("b", "Norwire"), credit("c", "Sudwire"), credit("d", "Sudwire")])
    rows.extend([lineage("l", "x", "a", "b", "c"), lineage("m", "y", "c", "d")])
    assert credits_agreeing(rows) == (4, 4)


def test_reports_without_kin_and_doubtful_credits_do_not_count() -> None:
    rows = Rows(
        [credit("a", "Norwire"), credit("b", "Getty", 0.2), lineage("l", "a", "a"), lineage("m", "x", "b", "c")]
    )
    assert credits_agreeing(rows) == (0, 0)


def test_the_area_counts_ties_half() -> None:
    assert auc([2.0, 1.0], [1.0, 0.0]) == 0.875
