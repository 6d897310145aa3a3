"""Files that are broken or meant to do harm, and what must be told of each."""

import gzip
import io
import json
import pickle
import zipfile
import zlib
from collections.abc import Callable

from tests.support.formats import story
from tests.support.formats.crawl import Response, write_crawl
from tests.support.formats.reading import FIXTURES

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


#: A file that is broken, and what must stand in its one line.
BROKEN: dict[str, tuple[Callable[[], bytes], str]] = {
    "cut.jsonl.gz": (lambda: gzip.compress((RECORD + b"\n") * 999, mtime=0)[:-40], "it breaks off in the middle"),
    "cut.html.gz": (lambda: gzip.compress(story.page().encode(), mtime=0)[:-20], "it breaks off in the middle"),
    "cut.warc.gz": (lambda: write_crawl([Response(story.URL, b"<p>Snow</p>")])[:-30], "breaks off"),
    "cut.zip": (lambda: packed(a=NOTE.encode())[:-30], "the archive is broken"),
    "cut.pdf": (lambda: b"%PDF-1.7\n1 0 obj\n<<", "the PDF is broken"),
    "cut.docx": (lambda: (FIXTURES / "libreoffice.docx").read_bytes()[:3000], "the archive is broken"),
    "cut.parquet": (lambda: b"PAR1" + b"\x15\x04" * 50, "the table breaks off"),
    "bomb.pdf": (lambda: pdf_with(bomb(), "/FlateDecode/FlateDecode"), "more memory or time"),
    "bomb.zip": (lambda: packed(**{"a.txt": b"0" * 70_000_000}), "unpacks to more than 200 times its size"),
    "bomb.jsonl.gz": (
        lambda: gzip.compress(RECORD + b"\n" + b" " * 70_000_000, mtime=0),
        "unpacks to more than 200 times",
    ),
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
