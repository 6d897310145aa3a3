"""Captions that stand among sentences of the body: pictures travel with their words, whoever wrote the text."""

import re
from functools import cache

from stemma.data import load_toml


def reads_as_caption(sentence: str, language: str | None) -> bool:
    """Return whether a sentence is dated in full or names a picture's maker, as captions are."""
    pattern = _pattern((language or "en")[:2].lower())
    return pattern is not None and pattern.search(sentence) is not None


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    lists = load_toml("reuse/captions.toml", dict[str, dict[str, str]])
    expressions = [line for section in sorted(lists.get(language, {})) for line in lists[language][section].split("\n")]
    return re.compile("|".join(line for line in expressions if line)) if expressions else None
