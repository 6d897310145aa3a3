"""Editions: several states of one page, told by its address and put in the order of time."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlencode, urlsplit

import msgspec

from stemma.data import load_toml
from stemma.intake.outlets import host_of
from stemma.model import Edition, Witness

#: The moments by which states are ordered, the surest first: one that all states of a page have decides.
_MOMENTS = ("modified", "retrieved", "published")

#: Characters of a day in ISO 8601.
_DAY = 10

_ZONE = re.compile(r"(?:Z|[+-]\d\d:?\d\d)\Z")
_ENDINGS = re.compile(r"/(?:index\.\w{2,5}|amp|amp\.html)?$")
_SNAPSHOT = re.compile(r"https?://web\.archive\.org/web/\d+[a-z_]*/(?=https?:/)", re.IGNORECASE)


class _Addresses(msgspec.Struct, frozen=True):
    #: Parameters that count readers and change nothing on the page; "*" stands for any ending.
    counting: list[str]


def page_of(url: str | None) -> str | None:
    """Return the address that all states of a page share; None where an address names no single page.

    Without scheme, "www.", fragment, a closing slash and what only counts readers.
    """
    address = _SNAPSHOT.sub("", (url or "").strip())
    host = host_of(address)
    if host is None:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    kept = sorted((key, value) for key, value in parse_qsl(parts.query) if not _counts(key.lower()))
    path = _ENDINGS.sub("", parts.path)
    # A home page shows another report every hour.
    return f"{host}{path}{'?' + urlencode(kept) if kept else ''}" if path or kept else None


def find_editions(witnesses: Iterable[Witness]) -> Iterator[Edition]:
    """Yield the editions of every page of which a pile has several states, in the order of addresses and time."""
    pages: defaultdict[str, list[Witness]] = defaultdict(list)
    for witness in witnesses:
        page = page_of(witness.url)
        if page is not None:
            pages[page].append(witness)
    for page in sorted(pages):
        if len(pages[page]) > 1:
            yield from _numbered(page, pages[page])


def _numbered(page: str, states: Sequence[Witness]) -> Iterator[Edition]:
    name = _telling(states)
    moments = {state.id: getattr(state, name) if name else None for state in states}
    ordered = sorted(states, key=lambda state: (_instant(moments[state.id]), state.path, state.id))
    number, before = 0, None
    for state in ordered:
        moment = moments[state.id]
        if number == 0 or _instant(moment) != _instant(before):
            number += 1
        before = moment
        yield Edition(witness=state.id, page=page, number=number, moment=moment, why=_why(page, name, moment))


def _telling(states: Sequence[Witness]) -> str | None:
    """Return by which moment states can be ordered: the first that all state and that differs among them."""
    for name in _MOMENTS:
        moments: list[str] = [getattr(state, name) or "" for state in states]
        if all(moments) and len(set(map(_instant, moments))) > 1 and not _vague(moments):
            return name
    return None


def _vague(moments: Sequence[str]) -> bool:
    """Tell whether a day stands beside a minute of that day, or a time with a zone beside one without: no order."""
    days = {moment for moment in moments if "T" not in moment}
    zones = {_ZONE.search(moment) is not None for moment in moments if "T" in moment}
    return len(zones) > 1 or any(moment[:_DAY] in days for moment in moments if "T" in moment)


def _instant(moment: str | None) -> datetime:
    """Return a moment for comparison; one without a zone as if it were in the common one."""
    if moment is None:
        return datetime.min.replace(tzinfo=UTC)
    read = datetime.fromisoformat(moment)
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def _why(page: str, name: str | None, moment: str | None) -> str:
    if name is None:
        return f"a state of {page}; nothing tells which came first"
    verb = {"modified": "last changed", "retrieved": "fetched", "published": "published"}[name]
    return f"a state of {page}, {verb} {moment}"


def _counts(parameter: str) -> bool:
    return any(
        parameter.startswith(name[:-1]) if name.endswith("*") else parameter == name
        for name in load_toml("intake/addresses.toml", _Addresses).counting
    )
