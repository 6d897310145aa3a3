from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from stemma.model import Role, Rows
from stemma.report.assets import asset
from stemma.report.gathering import gather
from stemma.report.page import SCRIPTS
from stemma.report.payload import payload, snippets
from stemma.report.settings import ReportSettings
from stemma.views.runs import Run


@pytest.fixture(scope="module")
def plain(case: Rows) -> dict[str, Any]:
    made: dict[str, Any] = msgspec.json.decode(_encoded(case))
    return made


def test_the_script_uses_every_field_that_it_is_given(plain: dict[str, Any]) -> None:
    script = "\n".join(asset(name) for name in SCRIPTS)
    assert [name for name in sorted(set(_names(plain))) if f".{name}" not in script] == []


def test_reports_are_listed_by_lineage_and_time(plain: dict[str, Any]) -> None:
    assert [witness["siglum"] for witness in plain["witnesses"]] == ["A", "B", "F", "C", "D", "E", "G", "H"]


def test_carriers_of_a_passage_are_kept_once_for_all_passages_that_they_share(plain: dict[str, Any]) -> None:
    groups = plain["also"]
    assert len(groups) == len({tuple(group) for group in groups})
    assert all(group == sorted(group) for group in groups)
    used = {run[5] for witness in plain["witnesses"] for run in witness["runs"] if run[5] is not None}
    assert used == set(range(len(groups)))


def test_a_run_knows_its_role_by_number(plain: dict[str, Any]) -> None:
    runs = plain["witnesses"][0]["runs"]
    assert plain["roles"][runs[0][3]] == "headline"
    assert plain["roles"][runs[-1][3]] == "furniture"


def test_a_derivation_names_a_witness_by_number_and_an_archetype_by_id(plain: dict[str, Any]) -> None:
    parents = {line["parent"] for line in plain["derivations"]}
    assert parents == {0, 1, 5, "archetype-norwire"}
    assert [one["id"] for one in plain["archetypes"]] == ["archetype-norwire"]


def test_only_lineages_with_copies_have_a_colour(plain: dict[str, Any]) -> None:
    assert plain["colours"] == {"1": 1, "2": 2}


def test_the_empty_reading_of_an_omission_stands_between_its_neighbours(plain: dict[str, Any]) -> None:
    (variant,) = [variant for variant in plain["variants"] if variant["kind"] == "omission"]
    (reading,) = [reading for reading in variant["readings"] if not reading["text"]]
    (span,) = reading["spans"]
    assert (span[4], span[5].split()[:2]) == ("", ["At", "Sella"])


def test_snippets_keep_passages_that_others_have_whole() -> None:
    shared, own = "shared " * 100, "own " * 100
    kept = snippets([_run(shared, also=["other"]), _run(own), _run("short")], 20)
    assert kept[0].text == shared
    assert kept[1].text.startswith(own[:20])
    assert kept[1].text.endswith(own[-20:])
    assert "360 characters left out" in kept[1].text
    assert kept[2].text == "short"


def test_snippets_do_not_move_spans() -> None:
    (kept,) = snippets([_run("own " * 100)], 20)
    assert (kept.start, kept.end) == (0, 400)


def _encoded(case: Rows) -> bytes:
    return msgspec.json.encode(payload(gather(case, settings=ReportSettings()), settings=ReportSettings()))


def _run(text: str, also: list[str] | None = None) -> Run:
    return Run(start=0, end=len(text), text=text, role=Role.BODY, lineages=[], alignments=[], also=also or [])


def _names(value: object) -> Iterator[str]:
    """Yield every field name of the payload; names of comparisons and colours are keys, not fields."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if isinstance(name, str) and "~" not in name:
                yield name
            yield from _names(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _names(inner)
