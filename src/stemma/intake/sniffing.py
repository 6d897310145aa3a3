"""What a file is, told from its first bytes and never from its name."""

import re
from enum import StrEnum
from typing import NamedTuple

#: Bytes from which a file is told.
SNIFFED_BYTES = 65_536

#: Characters in which a page shows its tags.
_SHOWN_WITHIN = 4096

#: Tags in the beginning of a piece of a page that has no <html>; a text with one stray <p> is a text.
_FRAGMENT_TAGS = 6

#: Characters a tag; a page's beginning has one in far fewer.
_CHARS_PER_TAG = 400

#: Share of control characters beyond which bytes are no text.
_CONTROL_SHARE = 0.01

_CONTROLS = bytes(code for code in range(32) if chr(code) not in "\t\n\r\f\v\b\x1b")

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_ROOT = re.compile(r"<(?:html|head|body)[\s>]", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:p|div|span|a|br|img|h[1-6]|ul|ol|li|table|tr|td|th|article|section|main|header|footer|nav|aside|figure"
    r"|figcaption|em|strong|b|i|u|font|center|blockquote|meta|title|link|script|style|time|hr|form|input)\b[^<>]*>",
    re.IGNORECASE,
)
_XML = re.compile(r"\s*<(?:\?xml\b|rss\b|feed\b|TEI\b|nitf\b|newsml)", re.IGNORECASE)


class Shape(StrEnum):
    """What a text file is made of."""

    PLAIN = "text/plain"
    PAGE = "text/html"
    XML = "application/xml"


class Foreign(NamedTuple):
    """Bytes that are no text: what they are and what to do about them."""

    problem: str
    remedy: str


_SAVE_PAGE = "save the page itself as HTML or as plain text"
_UNPACK = "unpack it and hand in the files"

#: How files begin that are no text.
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "it is a PDF", "save its text, for example with `pdftotext FILE.pdf`"),
    (b"PK\x03\x04", "it is a ZIP archive or an office document", "unpack it, or save the document as plain text"),
    (b"PK\x05\x06", "it is an empty ZIP archive", "leave it out"),
    (b"\x89PNG", "it is a picture (PNG)", _SAVE_PAGE),
    (b"\xff\xd8\xff", "it is a picture (JPEG)", _SAVE_PAGE),
    (b"GIF8", "it is a picture (GIF)", _SAVE_PAGE),
    (b"RIFF", "it is a picture, sound or film (RIFF)", _SAVE_PAGE),
    (b"II*\x00", "it is a picture (TIFF)", _SAVE_PAGE),
    (b"BZh", "it is compressed (bzip2)", _UNPACK),
    (b"\xfd7zXZ", "it is compressed (xz)", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "it is compressed (zstandard)", _UNPACK),
    (b"7z\xbc\xaf", "it is a 7z archive", _UNPACK),
    (b"Rar!", "it is a RAR archive", _UNPACK),
    (b"WARC/1.", "it is a web archive (WARC)", "take the pages out, for example with `warcio extract`"),
    (b"\xd0\xcf\x11\xe0", "it is an old office document", "save it as plain text"),
    (b"{\\rtf", "it is an RTF document", "save it as plain text"),
    (b"SQLite format 3", "it is a database (SQLite)", "export the table as JSONL or CSV"),
    (b"PAR1", "it is a table (Parquet)", "export it as JSONL or CSV"),
    (b"ARROW1", "it is a table (Arrow)", "export it as JSONL or CSV"),
    (b"\x7fELF", "it is a program", "leave it out"),
    (b"MZ\x90\x00", "it is a program", "leave it out"),
)

_PICKLE = re.compile(rb"\x80[\x02-\x05](?:\x95|[\]}(c\x8c])|(?:\(dp0|\(lp0|ccopy_reg)\n")
_MAIL = re.compile(rb"(?:From|MIME-Version|Snapshot-Content-Location|Subject|Content-Type|Date): [^\n]*\r?\n")


def foreign(head: bytes) -> Foreign | None:
    """Return what keeps a file's beginning from being text, None where it is text."""
    for signature, problem, remedy in _SIGNATURES:
        if head.startswith(signature):
            return Foreign(problem, remedy)
    if _PICKLE.match(head):
        return Foreign("it is a Python pickle, which can run code and is never opened", "export it as JSONL or CSV")
    if _MAIL.match(head) and b"multipart/" in head[:_SHOWN_WITHIN]:
        return Foreign("it is a web archive (MHTML) or a mail", _SAVE_PAGE)
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > _CONTROL_SHARE * len(head):
        return Foreign("it is binary, not text", "leave it out, or save it as plain text or HTML")
    return None


def shape_of(text: str) -> Shape:
    """Return what a decoded file is made of: a page has tags in its beginning, one stray tag does not make a page."""
    head = text[:_SHOWN_WITHIN]
    if _PAGE.match(head):
        return Shape.PAGE
    if _XML.match(head) and not _ROOT.search(head):
        return Shape.XML
    tags = len(_TAG.findall(head))
    if tags > 1 and _ROOT.search(head):
        return Shape.PAGE
    begins = head.lstrip().startswith("<")
    if begins and tags >= _FRAGMENT_TAGS and tags * _CHARS_PER_TAG >= len(head):
        return Shape.PAGE
    return Shape.PLAIN
