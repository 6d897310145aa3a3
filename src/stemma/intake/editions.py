"""Editions: several states of one page, told by its address and put in the order of time."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlencode, urlsplit

import msgspec

from stemma.data import load_toml
from stemma.intake.outlets import host_of
from stemma.model import Witness

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


def number_editions(witnesses: Iterable[Witness]) -> list[Witness]:
    """Return the witnesses, in their order, each with its page and with its number among the states of that page."""
    paged = [msgspec.structs.replace(witness, page=page_of(witness.url)) for witness in witnesses]
    pages: defaultdict[str, list[Witness]] = defaultdict(list)
    for witness in paged:
        if witness.page is not None:
            pages[witness.page].append(witness)
    numbers: dict[str, int] = {}
    for states in pages.values():
        numbers.update(_numbers(states))
    return [msgspec.structs.replace(witness, edition=numbers.get(witness.id)) for witness in paged]


def _numbers(states: Sequence[Witness]) -> dict[str, int]:
    """Return the number of each state in time, states of one moment with one number; none where nothing tells."""
    name = _telling(states) if len(states) > 1 else None
    if name is None:
        return {}
    moments = {state.id: _instant(getattr(state, name)) for state in states}
    ordered = sorted(set(moments.values()))
    return {witness: ordered.index(moment) + 1 for witness, moment in moments.items()}


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


def _instant(moment: str) -> datetime:
    """Return a moment for comparison; one without a zone as if it were in the common one."""
    read = datetime.fromisoformat(moment)
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def _counts(parameter: str) -> bool:
    return any(
        parameter.startswith(name[:-1]) if name.endswith("*") else parameter == name
        for name in load_toml("intake/addresses.toml", _Addresses).counting
    )
