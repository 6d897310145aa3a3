"""XML as a stream of tags and characters, each with its exact place. No entity is ever defined, so none can explode.

Feeds in the wild are often broken; any input gives pieces, in linear time.
"""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

# A tag never spans another "<", so that no input makes the pattern look twice at the same characters.
_MARKUP = re.compile(
    r"<!\[CDATA\[(?P<raw>.*?)(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)"
    r"""|<(?P<close>/?)(?P<name>[A-Za-z_][^\s/><]*+)(?P<attributes>(?:[^>"'<]++|"[^"<]*+"|'[^'<]*+')*+)>"""
    r"|<![A-Za-z][^<>]*+>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""([^\s=/>"']++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)')""")


class Kind(Enum):
    """What a piece of XML is."""

    OPEN = "open"
    CLOSE = "close"
    #: An element that opens and closes at once.
    EMPTY = "empty"
    CHARS = "chars"
    #: The content of a CDATA section: characters in which no reference counts.
    RAW = "raw"


class Piece(NamedTuple):
    """A piece at [start, end) of the file; `name` in small letters, with its prefix."""

    kind: Kind
    start: int
    end: int
    name: str = ""
    attributes: str = ""


def xml_pieces(text: str) -> Iterator[Piece]:
    """Yield the tags and characters of a file in order; comments and declarations are left out."""
    plain = 0
    for found in _MARKUP.finditer(text):
        if plain < found.start():
            yield Piece(Kind.CHARS, plain, found.start())
        plain = found.end()
        if found["name"]:
            attributes = found["attributes"]
            closed = Kind.CLOSE if found["close"] else Kind.EMPTY if attributes.endswith("/") else Kind.OPEN
            yield Piece(closed, *found.span(), found["name"].lower(), attributes)
        elif found["raw"]:
            yield Piece(Kind.RAW, *found.span("raw"))
    if plain < len(text):
        yield Piece(Kind.CHARS, plain, len(text))


def xml_attributes(piece: Piece) -> dict[str, str]:
    """Return the attributes of a tag as they are written, names in small letters."""
    return {name.lower(): double or single for name, double, single in _ATTRIBUTE.findall(piece.attributes)}
