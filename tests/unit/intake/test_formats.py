"""Files of real programs: what each gives, and that its characters are found again in the file."""

import gzip
import json
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.support.formats import story
from tests.support.formats.crawl import Response, write_crawl
from tests.support.formats.reading import FIXTURES, give, give_bytes, give_pile, shown
from tests.support.formats.sheet import SHORT

from stemma.model import Unit
from stemma.text.footprints import boxes_of, unpack_boxes

SOFT = "\u00ad"
PAGE = story.page().encode()


def body(text: str) -> list[str]:
    return [part.replace(SOFT, "") for part in text.split("\n\n")]


@pytest.mark.parametrize(
    ("name", "media"),
    [
        ("chromium-columns.pdf", "application/pdf"),
        ("libreoffice.pdf", "application/pdf"),
        ("libreoffice.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("libreoffice.odt", "application/vnd.oasis.opendocument.text"),
        ("chromium.mhtml", "multipart/related"),
        ("mutt-newsletter.eml", "message/rfc822"),
        ("feed.rss", "application/rss+xml"),
        ("feed.atom", "application/rss+xml"),
    ],
)
def test_every_program_gives_the_same_report(name: str, media: str) -> None:
    witness = give(FIXTURES / name).witness
    assert [part for part in body(witness.text) if part in story.PARAGRAPHS] == list(story.PARAGRAPHS)
    assert (witness.media_type, witness.encoding) == (media, "utf-8")


@pytest.mark.parametrize("name", ["chromium.mhtml", "feed.rss", "feed.atom", "mutt-newsletter.eml"])
def test_files_that_know_where_they_are_from_say_so(name: str) -> None:
    witness = give(FIXTURES / name).witness
    assert (witness.title, witness.outlet) == (story.TITLE, story.OUTLET)
    assert (witness.published, witness.url) == (story.PUBLISHED, story.URL)


def test_a_page_saved_as_mhtml_knows_when_it_was_saved() -> None:
    assert (give(FIXTURES / "chromium.mhtml").witness.retrieved or "").startswith("20")


def test_a_pdf_is_read_column_by_column_and_every_word_has_its_box() -> None:
    gave = give(FIXTURES / "chromium-columns.pdf")
    witness, footprint = gave.witness, gave.footprint(gave.witness)
    assert footprint.unit is Unit.BOX
    runs = unpack_boxes(footprint.runs)
    start = witness.text.index("OSTREL")
    (first,) = boxes_of(runs, (start, start + 6))
    (later,) = boxes_of(runs, (witness.text.index("crossings"), witness.text.index("crossings") + 9))
    assert (first.page, later.page) == (1, 1)
    assert later.left > first.right
    assert 0 < first.top < first.bottom < later.bottom + 500


def test_a_word_that_a_column_broke_keeps_its_hyphen_as_a_soft_one_and_a_compound_as_it_is() -> None:
    witness = give(FIXTURES / "chromium-columns.pdf").witness
    assert "school\u00adteacher" in witness.text
    assert "well-known" in witness.text
    assert "well\u00adknown" not in witness.text


def test_a_scanned_pdf_says_what_to_do() -> None:
    (line,) = give(FIXTURES / "chromium-scan.pdf").unread
    assert line.problem == "it has no text layer: its pages are pictures"
    assert "ocrmypdf" in line.remedy


def test_the_characters_of_a_document_are_found_in_its_xml() -> None:
    gave = give(FIXTURES / "libreoffice.docx")
    with zipfile.ZipFile(FIXTURES / "libreoffice.docx") as archive:
        xml = archive.read("word/document.xml")
    assert gave.footprint(gave.witness).part == "word/document.xml"
    assert gave.raw_of(gave.witness, xml, "Café owner Bruno") == "Café owner Bruno"
    assert gave.raw_of(gave.witness, xml, "& served") == "&amp; served"


def test_a_mailbox_gives_its_mails_by_number() -> None:
    gave = give(FIXTURES / "mutt.mbox")
    assert [witness.path for witness in gave.witnesses] == ["mutt.mbox#1", "mutt.mbox#2"]
    newsletter, letter = gave.witnesses
    assert (newsletter.outlet, letter.outlet) == (story.OUTLET, None)
    assert body(letter.text.strip()) == list(story.PARAGRAPHS)


def test_an_entry_without_text_is_told(tmp_path: Path) -> None:
    (line,) = give(FIXTURES / "feed.rss").unread
    assert line.problem == "1 entry holds no text but a title"


def crawl(*, packed: bool = True, pages: int = 1) -> bytes:
    responses = []
    for number in range(pages):
        url = f"{story.URL}-{number}"
        responses += [
            Response(f"{url}?utm_source=feed", story.page(url=url).encode()),
            Response("https://x.example/a.png", b"\x89PNG", media="image/png"),
            Response("https://x.example/gone", b"<p>Not found</p>", status="404 Not Found"),
        ]
    return write_crawl(responses, packed=packed)


@pytest.mark.parametrize("packed", [True, False])
def test_a_crawl_gives_its_pages_and_passes_over_pictures(packed: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a parameter of the test
    gave = give_bytes(tmp_path, "crawl.warc.gz" if packed else "crawl.warc", crawl(packed=packed, pages=2))
    assert [witness.path.partition("#")[2] for witness in gave.witnesses] == ["urn:uuid:0000-0", "urn:uuid:0000-3"]
    first = gave.witnesses[0]
    assert (first.retrieved, first.url, first.media_type) == ("2031-03-04T10:00:00Z", f"{story.URL}-0", "text/html")
    assert gave.unread == []
    page = story.page(url=f"{story.URL}-0").encode()
    assert gave.raw_of(first, page, "Café owner") == "Caf&eacute; owner"


def test_what_media_cloud_says_of_a_page_is_taken_with_it(tmp_path: Path) -> None:
    bare = f"<html><body><p>{story.PARAGRAPHS[0]}</p></body></html>".encode()
    told = b"""{"rss_entry": {"link": "https://x.example", "pub_date": null}, "http_metadata": {"response_code": 200},
    "content_metadata": {"article_title": "Night ferry", "canonical_domain": "harbour-herald.example",
    "publication_date": "2031-03-04", "language": "en", "url": "https://www.harbour-herald.example/ferry"}}"""
    content = write_crawl([Response(story.URL, bare, media="text/html; encoding=utf-8", told=told)])
    witness = give_bytes(tmp_path, "mc.warc.gz", content).witness
    assert (witness.title, witness.outlet, witness.published) == ("Night ferry", "harbour-herald.example", "2031-03-04")


def test_parquet_gives_its_rows(tmp_path: Path) -> None:
    table = pa.table(
        {"id": ["a", "b"], "maintext": [story.PARAGRAPHS[0], story.PARAGRAPHS[1]], "title": ["One", "Two"]}
    )
    pq.write_table(table, tmp_path / "rows.parquet")
    gave = give(tmp_path / "rows.parquet")
    assert [(witness.path, witness.title) for witness in gave.witnesses] == [
        ("rows.parquet#a", "One"),
        ("rows.parquet#b", "Two"),
    ]


def test_an_archive_of_all_formats_gives_what_its_files_give(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(path for path in FIXTURES.iterdir() if path.is_file()):
            archive.write(path, f"desk/{path.name}")
        archive.writestr("desk/crawl.warc.gz", crawl())
        archive.writestr("desk/page.html.gz", gzip.compress(PAGE, mtime=0))
    gave = give(tmp_path / "all.zip")
    apart = [give(path) for path in sorted(FIXTURES.iterdir()) if path.is_file()]
    inside = {witness.text for witness in gave.witnesses}
    assert inside >= {witness.text for one in apart for witness in one.witnesses}
    places = {witness.path for witness in gave.witnesses}
    assert {
        "all.zip#desk/libreoffice.docx",
        "all.zip#desk/mutt.mbox#2",
        "all.zip#desk/crawl.warc.gz#urn:uuid:0000-0",
        "all.zip#desk/page.html.gz",
    } <= places


def test_the_same_bytes_in_several_places_are_one_witness(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(PAGE)
    (tmp_path / "copy.htm").write_bytes(PAGE)
    with zipfile.ZipFile(tmp_path / "pages.zip", "w") as archive:
        archive.writestr("again.html", PAGE)
    gave = give_pile(tmp_path)
    assert gave.footprint(gave.witness).path == "copy.htm"
    assert gave.witness.places == ["copy.htm", "page.html", "pages.zip#again.html"]
    assert shown(gave.raw_of(gave.witness, PAGE, "Home Sea")) == "Home Sea"


def test_what_belongs_to_a_page_saved_complete_is_no_witness(tmp_path: Path) -> None:
    (tmp_path / "Night ferry.html").write_bytes(PAGE)
    folder = tmp_path / "Night ferry_files"
    folder.mkdir()
    (folder / "frame.html").write_text("<html><body><p>Buy a boat, only today.</p></body></html>", encoding="utf-8")
    (folder / "style.css").write_text("p { color: red }", encoding="utf-8")
    (tmp_path / "other_files").mkdir()
    (tmp_path / "other_files" / "note.txt").write_text("Snow closed both mountain roads.", encoding="utf-8")
    gave = give_pile(tmp_path)
    assert sorted(witness.path for witness in gave.witnesses) == ["Night ferry.html", "other_files/note.txt"]


def test_a_page_that_chromium_saved_complete_is_read_without_its_frames_and_pictures() -> None:
    saved = FIXTURES / "chromium-complete"
    (page,) = saved.glob("*.html")
    assert sorted(path.suffix for path in saved.rglob("*_files/*")) == [".css", ".html", ".png"]
    gave = give_pile(saved)
    assert (gave.witness.path, gave.unread) == (page.name, [])
    assert [part for part in body(gave.witness.text) if part in story.PARAGRAPHS] == list(story.PARAGRAPHS)
    assert (gave.witness.title, gave.witness.outlet, gave.witness.url) == (story.TITLE, story.OUTLET, story.URL)
    words = "served soup until noon"
    assert shown(gave.raw_of(gave.witness, page.read_bytes(), words)) == words


@pytest.mark.parametrize(("name", "encoding"), [("libreoffice.csv", "utf-8"), ("libreoffice-semicolons.csv", "cp1252")])
def test_a_table_that_libreoffice_saved_gives_a_witness_a_row(name: str, encoding: str) -> None:
    gave = give(FIXTURES / name)
    report, short = gave.witnesses
    assert report.text.split("\n") == list(story.PARAGRAPHS)
    assert (report.title, report.outlet, report.url, report.published) == (
        story.TITLE,
        story.OUTLET,
        story.URL,
        story.PUBLISHED,
    )
    assert (short.title, short.outlet, short.url, short.published, short.text) == SHORT
    assert (report.media_type, report.encoding, gave.unread) == ("text/csv", encoding, [])
    words = "Café owner Bruno Späth"
    assert gave.raw_of(report, (FIXTURES / name).read_bytes(), words) == words


def test_the_place_of_a_text_is_told_in_the_file_that_has_one(tmp_path: Path) -> None:
    text = "\n\n".join(story.PARAGRAPHS)
    pq.write_table(pa.table({"text": [text]}), tmp_path / "a.parquet")
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": text}) + "\n", encoding="utf-8")
    gave = give_pile(tmp_path)
    assert gave.witness.places == ["a.parquet#1", "b.jsonl#1"]
    assert gave.footprint(gave.witness).path == "b.jsonl#1"


def test_facts_say_which_part_of_a_container_they_stand_in(tmp_path: Path) -> None:
    bare = f"<html><body><p>{story.PARAGRAPHS[0]}</p></body></html>".encode()
    witness = give_bytes(tmp_path, "a.warc", write_crawl([Response(story.URL, bare)], packed=False)).witness
    assert {"url", "retrieved"} <= {one.fact for one in witness.grounds if one.where == "record of the crawl"}
    letter = give(FIXTURES / "mutt.mbox").witnesses[1]
    assert [one.where for one in letter.grounds if one.fact == "published"] == ["headers of the mail"]


def test_a_crawl_with_a_date_that_is_none_is_read_without_it(tmp_path: Path) -> None:
    pages = [Response(story.URL, story.page().encode(), fetched=when) for when in ("yesterday", "2031-99-99T00:00:00Z")]
    (tmp_path / "a.warc").write_bytes(write_crawl(pages, packed=False))
    assert [witness.retrieved for witness in give_pile(tmp_path).witnesses] == [None]
