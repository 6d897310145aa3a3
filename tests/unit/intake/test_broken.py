"""Broken and hostile files: one clear line each (place, problem, remedy), and the others of the pile are untouched."""

import gzip
import io
import json
import pickle
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support.formats import story
from tests.support.formats.crawl import Response, write_crawl
from tests.support.formats.reading import FIXTURES, give, give_bytes, give_pile, texts

from stemma.intake import IntakeSettings

NOTE = "Snow closed both mountain roads on Monday, the road office said.\n"
RECORD = json.dumps({"text": NOTE, "title": "Snow"}).encode()


def packed(**files: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def pdf_with(stream: bytes, filters: str) -> bytes:
    """Return a PDF of one page whose content is a stream under these filters."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R>>",
        f"<</Length {len(stream)}/Filter[{filters}]>>stream\n".encode() + stream + b"\nendstream",
    ]
    content, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(content))
        content += f"{number} 0 obj\n".encode() + one + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"xref\n0 5\n0000000000 65535 f \n{table}trailer<</Size 5/Root 1 0 R>>\nstartxref\n{len(content)}\n%%EOF"
    return content + trailer.encode()


def bomb() -> bytes:
    """Return 300 MB of zeros, packed twice to a few hundred bytes."""
    packer = zlib.compressobj(9)
    once = b"".join(packer.compress(bytes(1_000_000)) for _ in range(300)) + packer.flush()
    return zlib.compress(once, 9)


#: As much memory as this test may take.
SMALL = IntakeSettings(pdf_bytes=256 * 1024 * 1024)


#: A file that is broken, and what must stand in its one line.
BROKEN: dict[str, tuple[Callable[[], bytes], str]] = {
    "cut.jsonl.gz": (lambda: gzip.compress((RECORD + b"\n") * 999)[:-40], "it breaks off in the middle"),
    "cut.html.gz": (lambda: gzip.compress(story.page().encode())[:-20], "it breaks off in the middle"),
    "cut.warc.gz": (lambda: write_crawl([Response(story.URL, b"<p>Snow</p>")])[:-30], "breaks off"),
    "cut.zip": (lambda: packed(a=NOTE.encode())[:-30], "the archive is broken"),
    "cut.pdf": (lambda: b"%PDF-1.7\n1 0 obj\n<<", "the PDF is broken"),
    "cut.docx": (lambda: (FIXTURES / "libreoffice.docx").read_bytes()[:3000], "the archive is broken"),
    "cut.parquet": (lambda: b"PAR1" + b"\x15\x04" * 50, "the table breaks off"),
    "bomb.pdf": (lambda: pdf_with(bomb(), "/FlateDecode/FlateDecode"), "more memory or time"),
    "bomb.zip": (lambda: packed(**{"a.txt": b"0" * 70_000_000}), "unpacks to more than 200 times its size"),
    "bomb.jsonl.gz": (lambda: gzip.compress(RECORD + b"\n" + b" " * 70_000_000), "unpacks to more than 200 times"),
    "climbs.zip": (lambda: packed(**{"../../climbs.txt": NOTE.encode()}), "its name leads out of the archive"),
    "climbs-there.zip": (lambda: packed(**{"/etc/climbs.txt": NOTE.encode()}), "its name leads out of the archive"),
    "zeros.txt": (lambda: (NOTE * 9).encode() + b"\0\0" + NOTE.encode(), "it holds 2 zero bytes"),
    "wrong-charset.html": (
        lambda: b'<html><meta charset="utf-8"><p>' + "Łódź zażółć gęślą jaźń. ".encode("iso8859-2") * 9,
        "it says that it is utf-8 and is not; it is read as ",
    ),
    "halves.jsonl": (lambda: b'{"text": "Snow \\ud83d closed both roads."}\n' + RECORD, "halves of characters"),
    "halves.txt": (lambda: ("Снег закрыл дороги " * 9).encode() + b"\xed\xa0\xbd\n", "cannot be read in its encoding"),
    "pickle.json": (lambda: pickle.dumps({"text": NOTE * 9}), "never opened"),
    "binary.txt": (lambda: bytes(range(32)) * 90, "it is binary, not text"),
    "entities.rss": (
        lambda: b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "&b;&b;"><!ENTITY b "ha">]><rss></rss>',
        "the feed holds no entry",
    ),
    "no-pages.warc": (lambda: write_crawl([Response(story.URL, b"x", media="image/png")], packed=False), "no page"),
    "empty.eml": (lambda: b"Message-ID: <a@b.example>\nSubject: Nothing\n\n", "the mail holds no text"),
    "sheet.xlsx": (lambda: packed(**{"xl/workbook.xml": b"<x/>"}), "it is a spreadsheet"),
}  # fmt: skip


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
