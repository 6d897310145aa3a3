"""Office documents (DOCX, ODT): their paragraphs as text, each character with its place in the document's XML."""

import zipfile
import zlib
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from stemma.intake.decoding import decode
from stemma.intake.facts import Facts, grounded, overlay
from stemma.intake.members import Format, Found, Part, UnreadableError
from stemma.intake.plain import plain_facts
from stemma.intake.settings import IntakeSettings
from stemma.intake.tracing import Ruler, Stretch, footprint, woven
from stemma.intake.unpacking import check_ratio
from stemma.intake.witnesses import Draft, witness_records
from stemma.intake.xml import Kind, Piece, xml_pieces


class Document(NamedTuple):
    """How a format of documents calls its parts."""

    format: Format
    #: The file of the archive that holds the text.
    member: str
    paragraphs: frozenset[str]
    #: Elements whose characters are text; empty where all characters of a paragraph are.
    texts: frozenset[str]
    #: Elements that stand for characters.
    signs: dict[str, str]
    #: Elements whose content is not text: what was deleted, notes, the second form of a drawing.
    skipped: frozenset[str]


DOCUMENTS = (
    Document(
        Format.DOCX,
        "word/document.xml",
        paragraphs=frozenset({"w:p"}),
        texts=frozenset({"w:t"}),
        signs={"w:tab": "\t", "w:br": "\n", "w:cr": "\n", "w:nobreakhyphen": "\u2011", "w:softhyphen": "\u00ad"},
        skipped=frozenset({"w:del", "w:movefrom", "mc:fallback", "w:instrtext", "w:ppr", "w:rpr"}),
    ),
    Document(
        Format.ODT,
        "content.xml",
        paragraphs=frozenset({"text:p", "text:h"}),
        texts=frozenset(),
        signs={"text:tab": "\t", "text:line-break": "\n", "text:s": " "},
        skipped=frozenset({"office:annotation", "text:tracked-changes", "text:note", "office:forms"}),
    ),
)

_BREAK = "\n\n"

#: Characters at the top of a document in which its headline stands.
_TOP_CHARS = 2000


def read_document(
    archive: zipfile.ZipFile, document: Document, part: Part, *, settings: IntakeSettings, sha256: str
) -> Iterator[Found]:
    """Yield the witness of an office document, whose bytes have that hash, and its footprint."""
    content = _content(archive, document.member, settings)
    decoded = decode(content, declares=True)
    text, stretches = document_text(decoded.text, document)
    if not text.strip():
        yield part.unread("the document holds no text", "check that its text is no picture, or save it as plain text")
        return
    headline = _headline(text, _title(archive, settings))
    facts = overlay(
        grounded(Facts(title=headline), "properties of the document"), plain_facts(text, outlet=part.outlet)
    )
    draft = Draft(
        place=part.file.name,
        text=text,
        facts=part.stated_over(facts),
        media_type=document.format,
        encoding=decoded.encoding,
        sha256=sha256,
        footprint=footprint("", stretches, ruler=Ruler(content, decoded), part=document.member),
    )
    yield from witness_records(draft, settings=settings)


def document_text(xml: str, document: Document) -> tuple[str, list[Stretch]]:
    """Return the paragraphs of a document's XML, an empty line between them, and where each stretch stands."""
    parts: list[str] = []
    stretches: list[Stretch] = []
    chars = last = 0
    ended = False
    for piece, shown in _shown(xml, document):
        if piece.kind is Kind.CLOSE:
            ended = bool(parts)
            continue
        if ended:
            parts.append(_BREAK)
            stretches.append(Stretch(chars, last, piece.start))
            chars, ended = chars + len(_BREAK), False
        parts.append(shown)
        stretches += woven(xml, shown, Stretch(chars, piece.start, piece.end))
        chars, last = chars + len(shown), piece.end
    return "".join(parts), stretches


def _shown(xml: str, document: Document) -> Iterator[tuple[Piece, str]]:
    """Yield what a document shows, piece by piece, and the end of each of its paragraphs."""
    skipped = inside = paragraph = 0
    for piece in xml_pieces(xml):
        step = {Kind.OPEN: 1, Kind.CLOSE: -1}.get(piece.kind, 0)
        if piece.name in document.skipped:
            skipped = max(0, skipped + step)
        elif skipped:
            continue
        elif piece.name in document.paragraphs:
            paragraph = max(0, paragraph + step)
            if piece.kind is not Kind.OPEN:
                yield piece._replace(kind=Kind.CLOSE), ""
        elif piece.name in document.texts:
            inside = max(0, inside + step)
        elif piece.name in document.signs and piece.kind is not Kind.CLOSE:
            if paragraph:
                yield piece, document.signs[piece.name]
        elif piece.kind in (Kind.CHARS, Kind.RAW) and paragraph and (inside or not document.texts):
            yield from _characters(xml, piece)


def _characters(xml: str, piece: Piece) -> Iterator[tuple[Piece, str]]:
    written = xml[piece.start : piece.end]
    shown = unescape(written) if piece.kind is Kind.CHARS and "&" in written else written
    if shown:
        yield piece, shown


def _headline(text: str, title: str | None) -> str | None:
    """Return the line of a text that its properties give as the title, perhaps with the outlet's name after it.

    A title that the text does not show is what a program made up.
    """
    lines = (" ".join(line.split()) for line in text[:_TOP_CHARS].split("\n"))
    return next((line for line in lines if title and line and title.startswith(line) and " " in line), None)


def _title(archive: zipfile.ZipFile, settings: IntakeSettings) -> str | None:
    """Return the title that the document's properties state."""
    name = next((name for name in ("docProps/core.xml", "meta.xml") if name in archive.NameToInfo), None)
    if name is None:
        return None
    try:
        xml = decode(_content(archive, name, settings), declares=True).text
    except UnreadableError:
        return None
    inside = False
    for piece in xml_pieces(xml):
        if piece.name == "dc:title":
            inside = piece.kind is Kind.OPEN
        elif inside and piece.kind is Kind.CHARS:
            return " ".join(unescape(xml[piece.start : piece.end]).split()) or None
    return None


def _content(archive: zipfile.ZipFile, name: str, settings: IntakeSettings) -> bytes:
    entry = archive.getinfo(name)
    check_ratio(entry.file_size, entry.compress_size, ratio=settings.ratio)
    try:
        with archive.open(entry) as opened:
            content = opened.read(settings.page_bytes + 1)
    except (zipfile.BadZipFile, EOFError, OSError, zlib.error, RuntimeError, ValueError) as error:
        raise UnreadableError(f"the document is broken ({error})", "save it again, or save it as plain text") from error
    if len(content) > settings.page_bytes:
        raise UnreadableError(f"its text takes more than {settings.page_bytes:,} bytes", "split it into its reports")
    return content
