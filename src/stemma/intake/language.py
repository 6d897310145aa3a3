"""Which language a text is in."""

import re
from collections import Counter
from functools import cache

import msgspec

from stemma.data import load_toml

#: Characters that the small words are counted in.
_COUNTED_CHARS = 4000

#: Share of the words that are a language's small words where it is that language; news has a third and more.
_SMALL_SHARE = 0.18

#: How many times as many as the next language's; kindred languages share some.
_LEAD = 1.4

#: Words from which their small ones tell anything.
_LEAST_WORDS = 20

#: Characters that the model is given; it is sure long before.
_MODEL_CHARS = 2000

_WORD = re.compile(r"[^\W\d_]+")
_CODE = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*", re.IGNORECASE)


class _SmallWords(msgspec.Struct, frozen=True):
    words: dict[str, list[str]]


def language_code(value: str | None) -> str | None:
    """Return the language of a stated tag ("en-GB" is "en"), None where it is no tag."""
    if value is None or not _CODE.fullmatch(value.strip()):
        return None
    return re.split("[-_]", value.strip().lower())[0]


def language_of(text: str, *, least: int) -> str | None:
    """Return the language a text is in, None below `least` characters, or where nothing tells.

    Small words decide for the common languages; only other texts load the model, which takes a second.
    """
    if len(text[:_COUNTED_CHARS].strip()) < least:
        return None
    return spoken(text) or (_modelled(text[:_MODEL_CHARS]) if _WORD.search(text, 0, _COUNTED_CHARS) else None)


def spoken(text: str) -> str | None:
    """Return the language that a text's small words tell beyond doubt, None where they do not."""
    words = _WORD.findall(text[:_COUNTED_CHARS].lower())
    counts = Counter(language for word in words for language in _languages().get(word, ()))
    (best, most), (_, next_most) = (*counts.most_common(2), ("", 0), ("", 0))[:2]
    certain = len(words) >= _LEAST_WORDS and most > _SMALL_SHARE * len(words) and most > _LEAD * next_most
    return best if certain else None


@cache
def _languages() -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for language, words in load_toml("intake/languages.toml", _SmallWords).words.items():
        for word in words:
            table.setdefault(word, []).append(language)
    return table


def _modelled(sample: str) -> str:
    # Takes a second to import and load, and few piles need it.
    import py3langid  # noqa: PLC0415 - loaded late for its cost

    code: str = py3langid.classify(sample)[0]
    return code
