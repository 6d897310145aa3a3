import json
from pathlib import Path
from typing import Any

import pytest

from stemma.export.annotations import annotations, write_annotations
from stemma.model import (
    Credit,
    Footprint,
    Mismatch,
    MismatchKind,
    Piece,
    Reading,
    Relation,
    Role,
    Rows,
    Standing,
    Unit,
    Witness,
    Zone,
)
from stemma.model.errors import CaseError
from stemma.text.footprints import BoxRun, ByteRun, pack_boxes, pack_bytes

TEXT = "Snow closed both roads (AP)."
WITNESS = Witness(
    id="w", path="w.html", siglum="W", url="https://x.example/w", media_type="text/html", encoding="utf-8",
    sha256="5ha", chars=len(TEXT), text=TEXT, language="en",
)  # fmt: skip
ZONE = Zone(witness="w", start=0, end=len(TEXT), role=Role.BODY, score=1.0, why="it is all there is")
CREDIT = Credit(witness="w", start=24, end=26, outlet="AP", relation=Relation.TAKEN_FROM)
BYTES = Footprint(witness="w", unit=Unit.BYTE, runs=pack_bytes([ByteRun(0, 100, 100 + len(TEXT))]))
BOXES = Footprint(
    witness="w", unit=Unit.BOX, runs=pack_boxes([BoxRun(0, 2, 50, 60, 75, 72), BoxRun(5, 2, 80, 60, 110, 72)])
)


def selectors(*records: Any, kind: str) -> list[dict[str, Any]]:  # noqa: ANN401 - records of any type
    (found,) = [one for one in annotations(Rows([WITNESS, *records])) if one["id"].startswith(f"urn:stemma:{kind}:")]
    return [selector for selector in found["target"]["selector"] if isinstance(selector, dict)]


def test_an_annotation_names_its_words_its_characters_and_its_bytes() -> None:
    quote, position, octets = selectors(CREDIT, BYTES, kind="credit")
    assert (quote["exact"], quote["prefix"], quote["suffix"]) == ("AP", TEXT[:24], ").")
    assert (position["start"], position["end"]) == (24, 26)
    assert octets == {"type": "DataPositionSelector", "start": 124, "end": 126}


def test_a_place_in_a_pdf_is_a_page_and_a_rectangle() -> None:
    fragment = selectors(ZONE, BOXES, kind="zone")[-1]
    assert fragment["type"] == "FragmentSelector"
    assert fragment["value"] == "page=2&viewrect=50.0,60.0,60.0,12.0"


def test_what_has_no_place_in_the_file_still_has_its_words() -> None:
    assert [one["type"] for one in selectors(ZONE, kind="zone")] == ["TextQuoteSelector", "TextPositionSelector"]


def test_an_annotation_says_what_and_why_of_which_page() -> None:
    (one,) = annotations(Rows([WITNESS, ZONE]))
    assert [body["value"] for body in one["body"]] == ["zone: body", "it is all there is"]
    assert one["target"]["source"] == {
        "id": "https://x.example/w", "type": "Text", "format": "text/html", "path": "w.html", "sha256": "5ha",
        "language": "en",
    }  # fmt: skip


def test_a_reading_of_nothing_points_nowhere() -> None:
    nothing = Reading(variant="v", witness="w", start=4, end=4, text="", normalised="", rank=1, why="")
    assert list(annotations(Rows([WITNESS, nothing]))) == []


def test_annotations_are_lines_of_json(tmp_path: Path) -> None:
    (path,) = write_annotations(Rows([WITNESS, ZONE, CREDIT, BYTES]), tmp_path / "out")
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [line["id"].split(":")[2] for line in lines] == ["zone", "credit"]
    assert len({line["id"] for line in lines}) == 2


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(CaseError, match="choose another folder with --out"):
        write_annotations(Rows([]), tmp_path / "file")


def test_every_statement_that_does_not_fit_is_an_annotation_of_its_own() -> None:
    pieces = [Piece(start=0, end=4, part="total"), Piece(start=12, end=16, part="part")]
    one = Mismatch(
        id="m",
        story="s",
        kind=MismatchKind.TOTAL,
        places=[Standing(witness="w", pieces=pieces)],
        held=[],
        slips=[],
        score=0.8,
        why="The parts come to 5, of 6.",
    )
    found = list(annotations(Rows([WITNESS, one])))
    assert [note["target"]["selector"][0]["exact"] for note in found] == ["Snow", "both"]
    assert [note["body"][0]["value"] for note in found] == [
        "mismatch: total that does not fit, the total",
        "mismatch: total that does not fit, the part",
    ]
    assert found[0]["body"][1]["value"] == "The parts come to 5, of 6."
