"""One file of a pile to witnesses, blocks and what could not be read."""

import gzip
import hashlib
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from stemma.intake.decoding import decode, is_utf16
from stemma.intake.facts import overlay
from stemma.intake.files import PileFile
from stemma.intake.pages import read_page
from stemma.intake.plain import plain_facts
from stemma.intake.records import Entry, drafts, json_file, json_lines, looks_like_table, parse_json, table_rows
from stemma.intake.settings import DEFAULTS, IntakeSettings
from stemma.intake.sniffing import SNIFFED_BYTES, Foreign, Shape, foreign, shape_of
from stemma.intake.witnesses import Draft, make_witness
from stemma.model import Block, Unread, Witness

_GZIP = b"\x1f\x8b"

JSON_LINES = "application/x-ndjson"
JSON = "application/json"
TABLE = "text/csv"

_TOO_LONG = "split it into its reports, or raise the limit in the settings of intake"


def read_file(file: PileFile, *, settings: IntakeSettings = DEFAULTS) -> Iterator[Witness | Block | Unread]:
    """Yield what one file gives: witnesses without sigla, the blocks of pages, or why it gives nothing.

    Never raises for what a file holds. Equal witnesses of different files are still apart.
    """
    try:
        with Path(file.path).open("rb") as raw:
            packed = raw.read(len(_GZIP)) == _GZIP
            raw.seek(0)
            stream: IO[bytes] = cast("IO[bytes]", gzip.GzipFile(fileobj=raw)) if packed else raw
            yield from _read(stream, file, settings)
    except (OSError, EOFError, zlib.error) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        yield _unread(file, Foreign(f"it cannot be read ({reason})", "check that it is whole and that you may read it"))


def _read(stream: IO[bytes], file: PileFile, settings: IntakeSettings) -> Iterator[Witness | Block | Unread]:
    head = stream.read(SNIFFED_BYTES)
    if not head.strip():
        yield _unread(file, Foreign("it is empty", "leave it out, or save it again"))
        return
    strange = None if _marked(head) else foreign(head)
    if strange:
        yield _unread(file, strange)
        return
    stream.seek(0)
    if _is_json_lines(head):
        entries = json_lines(stream, limit=settings.text_bytes)
        yield from _records(entries, file, settings, media_type=JSON_LINES)
        return
    content = stream.read(settings.page_bytes + 1)
    yield from _read_whole(content, file, settings)


def _read_whole(content: bytes, file: PileFile, settings: IntakeSettings) -> Iterator[Witness | Block | Unread]:
    """Yield what a file gives that is one text, one page, one JSON value or one table."""
    head = decode(content[:SNIFFED_BYTES], declares=True).text
    begins = head.lstrip()[:1]
    container = begins == "{" or looks_like_table(head) or (begins == "[" and file.name.endswith(".json"))
    shape = Shape.PLAIN if container else shape_of(head)
    if shape is Shape.XML:
        yield _unread(file, Foreign("it is XML and not a page", "save it as HTML or as plain text"))
        return
    limit = settings.page_bytes if container or shape is Shape.PAGE else settings.text_bytes
    if len(content) > limit:
        kind = "page" if shape is Shape.PAGE else "pile in one file" if container else "report"
        yield _unread(file, Foreign(f"it is longer than {limit:,} bytes, and no news {kind} is that long", _TOO_LONG))
        return
    if shape is Shape.PAGE:
        yield from read_page(content, file, settings=settings)
    elif looks_like_table(head):
        decoded = decode(content)
        yield from _records(table_rows(decoded.text), file, settings, media_type=TABLE, encoding=decoded.encoding)
    elif container and (file.name.endswith((".json", ".json.gz")) or _is_json(content)):
        yield from _records(json_file(content), file, settings, media_type=JSON)
    else:
        yield _plain_witness(content, file, settings)


def _records(
    entries: Iterator[Entry], file: PileFile, settings: IntakeSettings, *, media_type: str, encoding: str = "utf-8"
) -> Iterator[Witness | Unread]:
    for draft in drafts(entries, file, settings=settings, media_type=media_type, encoding=encoding):
        yield make_witness(draft, settings=settings) if isinstance(draft, Draft) else draft


def _plain_witness(content: bytes, file: PileFile, settings: IntakeSettings) -> Witness | Unread:
    decoded = decode(content)
    if not decoded.text.strip("\ufeff\x00 \t\r\n"):
        return _unread(file, Foreign("it holds no words", "leave it out, or save it again"))
    draft = Draft(
        place=file.name,
        text=decoded.text,
        facts=overlay(file.stated, plain_facts(decoded.text)),
        media_type=Shape.PLAIN,
        encoding=decoded.encoding,
        sha256=hashlib.sha256(content).hexdigest(),
    )
    return make_witness(draft, settings=settings)


def _marked(head: bytes) -> bool:
    """Tell whether zero bytes are a part of the encoding."""
    return head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")) or is_utf16(head) is not None


def _is_json_lines(head: bytes) -> bool:
    """Tell whether the first line is a whole JSON object and another follows, or the sample ends inside it."""
    first, mark, rest = head.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
    if not first.startswith(b"{"):
        return False
    if not mark:
        return len(head) >= SNIFFED_BYTES and b'":' in first
    following = rest.lstrip()
    return _is_json(first) and (not following or following.startswith(b"{"))


def _is_json(content: bytes) -> bool:
    try:
        return isinstance(parse_json(content), dict | list)
    except ValueError:
        return False


def _unread(file: PileFile, why: Foreign) -> Unread:
    return Unread(path=file.name, place="", problem=why.problem, remedy=why.remedy)
