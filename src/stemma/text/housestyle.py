"""What the style book of a desk changes and a reporter did not: British and American spelling, titles written short.

Two texts that differ in nothing else say the same. The rules are endings and words of `data/style/en.toml`.
"""

import re
from functools import cache, lru_cache

import msgspec

from stemma.data import load_toml

#: Words whose form is kept.
REMEMBERED = 1 << 16


class Style(msgspec.Struct, frozen=True):
    """`data/style/en.toml` as it stands."""

    endings: dict[str, str]
    words: dict[str, str]
    titles: dict[str, str]


@cache
def _style() -> tuple[dict[str, str], tuple[tuple[re.Pattern[str], str], ...]]:
    told: Style = load_toml("style/en.toml", Style)
    return told.words | told.titles, tuple((re.compile(ending), kept) for ending, kept in told.endings.items())


@lru_cache(REMEMBERED)
def in_one_style(fold: str) -> str:
    """Return a folded English word as every desk would write it: "organised" as "organized", "lt" as "lieutenant"."""
    words, endings = _style()
    fold = words.get(fold, fold)
    for ending, kept in endings:
        fold = ending.sub(kept, fold)
    return fold
