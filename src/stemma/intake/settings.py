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


DEFAULTS = IntakeSettings()
