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
    position, chars, size = 0, 0, len(text)
    pattern = _TAG
    while True:
        mark = text.find("<", position)
        if mark < 0 or mark + 1 >= size:
            break
        following = text[mark + 1]
        if following in "!?" or (following == "/" and not text[mark + 2 : mark + 3].isalpha()):
            piece = _comment(text, mark)
        elif following == "/" or (following.isascii() and following.isalpha()):
            found = pattern.match(text, mark)
            if found is None:
                # A quotation mark that is never closed: from here on tags end at the first ">".
                pattern = _PLAIN_TAG
                found = pattern.match(text, mark)
            if found is None:
                position = mark + 1
                if text.find(">", mark) < 0:
                    break
                continue
            kind = Kind.CLOSE if found[1] else Kind.OPEN
            piece = Piece(kind, mark, found.end(), found[2].lower(), found[3])
        else:
            position = mark + 1
            continue
        if chars < mark:
            yield Piece(Kind.CHARS, chars, mark)
        yield piece
        position = chars = piece.end
        if piece.kind is Kind.OPEN and (piece.name in RAW or piece.name in _NESTED):
            position = chars = _content_end(text, piece)
            if position > piece.end:
                yield Piece(Kind.RAW, piece.end, position, piece.name)
    if chars < size:
        yield Piece(Kind.CHARS, chars, size)


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
