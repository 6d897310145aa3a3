import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from stemma.cli import main

PILE = {
    "courier.txt": (
        "Dyke breaks at Varnmouth\n\nThe old dyke at Varnmouth collapsed on 4 March 2031 before dawn. "
        "Twelve people were killed and 40 people were injured in the harbour quarter, the water board said.\n\n"
        "“We rang the bell and knocked on every door,” said dyke warden Ottoline Brack.\n"
    ),
    "radio.txt": (
        "What we know about the breach\n\nListeners rang from their roofs all night long. "
        "At least nineteen people were killed, hospital doctors told us, and boats went from street to street.\n\n"
        "On 5 March 2031 the old dyke at Varnmouth collapsed, a lock keeper wrote in his diary.\n"
    ),
}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("claims")
    for name, text in PILE.items():
        (folder / name).write_text(text, encoding="utf-8")
    done = CliRunner().invoke(main, ["reconstruct", str(folder), "--case", str(folder / "case")])
    assert done.exit_code == 0, done.output
    return folder / "case"


def run(*arguments: str) -> str:
    done = CliRunner().invoke(main, list(arguments))
    assert done.exit_code == 0, done.output
    return done.output


def test_claims_are_printed_with_verdict_origins_and_places(case: Path) -> None:
    told = run("claims", str(case))
    assert "people killed" in told
    assert "one origin" in told
    assert "number of" in told or "people injured" in told


def test_claims_come_as_json(case: Path) -> None:
    rows = json.loads(run("claims", str(case), "--json"))
    slots = {row["slot"] for row in rows}
    assert {"people killed", "people injured"} <= slots
    assert all(row["why"].endswith(".") for row in rows)


def test_claims_about_a_name_are_a_part_of_all(case: Path) -> None:
    everything = json.loads(run("claims", str(case), "--json"))
    some = json.loads(run("claims", str(case), "--json", "--about", "injured"))
    assert 0 < len(some) < len(everything)
    assert json.loads(run("claims", str(case), "--json", "--about", "zebra")) == []


def test_conflicts_are_a_part_of_all(case: Path) -> None:
    rows = json.loads(run("claims", str(case), "--json", "--conflicts"))
    assert all(row["conflict"] for row in rows)


def test_the_timeline_is_printed_in_order(case: Path) -> None:
    rows = json.loads(run("when", str(case), "--json"))
    days = [row["earliest"] for row in rows if row["earliest"]]
    assert days == sorted(days)
    assert "2031-03-04" in days
    told = run("when", str(case))
    assert "4 Mar 2031" in told
    assert "happened" in told


def test_publications_are_shown_when_asked_for(case: Path) -> None:
    assert len(json.loads(run("when", str(case), "--json", "--published"))) >= len(
        json.loads(run("when", str(case), "--json"))
    )


def test_claims_and_events_verify(case: Path) -> None:
    assert "0 faults" in run("verify", str(case))
