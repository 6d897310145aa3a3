"""What a file is, told from its first bytes."""

import gzip

import pytest
from tests.support.formats import story
from tests.support.formats.reading import FIXTURES

from stemma.intake.members import Format
from stemma.intake.sniffing import Foreign, format_of

PROSE = "Snow closed both mountain roads on Monday, the road office said. " * 5


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (PROSE.encode(), Format.PLAIN),
        (PROSE.encode("utf-16"), Format.PLAIN),
        (PROSE.encode("utf-16-le"), Format.PLAIN),
        (f"<p>{PROSE}".encode(), Format.PLAIN),
        (story.page().encode(), Format.PAGE),
        (b"\n<!-- saved from url=(0020)https://x.example/ -->\n<HTML><body>x", Format.PAGE),
        (b'<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><body>x', Format.PAGE),
        (b"<div><p>One</p><p>Two</p><p>Three</p></div>", Format.PAGE),
        (gzip.compress(b"x", mtime=0), Format.GZIP),
        (b"PK\x03\x04...", Format.ZIP),
        (b"WARC/1.0\r\nWARC-Type: warcinfo", Format.WARC),
        (b"WARC/1.1\r\n", Format.WARC),
        (b"PAR1....", Format.PARQUET),
        (b"%PDF-1.7", Format.PDF),
        (b"HTTP/1.1 200 OK\r\n\r\n%PDF-1.4\n", Format.PDF),
        (b'{"text": "Snow"}\n{"text": "Thaw"}', Format.JSON_LINES),
        (b'\xef\xbb\xbf{"text": "Snow"}\n{"text": "Thaw"}', Format.JSON_LINES),
        (b'{"articles": [\n{"text": "Snow"}]}', Format.JSON),
        (b'[{"text": "Snow"}]', Format.JSON),
        (b"title,text\nSnow,It snows.", Format.TABLE),
        (b"\xef\xbb\xbftitle;body;date\nSnow;It snows.;2031-03-04", Format.TABLE),
        (b"url\ttitle\tpublish_date\n", Format.TABLE),
        (b'<?xml version="1.0"?><rss version="2.0">', Format.FEED),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', Format.FEED),
    ],
)
def test_a_format_is_told_from_content(head: bytes, kind: Format) -> None:
    assert format_of(head) is kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("libreoffice.docx", Format.ZIP),
        ("libreoffice.odt", Format.ZIP),
        ("chromium-columns.pdf", Format.PDF),
        ("chromium.mhtml", Format.WEB_ARCHIVE),
        ("mutt-newsletter.eml", Format.MAIL),
        ("mutt.mbox", Format.MAILBOX),
        ("feed.rss", Format.FEED),
        ("feed.atom", Format.FEED),
    ],
)
def test_files_of_programs_are_known_whatever_they_are_called(name: str, kind: Format) -> None:
    assert format_of((FIXTURES / name).read_bytes()[:65_536]) is kind


@pytest.mark.parametrize(
    ("head", "problem"),
    [
        (b"", "it is empty"),
        (b" \n\t", "it is empty"),
        (b"\x89PNG\r\n", "it is a picture (PNG)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "it is an old office document"),
        (b"{\\rtf1", "it is an RTF document"),
        (b"7z\xbc\xaf\x27\x1c", "it is a 7z archive"),
        (b"\x28\xb5\x2f\xfd", "it is compressed (zstandard)"),
        (b"\x01\x02\x03\x04" * 30, "it is binary, not text"),
        (b'<?xml version="1.0"?><nitf></nitf>', "it is XML, neither a page nor a feed"),
    ],
)
def test_what_is_not_read_is_named_with_what_to_do(head: bytes, problem: str) -> None:
    told = format_of(head)
    assert isinstance(told, Foreign)
    assert told.problem == problem
    assert told.remedy


def test_a_mail_about_a_web_archive_is_a_mail() -> None:
    related = (
        b"Received: from a\nMIME-Version: 1.0\nSubject: Snow\nContent-Type: multipart/related; boundary=x\n\n--x\n"
    )
    assert format_of(related) is Format.MAIL
    assert format_of(related.partition(b"\n")[2]) is Format.WEB_ARCHIVE


def test_prose_that_names_columns_is_prose() -> None:
    assert format_of(b"The text, the title, and the url were all wrong, she said.\nSnow.") is Format.PLAIN
