import gzip
import json
from pathlib import Path

import pytest
from quality.figures import Figure, Missing
from quality.layers import claims
from quality.layers.claims import Incident, Numbers, Participant, Told, assertions_of, toll_of, was_seen
from quality.sets import Sets

TOLD = Told(
    id=1,
    incident=7,
    title="Two dead, three hurt in ferry fire",
    published="2031-03-05",
    text="Two people were killed and three were injured when the ferry burned on Monday. " * 8,
)


def incident(killed: int, injured: int, *ages: int) -> Incident:
    return Incident(7, "2031-03-03", killed, injured, [Participant(age) for age in ages])


def test_a_report_is_read_with_its_headline() -> None:
    found = assertions_of(TOLD)
    assert {one.sentence for one in found} >= {0, 1}
    assert toll_of(found) == Numbers(killed=2, injured=3, shot=False)


@pytest.mark.parametrize(
    ("numbers", "true", "fits"),
    [
        (Numbers(2, 3, shot=False), incident(2, 3), True),
        (Numbers(2, 3, shot=False), incident(2, 4), False),
        (Numbers(0, 5, shot=True), incident(1, 4), True),
        (Numbers(0, 5, shot=False), incident(1, 4), False),
    ],
)
def test_people_only_said_to_be_shot_may_be_killed_or_injured(numbers: Numbers, true: Incident, *, fits: bool) -> None:
    assert numbers.fits(true) is fits


def test_the_halves_depend_on_the_incident_alone() -> None:
    assert {was_seen(number) for number in range(20)} == {True, False}
    assert was_seen(5) == was_seen("5")


def write_set(folder: Path) -> None:
    unseen = next(number for number in range(100) if not was_seen(number))
    place = folder / "incidents"
    place.mkdir()
    told = {"id": 1, "incident": unseen, "title": TOLD.title, "published": TOLD.published, "text": TOLD.text}
    with gzip.open(place / "reports.jsonl.gz", "wt", encoding="utf-8") as stream:
        stream.write(json.dumps(told) + "\n")
    gold = {
        "incident": unseen,
        "date": "2031-03-03",
        "killed": 2,
        "injured": 3,
        "participants": [{"age": 30}],
    }
    (place / "gold.jsonl").write_text(json.dumps(gold) + "\n", encoding="utf-8")


def test_figures_are_shares_of_the_reports_of_the_unseen_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_set(tmp_path)
    monkeypatch.setattr(claims, "SEEDS", (2,))
    monkeypatch.setattr(claims, "MORE_SEEDS", range(0))
    told = list(claims.measure(Sets(tmp_path)))
    figures = {one.metric: one.value for one in told if isinstance(one, Figure)}
    assert figures["killed right"] == 1
    assert figures["injured right"] == 1
    assert figures["incident date right"] == 1
    assert 0 <= figures["independent count exact"] <= 1
    assert any(isinstance(one, Missing) for one in told)


def test_a_set_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims, "SEEDS", (2,))
    monkeypatch.setattr(claims, "MORE_SEEDS", range(0))
    missing = [one.measured_on for one in claims.measure(Sets(tmp_path)) if isinstance(one, Missing)]
    assert missing[0] == claims.INCIDENTS
