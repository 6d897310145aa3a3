"""One file of a pile to witnesses, blocks, footprints and what could not be read."""

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from gzip import BadGzipFile
from io import BytesIO
from pathlib import Path
from typing import IO
from zipfile import BadZipFile

from stemma.intake.archives import read_zip
from stemma.intake.containers import read_json, read_json_lines, read_parquet, read_table
from stemma.intake.crawls import read_warc
from stemma.intake.feeds import read_feed
from stemma.intake.files import PileFile
from stemma.intake.letters import read_mail, read_mailbox, read_web_archive
from stemma.intake.members import Format, Found, Member, Part, Reader, Reopened, UnreadableError, part_of
from stemma.intake.pages import read_page
from stemma.intake.pdf import read_pdf
from stemma.intake.plain import read_plain
from stemma.intake.settings import DEFAULTS, IntakeSettings
from stemma.intake.sniffing import SNIFFED_BYTES, Foreign, format_of
from stemma.intake.transfer import relaid
from stemma.intake.unpacking import gunzipped
from stemma.model import Unread

#: Who reads what. A new format is a module with a reader, a line here, and its mark in `sniffing`.
READERS: Mapping[Format, Reader] = {
    Format.PLAIN: read_plain,
    Format.PAGE: read_page,
    Format.WEB_ARCHIVE: read_web_archive,
    Format.MAIL: read_mail,
    Format.MAILBOX: read_mailbox,
    Format.FEED: read_feed,
    Format.PDF: read_pdf,
    Format.ZIP: read_zip,
    Format.WARC: read_warc,
    Format.JSON_LINES: read_json_lines,
    Format.JSON: read_json,
    Format.TABLE: read_table,
    Format.PARQUET: read_parquet,
}

#: Places with one problem that are each named; more are told with their number.
_NAMED_PLACES = 5


def read_file(
    file: PileFile, *, settings: IntakeSettings = DEFAULTS, opened: Callable[[IO[bytes]], None] | None = None
) -> Iterator[Found]:
    """Yield what one file gives: witnesses without sigla, blocks and footprints, or why it gives nothing.

    `opened` is given the open file once, so that a caller can tell how far it is read.

    Never raises for what a file holds. Equal witnesses of different files are still apart. A file that is broken in
    many places is told in few lines.
    """
    troubles: list[Unread] = []
    for found in _read_path(Part(file=file), settings, opened):
        if isinstance(found, Unread):
            troubles.append(found)
        else:
            yield found
    yield from shortened(troubles)


def shortened(troubles: Iterable[Unread]) -> Iterator[Unread]:
    """Yield what is wrong with files; what one file has in many places is told in one line."""
    kinds: dict[tuple[str, str, str], list[Unread]] = {}
    for trouble in troubles:
        kinds.setdefault((trouble.path.partition("#")[0], trouble.problem, trouble.remedy), []).append(trouble)
    for alike in kinds.values():
        yield from _told(alike)


def _told(alike: list[Unread]) -> Iterator[Unread]:
    if len(alike) <= _NAMED_PLACES:
        yield from alike
        return
    first = alike[0]
    problem = f"{first.problem} (and so it is in {len(alike) - 1:,} further places)"
    yield Unread(path=first.path, place=first.place, problem=problem, remedy=first.remedy)


def _read_path(part: Part, settings: IntakeSettings, opened: Callable[[IO[bytes]], None] | None) -> Iterator[Found]:
    try:
        with Path(part.file.path).open("rb") as stream:
            if opened is not None:
                opened(stream)
            yield from _read_part(stream, part, settings)
    except OSError as error:
        yield part.unread(
            f"it cannot be read ({error.strerror or error})", "check that it is whole and that you may read it"
        )


def _read_part(stream: IO[bytes], part: Part, settings: IntakeSettings) -> Iterator[Found]:
    """Yield what a file, or a part of one, gives; whatever is wrong with it becomes one line."""
    if part.depth > settings.depth:
        problem = f"it lies in more than {settings.depth} containers inside one another"
        yield part.unread(problem, "unpack the outer ones and hand in what they hold")
        return
    try:
        yield from _read_format(stream, part, settings)
    except UnreadableError as error:
        yield part.unread(error.problem, error.remedy, place=error.place)
    except (EOFError, zlib.error, BadZipFile, BadGzipFile) as error:
        remedy = "what stands before is read; fetch it again" if part.depth == 0 else "pack it again"
        yield part.unread(f"it breaks off in the middle ({error})", remedy)
    except OSError as error:
        yield part.unread(f"it cannot be read ({error.strerror or error})", "check that it is whole; fetch it again")
    except Exception as error:  # noqa: BLE001 - whatever a file brings to light, it must not stop a pile
        problem = f"reading it brought a fault of the program to light ({type(error).__name__}: {error})"
        yield part.unread(problem, "leave it out, and report the fault with the file")


def _read_format(stream: IO[bytes], part: Part, settings: IntakeSettings) -> Iterator[Found]:
    head = stream.read(SNIFFED_BYTES)
    kind = part.format or format_of(head)
    if isinstance(kind, Foreign):
        yield part.unread(kind.problem, kind.remedy)
        return
    stream.seek(0)
    if kind is Format.GZIP:
        yield from _read_part(gunzipped(stream, ratio=settings.ratio), _unpacked(part), settings)
        return
    empty = True
    for found in _read_members(READERS[kind](stream, part, settings), part, settings):
        empty = False
        yield found
    if empty:
        yield part.unread("it holds nothing that could be a report", "leave it out, or save it again")


def _unpacked(part: Part) -> Part:
    return Part(file=part.file, facts=part.facts, charset=part.charset, depth=part.depth + 1)


def _read_members(found: Iterable[Found | Member | Reopened], part: Part, settings: IntakeSettings) -> Iterator[Found]:
    """Yield what a reader gives, the parts of a container read in their turn."""
    for each in found:
        if isinstance(each, Member):
            inner = _read_part(BytesIO(each.content), part_of(part, each), settings)
            yield from relaid(inner, each.laid, label=each.label) if each.laid else inner
        elif isinstance(each, Reopened):
            yield from _read_part(each.stream, part_of(part, each), settings)
        else:
            yield each
