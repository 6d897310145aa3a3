"""Zip archives and documents inside out: which files are witnesses, and what a document shows."""

import io
import zipfile
from pathlib import Path

import pytest
from tests.support.formats import story
from tests.support.formats.reading import Gave, give_bytes, give_pile, texts

from stemma.intake.documents import DOCUMENTS, document_text
from stemma.intake.facts import Facts
from stemma.intake.files import PileFile, belongings, speaks_of_pile
from stemma.intake.members import Member, Part, Reopened, part_of

DOCX, ODT = DOCUMENTS
NOTE = b"Snow closed both mountain roads on Monday, the road office said.\n"


def archive(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name, content in files.items():
            made.writestr(name, content)
    return stream.getvalue()


def given(folder: Path, files: dict[str, bytes]) -> Gave:
    return give_bytes(folder, "pile.zip", archive(files))


def test_files_come_by_name_whatever_their_order_in_the_archive(tmp_path: Path) -> None:
    gave = given(tmp_path, {"b.txt": NOTE + b"b", "a/c.txt": NOTE + b"c"})
    assert [witness.path for witness in gave.witnesses] == ["pile.zip#a/c.txt", "pile.zip#b.txt"]


def test_what_hides_or_belongs_to_a_page_or_speaks_of_the_pile_is_passed_over(tmp_path: Path) -> None:
    files = {
        "page.html": story.page().encode(),
        "page_files/frame.html": b"<html><body><p>Buy a boat.</p></body></html>",
        "__MACOSX/._page.html": b"\0\5\x16\7",
        ".DS_Store": b"\0\0\0\1",
        "README.md": b"What this is.",
        "style.css": b"p { }",
        "map.PNG": b"\x89PNG",
        "folder/": b"",
    }
    gave = given(tmp_path, files)
    assert [witness.path for witness in gave.witnesses] == ["pile.zip#page.html"]
    assert gave.unread == []


def test_a_sidecar_inside_an_archive_is_named_and_not_followed(tmp_path: Path) -> None:
    gave = given(tmp_path, {"a.txt": NOTE, "pile.toml": b'["a.txt"]\noutlet = "X"\n'})
    assert gave.witness.outlet is None
    assert gave.problems == [("pile.toml", "it lies inside an archive, where it is not followed")]


def test_a_sidecar_beside_an_archive_speaks_of_its_files(tmp_path: Path) -> None:
    (tmp_path / "pile.zip").write_bytes(archive({"a.txt": NOTE, "b.jsonl": b'{"id": "7", "text": "It thaws."}\n{}'}))
    stated = '["pile.zip#a.txt"]\noutlet = "Herald"\n["pile.zip#b.jsonl#7"]\noutlet = "Courier"\n'
    (tmp_path / "pile.toml").write_text(stated, encoding="utf-8")
    assert [witness.outlet for witness in give_pile(tmp_path).witnesses] == ["Herald", "Courier"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_of_two_files_of_one_name_the_first_is_read(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("a.txt", NOTE)
        made.writestr("a.txt", b"It thaws everywhere.")
    gave = give_bytes(tmp_path, "twice.zip", stream.getvalue())
    assert texts(gave) == [NOTE.decode()]
    assert gave.problems == [("a.txt", "it stands in the archive twice")]


def test_a_damaged_file_of_an_archive_leaves_the_others(tmp_path: Path) -> None:
    content = bytearray(archive({"a.txt": NOTE, "b.txt": b"It thaws everywhere."}))
    content[content.index(b"closed")] ^= 1
    gave = give_bytes(tmp_path, "damaged.zip", bytes(content))
    assert texts(gave) == ["It thaws everywhere."]
    (line,) = gave.unread
    assert line.path == "damaged.zip#a.txt"
    assert "Bad CRC-32" in line.problem


def test_names_that_are_not_files_of_a_pile_are_known() -> None:
    assert speaks_of_pile("pile.csv")
    assert speaks_of_pile("LICENSE")
    assert not speaks_of_pile("readme-first-the-ferry.html")
    assert belongings([Path("a/Snow.htm"), Path("a/note.txt")]) >= {Path("a/Snow_files"), Path("a/Snow-Dateien")}


def test_a_member_knows_what_its_container_knows_unless_it_says_more() -> None:
    outer = Part(file=PileFile(path="x.zip", name="x.zip"), facts=Facts(outlet="Herald", retrieved="2031-03-04"))
    inner = part_of(outer, Member("a.html", b"", Facts(title="Snow")))
    assert (inner.file.name, inner.depth, inner.facts.outlet, inner.facts.title) == (
        "x.zip#a.html",
        1,
        "Herald",
        "Snow",
    )
    told = inner.stated_over(Facts(outlet="Courier", retrieved="1999"))
    assert (told.outlet, told.retrieved, told.title) == ("Courier", "2031-03-04", "Snow")
    assert part_of(outer, Reopened("b.txt", io.BytesIO())).file.name == "x.zip#b.txt"
    assert part_of(outer, Member("", b"")).file.name == "x.zip"


W = '<w:document xmlns:w="w"><w:body>{}</w:body></w:document>'


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (
            "<w:p><w:r><w:t>One </w:t></w:r><w:r><w:t>two</w:t></w:r></w:p><w:p/><w:p><w:t>Three</w:t></w:p>",
            "One two\n\nThree",
        ),
        ("<w:p><w:t>A</w:t><w:tab/><w:t>B</w:t><w:br/><w:t>C &amp; D</w:t></w:p>", "A\tB\nC & D"),
        ("<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:t>Set</w:t></w:p>", "Set"),
        ("<w:p><w:t>kept</w:t><w:del><w:r><w:delText>gone</w:delText><w:t>gone</w:t></w:r></w:del></w:p>", "kept"),
        ("<w:p><w:instrText>HYPERLINK x</w:instrText><w:t>link</w:t></w:p>", "link"),
        ("<w:p><w:t>non</w:t><w:noBreakHyphen/><w:t>stop</w:t></w:p>", "non\u2011stop"),
        ("<w:tbl><w:tc><w:p><w:t>one</w:t></w:p></w:tc><w:tc><w:p><w:t>two</w:t></w:p></w:tc></w:tbl>", "one\n\ntwo"),
        ("<w:sectPr>no text</w:sectPr>", ""),
    ],
)
def test_a_document_shows_its_paragraphs(xml: str, text: str) -> None:
    whole = W.format(xml)
    shown, stretches = document_text(whole, DOCX)
    assert shown == text
    for one in stretches:
        if shown[one.start] not in "\n\t&\u2011":
            assert whole[one.raw_start] == shown[one.start]


def test_an_open_document_shows_its_headings_and_no_notes() -> None:
    xml = (
        "<office:text><text:h>Snow</text:h><text:p>It<text:s/>snows<text:note><text:p>a note</text:p></text:note>."
        "<text:line-break/>Still.</text:p></office:text>"
    )
    assert document_text(xml, ODT)[0] == "Snow\n\nIt snows.\nStill."
