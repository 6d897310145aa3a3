"""The line that names the outlet at the top of a saved text, and the row of links under it: no headline is either."""

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from stemma.data import load_toml

#: Where no outlet is known, a name of more words may as well be a headline.
NAME_WORDS = 5
#: So many entries, each of few words, make a row of links.
MENU_ENTRIES = 3
ENTRY_WORDS = 3
#: So many services make a row of buttons, where more than so much of it is their names: they are in the news as well.
SERVICES = 2
SERVICES_SHARE = 0.67

_SPACES = re.compile(r"\s+")
_ARTICLE = re.compile(r"the\s+", re.IGNORECASE)
#: What sets a name apart from what follows on its line; behind a colon an outlet is what the story is about.
_APART = re.compile(r"(?:\s*[\d.,]+(?:\s*(?:FM|AM|MHz))?)?\s*(?:$|[|•·»]+\s*|\s[–—-]+\s+|\s{2,})")
_BETWEEN_ENTRIES = re.compile(r"\s{2,}|\t|\s*[|•·]\s*|\s/\s")


class OutletWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The bundled words; `outlet_words.toml` says what each list is."""

    agencies: tuple[str, ...]
    papers: tuple[str, ...]
    first: tuple[str, ...]
    apart: frozenset[str]
    greetings: tuple[str, ...]
    services: frozenset[str]


@cache
def outlet_words() -> OutletWords:
    """Return the bundled words."""
    return load_toml("clean/outlet_words.toml", OutletWords)


def behind_masthead(line: str, outlet: str | None) -> str | None:
    """Return what follows the outlet's name on a line that begins with it, perhaps nothing; None for other lines.

    Where no outlet is known, a line is a masthead when it is nothing but a name that says that it is an outlet.
    """
    text = line.strip()
    if outlet is None:
        return "" if names_outlet(text) else None
    name = _plain(outlet)
    start = _plain_end(text, name)
    apart = _APART.match(text, start) if start else None
    return text[apart.end() :].strip() if apart else None


def is_menu(line: str) -> bool:
    """Return whether a line is a row of links: several entries of few words, set apart by gaps or bars."""
    entries = [entry for entry in _BETWEEN_ENTRIES.split(line.strip()) if entry]
    if _is_share_row(line.split()):
        return True
    return len(entries) >= MENU_ENTRIES and all(len(entry.split()) <= ENTRY_WORDS for entry in entries)


def is_greeting(line: str) -> bool:
    """Return whether a site welcomes its readers on a line."""
    return line.strip().casefold().startswith(outlet_words().greetings)


def _is_share_row(words: Sequence[str]) -> bool:
    """Return whether two words or more, and nearly all, name services on which pages are shared."""
    services = outlet_words().services
    named = sum(word.strip(".,:|•·/").casefold() in services for word in words)
    return named >= SERVICES and named > SERVICES_SHARE * len(words)


def _plain(name: str) -> str:
    return _ARTICLE.sub("", _SPACES.sub(" ", name.strip()), count=1).casefold()


def _plain_end(text: str, name: str) -> int:
    """Return where a plain name ends at the beginning of a line, 0 where the line does not begin with it."""
    article = _ARTICLE.match(text)
    begin = article.end() if article else 0
    end = begin + len(name)
    return end if name and text[begin:end].casefold() == name else 0


def names_outlet(text: str) -> bool:
    """Return whether words are nothing but a name that says that it is an outlet's: "The Harbour Gazette"."""
    words = text.split()
    if not 1 < len(words) <= NAME_WORDS or not all(word[:1].isupper() for word in words):
        return False
    listed = outlet_words()
    last = _last_words(words)
    return words[0] not in listed.apart and (
        any(word.casefold() in last for word in (*listed.papers, *listed.agencies))
        or any(word.casefold() == words[0].casefold() for word in listed.first)
    )


def names_agency(text: str) -> bool:
    """Return whether a name ends as those of agencies do."""
    last = _last_words(text.split())
    return any(word.casefold() in last for word in outlet_words().agencies)


def _last_words(words: Sequence[str]) -> set[str]:
    return {" ".join(words[-size:]).casefold() for size in (1, 2)}
