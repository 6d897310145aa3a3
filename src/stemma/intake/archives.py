"""Zip archives: every file in one is read as if it lay in the pile; nothing is unpacked to the disk."""

import hashlib
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import IO

from stemma.intake.documents import DOCUMENTS, read_document
from stemma.intake.files import belongings, speaks_of_pile
from stemma.intake.members import Found, Member, Part, Reopened, UnreadableError
from stemma.intake.settings import IntakeSettings
from stemma.intake.sidecar import SIDECARS
from stemma.intake.unpacking import check_ratio

#: Office documents that are zip archives and are not read, by a file that each has.
_OFFICE = {"xl/workbook.xml": "a spreadsheet", "ppt/presentation.xml": "a presentation"}

#: Bit of a zip entry that says that it is encrypted.
_ENCRYPTED = 1

#: What Windows leaves in archives of web pages, and what other systems hide in theirs.
_HIDDEN = re.compile(r"(?:^|/)(?:\.(?!\.?/)|__MACOSX/|Thumbs\.db$|desktop\.ini$)")

#: Files that pages are made of and that hold no text of their own.
_TRIMMINGS = re.compile(
    r"\.(?:css|js|png|jpe?g|gif|svg|webp|avif|ico|woff2?|ttf|eot|mp[34]|map|cdxj?|idx|cdx\.gz)$", re.IGNORECASE
)


def read_zip(stream: IO[bytes], part: Part, settings: IntakeSettings) -> Iterator[Found | Member | Reopened]:
    """Yield the files of an archive by name, or its text where it is an office document."""
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, RuntimeError, ValueError) as error:
        raise UnreadableError(f"the archive is broken ({error})", "pack it again, or hand in its files") from error
    with archive:
        names = set(archive.namelist())
        document = next((kind for kind in DOCUMENTS if kind.member in names), None)
        if document:
            stream.seek(0)
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()  # type: ignore[arg-type]  # wants a buffer's verbs
            yield from read_document(archive, document, part, settings=settings, sha256=sha256)
            return
        office = next((told for name, told in _OFFICE.items() if name in names), None)
        if office:
            raise UnreadableError(f"it is {office}", "save its text, or export its table as CSV")
        yield from _members(archive, part, settings)


def _members(archive: zipfile.ZipFile, part: Part, settings: IntakeSettings) -> Iterator[Found | Member | Reopened]:
    entries = sorted((entry for entry in archive.infolist() if not entry.is_dir()), key=_place)
    if len(entries) > settings.members:
        raise UnreadableError(f"it holds more than {settings.members:,} files", "split it into smaller archives")
    seen: set[str] = set()
    for entry in _told_apart(entries):
        name = entry.filename
        trouble = (
            ("it stands in the archive twice", "only the first is read") if name in seen else _trouble(entry, settings)
        )
        seen.add(name)
        if trouble:
            yield part.unread(*trouble, place=name)
            continue
        try:
            with archive.open(entry) as opened:
                yield Reopened(name, opened)
        except (zipfile.BadZipFile, EOFError, OSError, zlib.error, RuntimeError, ValueError) as error:
            yield part.unread(f"it cannot be unpacked ({error})", "pack it again, or hand it in by itself", place=name)


def _told_apart(entries: Sequence[zipfile.ZipInfo]) -> Iterable[zipfile.ZipInfo]:
    """Return the files that may be witnesses: none that are hidden, speak of the pile, or belong to a saved page."""
    folders = belongings(PurePosixPath(entry.filename) for entry in entries)
    for entry in entries:
        path = PurePosixPath(entry.filename)
        if _HIDDEN.search(entry.filename) or _TRIMMINGS.search(entry.filename):
            continue
        if folders.isdisjoint(path.parents) and (not speaks_of_pile(path.name) or path.name in SIDECARS):
            yield entry


def _trouble(entry: zipfile.ZipInfo, settings: IntakeSettings) -> tuple[str, str] | None:
    """Return what keeps a file of an archive from being opened, and what to do."""
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or re.match(r"[A-Za-z]:", entry.filename):
        return "its name leads out of the archive", "beware of where it came from; pack the file anew if you need it"
    if path.name in SIDECARS:
        return "it lies inside an archive, where it is not followed", "put it beside the archive"
    if entry.flag_bits & _ENCRYPTED:
        return "it is locked with a password", "unpack it with its password and hand in the files"
    try:
        check_ratio(entry.file_size, entry.compress_size, ratio=settings.ratio)
    except UnreadableError as bomb:
        return bomb.problem, bomb.remedy
    return None


def _place(entry: zipfile.ZipInfo) -> tuple[str, int]:
    return entry.filename, entry.header_offset
