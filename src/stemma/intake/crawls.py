"""WARC: the pages of a crawl, one response after another; the archive is never held."""

import contextlib
import io
import zlib
from collections.abc import Iterator, Mapping
from typing import IO, Any, NamedTuple

from stemma.intake.facts import NO_FACTS, Facts, grounded, overlay
from stemma.intake.fields import read_fields
from stemma.intake.members import Format, Found, Member, Part, UnreadableError
from stemma.intake.moments import iso_moment
from stemma.intake.records import parse_json
from stemma.intake.settings import IntakeSettings

#: Record types that hold what a server gave, or what was made of it.
_HOLDING = frozenset({"response", "resource", "conversion"})

#: Media types that hold reports; pictures, scripts and style sheets of a crawl are passed over.
_FORMATS: Mapping[str, Format | None] = {
    "text/html": Format.PAGE,
    "application/xhtml+xml": Format.PAGE,
    "text/plain": Format.PLAIN,
    "application/pdf": Format.PDF,
    # Told by content, since servers call feeds and other files so.
    "application/rss+xml": None,
    "application/atom+xml": None,
    "": None,
}

#: How programs that archive news call the record that says what they know of the response before it.
_TOLD_TYPES = ("application/json", "application/x.mediacloud-indexer+json")

#: Bytes of such a record.
_TOLD_BYTES = 1024 * 1024

_OK = "200"


class _Held(NamedTuple):
    """A response that waits for a record that speaks of it."""

    id: str
    member: Member


def read_warc(stream: IO[bytes], part: Part, settings: IntakeSettings) -> Iterator[Found | Member]:
    """Yield the pages of a web archive, each with its address and when it was fetched.

    What a metadata record right after a response says of it, as Media Cloud writes them, is taken with it.
    """
    held: _Held | None = None
    pages = 0
    trouble: UnreadableError | None = None
    for record in _records(stream):
        if isinstance(record, UnreadableError):
            trouble = record
            break
        if held is not None:
            yield _completed(held, record)
            held = None
        if record.rec_type in _HOLDING:
            member = _member(record, _name(record) or f"record-{pages + 1}", settings)
            if member is not None:
                held, pages = _Held(_name(record), member), pages + 1
    if held is not None:
        yield held.member
    if trouble is not None:
        raise trouble
    if not pages:
        yield part.unread("the archive holds no page", "check that the crawl fetched pages and not only pictures")


def _records(stream: IO[bytes]) -> Iterator[Any]:
    """Yield the records of an archive as warcio gives them, and at the end an error where it breaks off."""
    # Takes 40 ms to import, and few piles need it.
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - loaded late for its cost
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415 - the same
    from warcio.statusandheaders import StatusAndHeadersParserException  # noqa: PLC0415 - the same

    # It stumbles over records without an address or with strange lengths in these ways.
    stumbles = (ArchiveLoadFailed, StatusAndHeadersParserException, AttributeError, TypeError, IndexError)
    broken = (*stumbles, EOFError, OSError, ValueError, zlib.error)
    records = iter(ArchiveIterator(stream))
    place = "the first record"
    while True:
        try:
            # What it has to say of a record it prints; what matters of that is told in our own line.
            with contextlib.redirect_stderr(io.StringIO()):
                record = next(records, None)
        except broken as error:
            yield _breaks_off(error, place)
            return
        if record is None:
            return
        place = f"after {_name(record)}"
        yield record


def _breaks_off(error: Exception, place: str) -> UnreadableError:
    if isinstance(error, UnreadableError):
        return error
    reason = " ".join(str(error).split())[:200] or "it ends in the middle of a record"
    remedy = "what stands before is read; fetch the archive again"
    return UnreadableError(f"the archive breaks off ({reason})", remedy, place=place)


def _name(record: Any) -> str:  # noqa: ANN401 - warcio has no types
    """Return the id of a record, as urn:uuid:…, "" where it has none."""
    return str(record.rec_headers.get_header("WARC-Record-ID") or "").strip("<> ")


def _member(record: Any, name: str, settings: IntakeSettings) -> Member | None:  # noqa: ANN401 - warcio has no types
    """Return the page of a record; None where it holds none or says that the server refused."""
    http = record.http_headers
    if http is not None and str(http.get_statuscode()) != _OK:
        return None
    stated = (http or record.rec_headers).get_header("Content-Type") or ""
    media, _, parameters = stated.partition(";")
    media = media.strip().lower()
    if media not in _FORMATS:
        return None
    content = _content(record, settings.page_bytes + 1)
    if not content:
        return None
    fetched = iso_moment(record.rec_headers.get_header("WARC-Date"))
    facts = Facts(url=record.rec_headers.get_header("WARC-Target-URI"), retrieved=fetched)
    return Member(
        name, content, grounded(facts, "record of the crawl"), charset=_charset(parameters), format=_FORMATS[media]
    )


def _content(record: Any, size: int) -> bytes:  # noqa: ANN401 - warcio has no types
    """Return what a record holds, transfer and content encodings undone; nothing where that fails."""
    try:
        content: bytes = record.content_stream().read(size)
    except (AttributeError, EOFError, OSError, TypeError, ValueError, zlib.error):
        return b""
    return content


def _charset(parameters: str) -> str | None:
    for parameter in parameters.split(";"):
        key, _, value = parameter.partition("=")
        if key.strip().lower() in ("charset", "encoding"):
            return value.strip(" \"'") or None
    return None


def _completed(held: _Held, record: Any) -> Member:  # noqa: ANN401 - warcio has no types
    """Return a response with what the record after it says of it, where that record is about it."""
    about = str(record.rec_headers.get_header("WARC-Refers-To") or "").strip("<> ")
    about = about or str(record.rec_headers.get_header("WARC-Concurrent-To") or "").strip("<> ")
    media = str(record.rec_headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    if record.rec_type != "metadata" or about != held.id or media not in _TOLD_TYPES:
        return held.member
    try:
        told = parse_json(_content(record, _TOLD_BYTES))
    except ValueError:
        return held.member
    return held.member._replace(facts=overlay(held.member.facts, grounded(_told(told), "metadata record of the crawl")))


def _told(told: object) -> Facts:
    """Return the facts of a metadata record: its own fields, and those of the objects that it holds."""
    if not isinstance(told, Mapping):
        return NO_FACTS
    facts = read_fields(told, mapping={}).facts
    inner = told.get("content_metadata"), told.get("rss_entry")
    for each in inner:
        if isinstance(each, Mapping):
            facts = overlay(facts, read_fields(each, mapping={}).facts)
    return facts
