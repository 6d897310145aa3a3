"""WARC: the pages of a crawl, one response after another; the archive is never held."""

import zlib
from collections.abc import Iterator, Mapping
from typing import IO, Any, NamedTuple

from stemma.intake.facts import NO_FACTS, Facts, overlay
from stemma.intake.fields import read_fields
from stemma.intake.members import Format, Found, Member, Part, UnreadableError
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
    # Takes 40 ms to import, and few piles need it.
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - loaded late for its cost
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415 - the same
    from warcio.statusandheaders import StatusAndHeadersParserException  # noqa: PLC0415 - the same

    held: _Held | None = None
    pages = 0
    place = "the first record"
    try:
        for record in ArchiveIterator(stream):
            name = str(record.rec_headers.get_header("WARC-Record-ID") or "").strip("<> ")
            if held is not None:
                yield _completed(held, record)
                held = None
            if record.rec_type in _HOLDING:
                member = _member(record, name or f"record-{pages + 1}", settings)
                if member is not None:
                    held, pages = _Held(name, member), pages + 1
            place = f"after {name}"
    except (ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, OSError, ValueError, zlib.error) as error:
        if held is not None:
            yield held.member
        if isinstance(error, UnreadableError):
            raise
        reason = " ".join(str(error).split())[:200] or "it ends in the middle of a record"
        remedy = "what stands before is read; fetch the archive again"
        raise UnreadableError(f"the archive breaks off ({reason})", remedy, place=place) from error
    if held is not None:
        yield held.member
    if not pages:
        yield part.unread("the archive holds no page", "check that the crawl fetched pages and not only pictures")


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
    content = record.content_stream().read(settings.page_bytes + 1)
    if not content:
        return None
    facts = Facts(
        url=record.rec_headers.get_header("WARC-Target-URI"), retrieved=record.rec_headers.get_header("WARC-Date")
    )
    return Member(name, content, facts, charset=_charset(parameters), format=_FORMATS[media])


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
        told = parse_json(record.content_stream().read(_TOLD_BYTES))
    except ValueError:
        return held.member
    return held.member._replace(facts=overlay(held.member.facts, _told(told)))


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
