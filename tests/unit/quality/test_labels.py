import json
from pathlib import Path

import pytest
from quality.labels import labelled, read_labels
from quality.layers.credit import count_agencies
from quality.layers.inserts import count_inserts
from quality.sets import Sets

TEXT = """Dam gives way above Orsk valley

ORSK (AP) — The dam above the Orsk valley gave way on Friday night after weeks of rain.

RELATED: Shepherd Rings Bells

Engineers had warned of cracks in the northern wall as early as last autumn."""


@pytest.fixture
def sets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sets:
    """Return a folder of sets with one report, and labels of two of its lines and its agency."""
    (tmp_path / "helsinki").mkdir()
    report = {"id": "r1", "publisher": "orsk.example", "title": None, "text": TEXT}
    (tmp_path / "helsinki" / "reports.jsonl").write_text(json.dumps(report) + "\n", encoding="utf-8")
    insert, body, agency = TEXT.index("RELATED"), TEXT.index("Engineers"), TEXT.index("AP")
    labels = tmp_path / "labels"
    labels.mkdir()
    (labels / "inserts.csv").write_text(
        f"set,record,start,end,label\nhelsinki,r1,{insert},{insert + 29},insert\nhelsinki,r1,{body},{len(TEXT)},body\n"
    )
    (labels / "credits.csv").write_text(
        f"set,record,start,end,outlet,label\nhelsinki,r1,{agency},{agency + 2},Associated Press,taken-from\n"
    )
    monkeypatch.setattr("quality.labels.FOLDER", labels)
    return Sets(tmp_path)


def test_inserts_are_counted_where_a_person_saw_them(sets: Sets) -> None:
    found = labelled(sets, "inserts")
    assert found is not None
    total = [(counts.right, counts.wrong, counts.missed) for counts in count_inserts(found).values()]
    assert sorted(total) == [(0, 0, 0), (1, 0, 0)]


def test_agencies_are_counted_where_a_person_saw_them(sets: Sets) -> None:
    found = labelled(sets, "credits")
    assert found is not None
    total = [(counts.right, counts.wrong, counts.missed) for counts in count_agencies(found).values()]
    assert sorted(total) == [(0, 0, 0), (1, 0, 0)]


def test_labels_without_their_set_are_not_measured(tmp_path: Path) -> None:
    assert labelled(Sets(tmp_path), "inserts") is None


@pytest.mark.parametrize("name", ["inserts", "credits"])
def test_the_labels_say_where_and_never_what(name: str) -> None:
    labels = read_labels(name)
    assert len(labels) > 200
    assert all(0 <= label.start <= label.end for label in labels)
    assert {label.label for label in labels} <= {
        "insert", "body", "taken-from", "told-to", "cites", "picture", "none", "skip"
    }  # fmt: skip
