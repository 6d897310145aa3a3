"""Broken and hostile files: one clear line each (place, problem, remedy), and the others of the pile are untouched."""

from pathlib import Path

import pytest
from tests.support.formats.broken import BROKEN, NOTE, packed
from tests.support.formats.reading import give, give_bytes, give_pile, texts

from stemma.intake import IntakeSettings

#: As much memory as this test may take.
SMALL = IntakeSettings(pdf_bytes=256 * 1024 * 1024)


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_a_broken_file_gives_one_clear_line(name: str, tmp_path: Path) -> None:
    make, told = BROKEN[name]
    gave = give_bytes(tmp_path, name, make(), settings=SMALL)
    assert len(gave.unread) == 1
    (line,) = gave.unread
    assert told in line.problem
    assert line.path.startswith(name)
    assert line.remedy
    assert "\n" not in line.problem + line.remedy


def test_what_stands_before_the_break_is_read(tmp_path: Path) -> None:
    gave = give_bytes(tmp_path, "cut.jsonl.gz", BROKEN["cut.jsonl.gz"][0]())
    assert gave.witnesses[0].text == NOTE


def test_zero_bytes_and_halves_of_characters_leave_the_rest_of_a_text(tmp_path: Path) -> None:
    for name in ("zeros.txt", "halves.txt", "halves.jsonl"):
        assert give_bytes(tmp_path, name, BROKEN[name][0]()).witnesses


def test_damaged_bytes_are_told_with_their_place_and_the_others_are_found(tmp_path: Path) -> None:
    content = "Der Fährverkehr ruht. ".encode() * 20 + b"\xff\xfe" + "Übermorgen fährt sie wieder.".encode()
    gave = give_bytes(tmp_path, "damaged.txt", content)
    (line,) = gave.unread
    place = content.index(b"\xff")
    told = "2 characters cannot be read in its encoding and stand as \ufffd"
    assert (line.place, line.problem) == (f"byte {place}", told)
    assert gave.raw_of(gave.witness, content, "Übermorgen fährt") == "Übermorgen fährt"


def test_tags_inside_one_another_without_end_are_told(tmp_path: Path) -> None:
    content = b"<html><body>" + b"<div>" * 100_000 + b"Snow closed both roads." + b"</div>" * 100_000
    gave = give_bytes(tmp_path, "deep.html", content)
    (line,) = gave.unread
    assert "deeper inside one another than any browser shows" in line.problem
    assert gave.witness.text == "Snow closed both roads."


@pytest.mark.slow
def test_a_page_of_forty_megabytes_and_a_hundred_thousand_nested_tags_is_told(tmp_path: Path) -> None:
    filling = b"<!-- " + b"x" * 390 + b" -->"
    gave = give_bytes(tmp_path, "huge.html", b"<html>" + (b"<div>" + filling) * 100_000 + b"Snow closed both roads.")
    assert texts(gave) == ["Snow closed both roads."]
    (line,) = gave.unread
    assert "deeper inside one another" in line.problem


def test_archives_inside_one_another_are_opened_to_a_depth(tmp_path: Path) -> None:
    content = packed(**{"note.txt": NOTE.encode()})
    for _ in range(3):
        content = packed(**{"inner.zip": content})
    assert give_bytes(tmp_path, "deep.zip", content).witness.text == NOTE
    gave = give_bytes(tmp_path, "deeper.zip", packed(**{"inner.zip": content}))
    assert gave.witnesses == []
    assert gave.problems[0][1] == "it lies in more than 4 containers inside one another"


def test_a_locked_file_of_an_archive_leaves_the_others(tmp_path: Path) -> None:
    content = bytearray(packed(**{"a.txt": b"Snow fell on the pass. " * 9, "b.txt": NOTE.encode()}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    gave = give_bytes(tmp_path, "locked.zip", bytes(content))
    assert texts(gave) == [NOTE]
    assert gave.problems == [("a.txt", "it is locked with a password")]


def test_many_troubles_of_one_kind_are_one_line(tmp_path: Path) -> None:
    pictures = {f"{number}.dat": b"\x89PNG\r\n" + bytes(90) for number in range(20)}
    (line,) = give_bytes(tmp_path, "pictures.zip", packed(**pictures)).unread
    assert line.problem == "it is a picture (PNG) (and so it is in 19 further places)"


def test_an_archive_of_too_many_files_is_refused(tmp_path: Path) -> None:
    gave = give_bytes(tmp_path, "many.zip", packed(a=b"x", b=b"y"), settings=IntakeSettings(members=1))
    assert gave.problems[0][1] == "it holds more than 1 files"


def test_a_pile_of_nothing_but_trouble_and_one_note_gives_the_note(tmp_path: Path) -> None:
    for name, (make, _) in BROKEN.items():
        if "bomb" not in name:
            (tmp_path / name).write_bytes(make())
    (tmp_path / "note.txt").write_text(NOTE, encoding="utf-8")
    gave = give_pile(tmp_path)
    assert NOTE in texts(gave)
    assert len(gave.unread) >= len(BROKEN) - 4


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    assert give(tmp_path / "gone.txt").problems == [("gone.txt", "it cannot be read (No such file or directory)")]
