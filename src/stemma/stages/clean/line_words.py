"""Words that lines and their ends are told apart by: `data/clean/lines.toml`."""

from functools import cache

import msgspec

from stemma.data import load_toml


class LineWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The bundled words, as they are compared: labels in capitals, fillers in small letters, hints as they stand."""

    labels: frozenset[str]
    credit_fillers: frozenset[str]
    tail_hints: tuple[str, ...]
    saved_words: frozenset[str]
    hanging_words: frozenset[str]


@cache
def line_words() -> LineWords:
    """Return the bundled words."""
    return load_toml("clean/lines.toml", LineWords)
