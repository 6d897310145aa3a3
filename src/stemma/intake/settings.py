"""How much of a pile is read, and under which names its records give their fields."""

from collections.abc import Mapping

import msgspec

_MIB = 1024 * 1024


class IntakeSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Limits keep one strange file from holding up a pile; nobody meets them with a news report."""

    #: Our field names to those of JSON and CSV records, as in {"text": "body"}; a dot steps into an object.
    mapping: Mapping[str, str] = {}
    #: Bytes of one plain text file or one record; the longest magazine report has about 200 KB.
    text_bytes: int = 4 * _MIB
    #: Bytes of one HTML file: pages saved with all their pictures inside reach 40 MB.
    page_bytes: int = 64 * _MIB
    #: Characters of visible text of one page.
    page_chars: int = 2_000_000
    #: Characters that a language can be told from; below them it stays null unless the document states it.
    language_chars: int = 120
    #: Containers inside one another: a mail in an archive in an archive is three.
    depth: int = 4
    #: How many times its size a compressed file may unpack to, once it is large; text shrinks to a tenth at most.
    ratio: int = 200
    #: Files in one archive.
    members: int = 100_000
    #: Pages of one PDF; a weekend newspaper has about 200.
    pdf_pages: int = 1000
    #: Seconds of computing for one PDF, and bytes that reading it may take.
    pdf_seconds: int = 60
    pdf_bytes: int = 1024 * _MIB


DEFAULTS = IntakeSettings()
