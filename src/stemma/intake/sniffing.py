"""What a file is, told from its content, not from its name."""

import re
from typing import NamedTuple

from stemma.intake.decoding import decode, is_utf16
from stemma.intake.layouts import headless_layout
from stemma.intake.members import Format
from stemma.intake.records import is_json, looks_like_table

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

#: Readers of PDF look for its mark in as many bytes, since some servers put something before it.
_PDF_WITHIN = 1024

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
_XML = re.compile(r"\s*<(?:\?xml\b|rss\b|feed\b|rdf:RDF\b|TEI\b|nitf\b|newsml)", re.IGNORECASE)
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF|channel)[\s>]", re.IGNORECASE)


class Foreign(NamedTuple):
    """Bytes that are no text: what they are and what to do about them."""

    problem: str
    remedy: str


_SAVE_PAGE = "save the page itself as HTML or as plain text"
_UNPACK = "unpack it and hand in the files, or a zip of them"

_SIGNATURES: tuple[tuple[bytes, Format], ...] = (
    (b"\x1f\x8b", Format.GZIP),
    (b"PK\x03\x04", Format.ZIP),
    (b"WARC/", Format.WARC),
    (b"PAR1", Format.PARQUET),
)

#: How files begin that are not read.
_FOREIGN: tuple[tuple[bytes, str, str], ...] = (
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
    (b"\xd0\xcf\x11\xe0", "it is an old office document", "save it as DOCX or as plain text"),
    (b"{\\rtf", "it is an RTF document", "save it as DOCX or as plain text"),
    (b"SQLite format 3", "it is a database (SQLite)", "export the table as JSONL or CSV"),
    (b"ARROW1", "it is a table (Arrow)", "export it as Parquet, JSONL or CSV"),
    (b"\x7fELF", "it is a program", "leave it out"),
    (b"MZ\x90\x00", "it is a program", "leave it out"),
)

_PICKLE = re.compile(rb"\x80[\x02-\x05](?:\x95|[\]}(c\x8c])|(?:\(dp0|\(lp0|ccopy_reg)\n")
_HEADERS = re.compile(rb"(?:From [^\n]*\r?\n)?((?:[!-9;-~]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*)+)(?:\r?\n|\Z)")
#: Headers that only programs write; a saved text may begin with "Date: …" and "From: …".
_TELLTALE = re.compile(
    rb"^(?:received|return-path|message-id|mime-version|delivered-to|x-[a-z-]+):", re.IGNORECASE | re.MULTILINE
)
_LETTER = re.compile(rb"^(?:from|subject|date|snapshot-content-location):", re.IGNORECASE | re.MULTILINE)
_RELATED = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)


def format_of(head: bytes) -> Format | Foreign:
    """Return what a file's first bytes show it to be, or what keeps it from being read."""
    if not head.strip():
        return Foreign("it is empty", "leave it out, or save it again")
    if not marked(head):
        packed = next((kind for signature, kind in _SIGNATURES if head.startswith(signature)), None)
        if packed or b"%PDF-" in head[:_PDF_WITHIN]:
            return packed or Format.PDF
        letter = letter_format(head)
        if letter:
            return letter
        strange = foreign(head)
        if strange:
            return strange
    return _text_format(head)


def letter_format(head: bytes) -> Format | None:
    """Return whether bytes begin with the headers of a mail, a mailbox or a saved web archive."""
    found = _HEADERS.match(head.removeprefix(b"\xef\xbb\xbf"))
    if found is None or not (_TELLTALE.search(found[1]) and _LETTER.search(found[1])):
        return None
    if _RELATED.search(found[1]) and not re.search(rb"^received:", found[1], re.IGNORECASE | re.MULTILINE):
        return Format.WEB_ARCHIVE
    return Format.MAILBOX if head.startswith(b"From ") else Format.MAIL


def foreign(head: bytes) -> Foreign | None:
    """Return what keeps a file's beginning from being text, None where it is text."""
    for signature, problem, remedy in _FOREIGN:
        if head.startswith(signature):
            return Foreign(problem, remedy)
    if _PICKLE.match(head):
        return Foreign("it is a Python pickle, which can run code and is never opened", "export it as JSONL or CSV")
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > _CONTROL_SHARE * len(head):
        return Foreign("it is binary, not text", "leave it out, or save it as plain text or HTML")
    return None


def marked(head: bytes) -> bool:
    """Tell whether zero bytes are a part of the encoding."""
    return head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")) or is_utf16(head) is not None


def _text_format(head: bytes) -> Format | Foreign:
    if _is_json_lines(head):
        return Format.JSON_LINES
    text = decode(head, declares=True).text
    begins = text.lstrip("\ufeff \t\r\n")[:1]
    if begins in ("{", "["):
        return Format.JSON
    if looks_like_table(text):
        return Format.TABLE
    headless = headless_layout(text.partition("\n")[0])
    if headless:
        return Foreign(f"it is {headless}: addresses and codes, no texts", "fetch the pages and hand those in")
    return _markup_format(text)


def _markup_format(text: str) -> Format | Foreign:
    """Return what a decoded text is made of: a page has tags in its beginning, one stray tag does not make a page."""
    head = text[:_SHOWN_WITHIN]
    if _PAGE.match(head):
        return Format.PAGE
    if _XML.match(head) and not _ROOT.search(head):
        if _FEED.search(head):
            return Format.FEED
        return Foreign("it is XML, neither a page nor a feed", "save it as HTML or as plain text")
    tags = len(_TAG.findall(head))
    if tags > 1 and _ROOT.search(head):
        return Format.PAGE
    begins = head.lstrip().startswith("<")
    if begins and tags >= _FRAGMENT_TAGS and tags * _CHARS_PER_TAG >= len(head):
        return Format.PAGE
    return Format.PLAIN


def _is_json_lines(head: bytes) -> bool:
    """Tell whether the first line is a whole JSON object and another follows, or the sample ends inside it."""
    first, mark, rest = head.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
    if not first.startswith(b"{"):
        return False
    if not mark:
        return len(head) >= SNIFFED_BYTES and b'":' in first
    following = rest.lstrip()
    return is_json(first) and (not following or following.startswith(b"{"))
