"""HTML as a stream of tags and characters, each with its exact place in the file. Nothing is run or fetched.

Written for this purpose because html.parser takes quadratic time on unclosed comments and gives places line by line.
"""

import re
from collections.abc import Iterator
from enum import Enum
from html import unescape
from typing import NamedTuple

#: Elements whose content is not markup; it ends at their own end tag and nowhere else.
RAW = frozenset({"script", "style", "title", "textarea", "noscript", "iframe", "noembed", "noframes", "xmp"})

#: Elements that are taken whole, with those of their own name inside them; nothing of them is text on the page.
_NESTED = frozenset({"svg", "template"})

_UNREAD = RAW | _NESTED

# Quotation marks count only after "="; possessive, so that no input makes it go back.
_TAG = re.compile(r"""<(/?)([a-zA-Z][^\s/>]*+)((?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+)>""")
_PLAIN_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)([^>]*+)>")
_ATTRIBUTE = re.compile(r"""([^\s=/>"']++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]*+)))?""")
_RAW_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in RAW}
_NESTED_ENDS = {name: re.compile(rf"<(/?){name}(?=[\s/>])", re.IGNORECASE) for name in _NESTED}


class Kind(Enum):
    """What a piece of markup is."""

    OPEN = "open"
    CLOSE = "close"
    CHARS = "chars"
    #: The content of a raw or skipped element.
    RAW = "raw"
    COMMENT = "comment"


class Piece(NamedTuple):
    """A piece of markup at [start, end) of the file; `name` in small letters, `attributes` as written."""

    kind: Kind
    start: int
    end: int
    name: str = ""
    attributes: str = ""


def pieces(text: str) -> Iterator[Piece]:
    """Yield the pieces of a page in order, covering it without gaps. Takes linear time on any input."""
    chars = 0
    for piece in _tags(text):
        if chars < piece.start:
            yield Piece(Kind.CHARS, chars, piece.start)
        yield piece
        chars = piece.end
    if chars < len(text):
        yield Piece(Kind.CHARS, chars, len(text))


def _tags(text: str) -> Iterator[Piece]:
    """Yield tags, comments and what stands unparsed inside elements, in order."""
    position, pattern = 0, _TAG
    while 0 <= (mark := text.find("<", position)) < len(text) - 1:
        found = pattern.match(text, mark)
        if found is None:
            opened = _opening(text, mark)
            if opened is None:
                position = mark + 1
                continue
            if opened is Kind.COMMENT:
                piece = _comment(text, mark)
                yield piece
                position = piece.end
                continue
            # A quotation mark that is never closed: from here on tags end at the first ">".
            pattern = _PLAIN_TAG
            found = pattern.match(text, mark)
        if found is None:
            if text.find(">", mark) < 0:
                return
            position = mark + 1
            continue
        closes, name, attributes = found.groups()
        position = found.end()
        piece = Piece(Kind.CLOSE if closes else Kind.OPEN, mark, position, name.lower(), attributes)
        yield piece
        if piece.name in _UNREAD and not closes:
            position = _content_end(text, piece)
            if position > piece.end:
                yield Piece(Kind.RAW, piece.end, position, piece.name)


def _opening(text: str, mark: int) -> Kind | None:
    """Return whether a comment or a tag may begin at a "<"; none where it is a plain character."""
    following = text[mark + 1]
    if following in "!?" or (following == "/" and not text[mark + 2 : mark + 3].isalpha()):
        return Kind.COMMENT
    return Kind.OPEN if following == "/" or (following.isascii() and following.isalpha()) else None


def attributes_of(piece: Piece) -> dict[str, str]:
    """Return the attributes of a tag, names in small letters, entities decoded; the first of a name counts."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(piece.attributes):
        found.setdefault(name.lower(), unescape(double or single or bare))
    return found


def _comment(text: str, start: int) -> Piece:
    if text.startswith("<!--", start):
        end = text.find("-->", start + 2)
        return Piece(Kind.COMMENT, start, len(text) if end < 0 else end + 3)
    end = text.find(">", start)
    return Piece(Kind.COMMENT, start, len(text) if end < 0 else end + 1)


def _content_end(text: str, piece: Piece) -> int:
    """Return where the content of an element ends that is not read as markup."""
    if piece.name in RAW:
        end = _RAW_ENDS[piece.name].search(text, piece.end)
        return len(text) if end is None else end.start()
    if piece.attributes.endswith("/"):
        return piece.end
    depth = 1
    for mark in _NESTED_ENDS[piece.name].finditer(text, piece.end):
        depth += -1 if mark[1] else 1
        if depth == 0:
            return mark.start()
    # Never closed: browsers leave it at the next ordinary tag.
    return piece.end
