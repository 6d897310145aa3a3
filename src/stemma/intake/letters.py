"""Mails, mailboxes and saved web archives (MHTML): the text that a person saw, and the reports attached to it."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from email.errors import MessageError
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.policy import default
from email.utils import parseaddr
from typing import IO

import msgspec

from stemma.intake.damage import check_size
from stemma.intake.facts import Facts, grounded
from stemma.intake.members import Format, Found, Member, Part, UnreadableError
from stemma.intake.moments import iso_moment
from stemma.intake.settings import IntakeSettings
from stemma.intake.transfer import Laid, undo

#: What may come with a mail and be a report of its own.
_ATTACHED = re.compile(r"\.(?:html?|txt|pdf|docx|odt|eml|mht|mhtml|zip|rss|atom|jsonl|csv)$", re.IGNORECASE)

#: Headers of mail that goes to many: a newsletter, whose sender is its outlet.
_TO_MANY = ("List-Id", "List-Unsubscribe", "List-Post", "Feedback-ID")

#: Mails begin so in a mailbox, after an empty line.
_ENVELOPE = re.compile(rb"^From [^\n]*\d{4}[^\n]*\n", re.MULTILINE)
_QUOTED_ENVELOPE = re.compile(rb"^>(>*From )", re.MULTILINE)

#: Characters of a text that count as any; "view this in your browser" is about as long.
_LEAST_TEXT = 40

_PARSER = BytesParser(policy=default)


def read_web_archive(stream: IO[bytes], part: Part, settings: IntakeSettings) -> Iterator[Found | Member]:
    """Yield the page of an MHTML file; its pictures, style sheets and frames are passed over."""
    letter, content = _parsed(stream, settings)
    url = _header(letter, "Snapshot-Content-Location") or _header(letter, "Content-Location")
    facts = Facts(title=_header(letter, "Subject"), url=url, retrieved=iso_moment(_header(letter, "Date") or ""))
    for label, leaf in _leaves(letter):
        if leaf.get_content_type() in ("text/html", "application/xhtml+xml"):
            facts = grounded(facts, "headers of the web archive")
            yield _whole(leaf, label, facts, content=content, media=Format.WEB_ARCHIVE)
            return
    yield part.unread("the web archive holds no page", "save the page again, as HTML or as plain text")


def read_mail(stream: IO[bytes], part: Part, settings: IntakeSettings) -> Iterator[Found | Member]:
    """Yield the text of a mail, as HTML where it has that, and each report attached to it."""
    letter, content = _parsed(stream, settings)
    facts = _mail_facts(letter)
    leaves = list(_leaves(letter))
    attached = [(label, leaf) for label, leaf in leaves if _is_attached(leaf)]
    shown = _shown([(label, leaf) for label, leaf in leaves if not _is_attached(leaf)])
    if shown is not None:
        yield _whole(shown[1], shown[0], facts, content=content, media=Format.MAIL)
    elif not attached:
        yield part.unread("the mail holds no text", "save what it shows as plain text")
    for label, leaf in attached:
        name = leaf.get_filename() or label
        if _ATTACHED.search(name) or leaf.get_content_type() == "message/rfc822":
            yield Member(name, _content(leaf), Facts(retrieved=facts.published))


def read_mailbox(stream: IO[bytes], part: Part, settings: IntakeSettings) -> Iterator[Found | Member]:
    """Yield the mails of a mailbox (mbox) by their number."""
    content = stream.read(settings.page_bytes + 1)
    check_size(content, settings.page_bytes, kind="mailbox")
    starts = [found for found in _ENVELOPE.finditer(content) if _begins(content, found.start())]
    if not starts:
        yield part.unread("the mailbox holds no mail", "save the mails one by one")
        return
    ends = [found.start() for found in starts[1:]] + [len(content)]
    for number, (found, end) in enumerate(zip(starts, ends, strict=True), start=1):
        letter = _QUOTED_ENVELOPE.sub(rb"\1", content[found.end() : end])
        yield Member(str(number), letter, format=Format.MAIL)


def _begins(content: bytes, at: int) -> bool:
    return at == 0 or content[max(0, at - 4) : at].endswith((b"\n\n", b"\r\n\r\n"))


def _parsed(stream: IO[bytes], settings: IntakeSettings) -> tuple[EmailMessage, bytes]:
    content = stream.read(settings.page_bytes + 1)
    check_size(content, settings.page_bytes, kind="mail")
    try:
        letter = _PARSER.parsebytes(content)
        letter.get_content_type()
    except (MessageError, ValueError, LookupError, RecursionError, AttributeError, IndexError) as error:
        problem = f"its headers cannot be read ({type(error).__name__})"
        raise UnreadableError(problem, "save it again, or save what it shows as plain text") from error
    return letter, content


def _leaves(letter: Message) -> Iterator[tuple[str, EmailMessage]]:
    """Yield the parts that hold something, numbered as mail programs do: "part 1.2" is the second of the first."""
    pending: list[tuple[str, Message]] = [("", letter)]
    while pending:
        number, part = pending.pop(0)
        if part.is_multipart() and part.get_content_type() != "message/rfc822":
            below = [(f"{number}.{place}".lstrip("."), one) for place, one in enumerate(part.get_payload(), start=1)]
            pending = [*below, *pending]
        else:
            yield f"part {number or 1}", part  # type: ignore[misc]


def _shown(leaves: list[tuple[str, EmailMessage]]) -> tuple[str, EmailMessage] | None:
    """Return the part that a mail program shows: HTML, or plain text where that is all there is."""
    for media in ("text/html", "text/plain"):
        for label, leaf in leaves:
            if leaf.get_content_type() == media and len(_content(leaf).strip()) >= (
                _LEAST_TEXT if media == "text/html" else 1
            ):
                return label, leaf
    return None


def _is_attached(leaf: EmailMessage) -> bool:
    if leaf.get_content_type() == "message/rfc822":
        return True
    return leaf.get_content_disposition() == "attachment" or bool(
        leaf.get_filename() and leaf.get_content_disposition() != "inline"
    )


def _content(leaf: EmailMessage) -> bytes:
    """Return the bytes of a part, transfer encoding undone."""
    if leaf.get_content_type() == "message/rfc822":
        inner = leaf.get_payload()
        return inner[0].as_bytes() if isinstance(inner, list) and inner else b""  # type: ignore[union-attr]
    try:
        content = leaf.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        return b""
    return content if isinstance(content, bytes) else b""


def _whole(leaf: EmailMessage, label: str, facts: Facts, *, content: bytes, media: Format) -> Member:
    """Return the part that is the whole text of a file."""
    kind = Format.PLAIN if leaf.get_content_type() == "text/plain" else Format.PAGE
    charset = leaf.get_param("charset")
    decoded = _content(leaf)
    return Member(
        "",
        decoded,
        facts,
        charset=charset if isinstance(charset, str) else None,
        format=kind,
        media_type=media,
        label=f"{label}, decoded",
        sha256=hashlib.sha256(content).hexdigest(),
        laid=_laid(leaf, decoded, content),
    )


def _laid(leaf: EmailMessage, decoded: bytes, content: bytes) -> Sequence[Laid]:
    """Return where the bytes of a part stand in its file; nothing where that is not beyond doubt."""
    encoding = str(leaf.get("Content-Transfer-Encoding") or "")
    given = leaf.get_payload() if encoding.strip().lower() in {"quoted-printable", "base64"} else decoded
    raw = given.encode("ascii", "replace") if isinstance(given, str) else given
    if not isinstance(raw, bytes) or not raw or content.count(raw) != 1:
        return ()
    undone = undo(raw, encoding, at=content.index(raw))
    return undone.laid if undone is not None and undone.content == decoded else ()


def _mail_facts(letter: EmailMessage) -> Facts:
    sent = iso_moment(_header(letter, "Date") or "")
    facts = Facts(title=_header(letter, "Subject"), published=sent)
    if any(letter.get(header) for header in _TO_MANY):
        name, address = parseaddr(_header(letter, "From") or "")
        facts = msgspec.structs.replace(facts, outlet=name or address.rpartition("@")[2] or None)
    return grounded(facts, "headers of the mail")


def _header(letter: Message, name: str) -> str | None:
    try:
        value = letter.get(name)
    except (ValueError, LookupError, IndexError, AttributeError):
        # The mail library stumbles over some broken headers.
        return None
    return " ".join(str(value).split()) or None if value is not None else None
