"""Bytes to text: which encoding a file is in, told from its content."""

import codecs
import re
from typing import NamedTuple

#: Byte order marks, the longer before those that they begin with, and the codec that takes the mark away.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

#: Where a page declares its charset; browsers look at as much.
_DECLARED_WITHIN = 4096

#: Bytes that guesses are made from; more make them slower and no better.
_GUESSED_FROM = 65_536

#: Whole characters for one broken one at which a file is UTF-8 with damage rather than something else.
_WHOLE_PER_BROKEN = 9

#: Share of zero bytes on one side of the byte pairs that makes a text UTF-16.
_UTF16_ZEROS = 0.4

_DECLARATION = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,400}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)

#: As browsers read labels: pages that say Latin-1 mean its Windows extension, whose quotation marks they use.
_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
    "tis-620": "cp874",
}

#: Written with plain ASCII bytes only, so that the bytes alone never show them.
_SEVEN_BIT = ("iso2022", "hz")

#: What Windows-1252 adds for typography: the marks that tell it from other Western encodings in English news.
_TYPOGRAPHY = "‘’“”–—…•€™«»°£©®§é"


class Decoded(NamedTuple):
    """A text and the Python codec that gives it back from the bytes (with "replace" where they are damaged)."""

    text: str
    encoding: str
    #: What the file or its header states, where its bytes show that to be wrong and the encoding is a guess.
    misstated: str | None = None


def decode(content: bytes, *, declares: bool = False, charset: str | None = None) -> Decoded:
    """Return bytes as text: byte order mark, then what is declared, strict UTF-8, then what it looks like.

    `declares`: it may be a page, whose beginning says its charset; `charset` is what came with it, in a header, and
    goes before that. UTF-8 is believed over a declaration of a one-byte charset, since no other text happens to be
    valid UTF-8.
    """
    for mark, codec in _MARKS:
        if content.startswith(mark):
            return Decoded(content.decode(codec, "replace"), codec)
    declared = known_codec(charset) or (declared_codec(content) if declares else None)
    if declared and declared.startswith(_SEVEN_BIT):
        return Decoded(content.decode(declared, "replace"), declared)
    for likely in ("utf-8", declared):
        if likely:
            try:
                return Decoded(content.decode(likely), likely)
            except UnicodeDecodeError:
                continue
    guessed = _looks_like(content, declared)
    return Decoded(content.decode(guessed, "replace"), guessed, None if guessed == declared else declared)


def declared_codec(content: bytes) -> str | None:
    """Return the Python name of the charset that a page declares, None where it names none that exists."""
    found = _DECLARATION.search(content, 0, _DECLARED_WITHIN)
    return None if found is None else known_codec(found[1].decode("ascii", "replace"))


def known_codec(charset: str | None) -> str | None:
    """Return the Python name of a charset as it is meant, None where there is none of that name."""
    if not charset:
        return None
    try:
        name = codecs.lookup(charset.strip(" \"'")).name
        b"".decode(name)
    except (LookupError, UnicodeDecodeError, ValueError):
        return None
    return _MEANT.get(name, name)


def is_utf16(content: bytes) -> str | None:
    """Return the codec of UTF-16 without a byte order mark, None for anything else."""
    sample = content[:_GUESSED_FROM]
    half = len(sample) // 2
    if half and sample[1::2].count(0) > _UTF16_ZEROS * half and sample[0::2].count(0) < half / 50:
        return "utf-16-le"
    if half and sample[0::2].count(0) > _UTF16_ZEROS * half and sample[1::2].count(0) < half / 50:
        return "utf-16-be"
    return None


def _looks_like(content: bytes, declared: str | None) -> str:
    sixteen = is_utf16(content)
    if sixteen:
        return sixteen
    damaged = content.decode("utf-8", "replace")
    broken = damaged.count("\ufffd")
    whole = sum(1 for character in damaged[:_GUESSED_FROM] if character > "\x7f") - broken
    if whole > _WHOLE_PER_BROKEN * broken:
        return "utf-8"
    if declared and declared != "utf-8":
        return declared
    return _guess(content)


def _guess(content: bytes) -> str:
    high = bytes(byte for byte in content[:_GUESSED_FROM] if byte > 0x7F)  # noqa: PLR2004 - the last ASCII code
    western = high.decode("cp1252", "replace")
    if sum(character in _TYPOGRAPHY for character in western) > len(western) / 2:
        return "cp1252"
    # Costs 50 ms to import, and nearly every file is UTF-8.
    from charset_normalizer import from_bytes  # noqa: PLC0415 - loaded late for its cost

    best = from_bytes(content[:_GUESSED_FROM]).best()
    return "cp1252" if best is None or best.encoding == "ascii" else codecs.lookup(best.encoding).name
