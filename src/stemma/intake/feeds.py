"""Saved feeds (RSS, Atom, RDF): every entry that holds text is a witness."""

from collections.abc import Iterator, Mapping
from html import unescape
from typing import IO, NamedTuple

from stemma.intake.damage import check_size
from stemma.intake.decoding import decode
from stemma.intake.facts import Facts, grounded
from stemma.intake.members import Format, Found, Member, Part
from stemma.intake.moments import iso_moment
from stemma.intake.settings import IntakeSettings
from stemma.intake.xml import Kind, Piece, xml_attributes, xml_pieces

_ENTRIES = frozenset({"item", "entry"})

#: What an entry's text may stand in, the fullest first.
_TEXTS = ("content:encoded", "content", "atom:content", "description", "summary", "atom:summary")

#: Our fields, and the elements that give them, most telling first.
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "atom:title", "dc:title"),
    "url": ("link", "atom:link", "feedburner:origlink"),
    "published": ("pubdate", "published", "atom:published", "dc:date", "dcterms:created", "date", "issued"),
    "modified": ("updated", "atom:updated", "dcterms:modified"),
    "id": ("guid", "id", "atom:id"),
}
_WANTED = frozenset(_TEXTS) | {name for names in _FIELDS.values() for name in names} | {"language", "dc:language"}

#: Elements of a feed that have a title of their own.
_ASIDE = frozenset({"image", "textinput", "source", "author", "media:content", "media:group", "itunes:owner"})

#: An entry of one form of Atom, whose text is a page in itself rather than text that stands for one.
_MARKED_UP = "xhtml"


class _Value(NamedTuple):
    """What an element holds: its characters as they count, or its markup as it stands."""

    text: str
    attributes: Mapping[str, str]


#: The elements of an entry, or of a feed, by name.
_Values = dict[str, list[_Value]]

_STEP = {Kind.OPEN: 1, Kind.CLOSE: -1}


def read_feed(stream: IO[bytes], part: Part, settings: IntakeSettings) -> Iterator[Found | Member]:
    """Yield the entries of a feed that hold text, under their id, address or number."""
    content = stream.read(settings.page_bytes + 1)
    check_size(content, settings.page_bytes, kind="feed")
    decoded = decode(content, declares=True, charset=part.charset)
    entries = _Entries(decoded.text)
    empty = number = 0
    for values in entries.gather():
        number += 1
        member = _member(values, entries.channel, number)
        empty += member is None
        if member is not None:
            yield member
    if not number:
        yield part.unread("the feed holds no entry", "save it again, or save the pages themselves")
    elif empty:
        held = "entry holds" if empty == 1 else "entries hold"
        yield part.unread(f"{empty:,} {held} no text but a title", "save the pages that they lead to")


class _Entries:
    """Gathers the elements of a feed, piece by piece."""

    def __init__(self, text: str) -> None:
        self._text = text
        #: What the feed says of itself.
        self.channel: _Values = {}
        self._entry: _Values | None = None
        self._opened: Piece | None = None
        self._depth = self._aside = 0
        self._parts: list[str] = []

    def gather(self) -> Iterator[_Values]:
        """Yield the elements of each entry by name."""
        for piece in xml_pieces(self._text):
            if self._opened is not None:
                self._inside(piece, self._opened)
            elif piece.name in _ASIDE:
                self._aside = max(0, self._aside + _STEP.get(piece.kind, 0))
            elif piece.name in _ENTRIES:
                if self._entry is not None:
                    yield self._entry
                self._entry, self._aside = ({} if piece.kind is Kind.OPEN else None), 0
            elif piece.name in _WANTED and not self._aside:
                self._open(piece)
        if self._entry is not None:
            yield self._entry

    def _open(self, piece: Piece) -> None:
        if piece.kind is Kind.OPEN:
            self._opened, self._depth = piece, 1
        elif piece.kind is Kind.EMPTY:
            self._keep(piece.name, _Value("", xml_attributes(piece)))

    def _inside(self, piece: Piece, opened: Piece) -> None:
        self._depth += _STEP.get(piece.kind, 0)
        written = self._text[piece.start : piece.end]
        if self._depth == 0:
            self._keep(opened.name, _value(self._text, (opened, piece), self._parts))
            self._opened, self._parts = None, []
        elif piece.kind is Kind.CHARS:
            self._parts.append(unescape(written))
        elif piece.kind is Kind.RAW:
            self._parts.append(written)

    def _keep(self, name: str, value: _Value) -> None:
        held = self.channel if self._entry is None else self._entry
        held.setdefault(name, []).append(value)


def _value(text: str, around: tuple[Piece, Piece], parts: list[str]) -> _Value:
    opened, closed = around
    attributes = xml_attributes(opened)
    marked_up = attributes.get("type") == _MARKED_UP
    return _Value(text[opened.end : closed.start] if marked_up else "".join(parts), attributes)


def _member(values: Mapping[str, list[_Value]], channel: Mapping[str, list[_Value]], number: int) -> Member | None:
    """Return an entry as a member of the feed, None where it has no text."""
    held = (value for name in _TEXTS for value in values.get(name, ()) if value.text.strip())
    body = max(held, key=lambda value: len(value.text), default=None)
    if body is None:
        return None
    url = _link(values)
    name = _first(values, "id") or url or str(number)
    facts = Facts(
        title=_plain(_first(values, "title")),
        outlet=_plain(_first(channel, "title")),
        url=url,
        published=iso_moment(_first(values, "published") or ""),
        modified=iso_moment(_first(values, "modified") or ""),
        language=_language(channel),
    )
    kind = Format.PAGE if "<" in body.text or "&" in body.text else Format.PLAIN
    return Member(
        name,
        body.text.encode("utf-8", "replace"),
        grounded(facts, "entry of the feed"),
        charset="utf-8",
        format=kind,
        media_type=Format.FEED,
        label=f"the text of entry {number}, decoded",
    )


def _first(values: Mapping[str, list[_Value]], field: str) -> str | None:
    texts = (value.text.strip() for name in _FIELDS[field] for value in values.get(name, ()))
    return next(filter(None, texts), None)


def _link(values: Mapping[str, list[_Value]]) -> str | None:
    """Return the address of an entry: the text of RSS's link, or the href of Atom's that leads to the page itself."""
    for name in _FIELDS["url"]:
        for value in values.get(name, ()):
            href = value.attributes.get("href", "") if value.attributes.get("rel", "alternate") == "alternate" else ""
            address = value.text.strip() or unescape(href).strip()
            if address:
                return address
    permalink = next((value.text.strip() for value in values.get("guid", ())), "")
    return permalink if permalink.startswith(("http://", "https://")) else None


def _language(channel: Mapping[str, list[_Value]]) -> str | None:
    texts = (value.text.strip() for name in ("language", "dc:language") for value in channel.get(name, ()))
    return next(filter(None, texts), None)


def _plain(title: str | None) -> str | None:
    """Return a title without the references that some feeds write twice."""
    return " ".join(unescape(title).split()) if title else None
