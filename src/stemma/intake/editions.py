"""Editions: several states of one page, told by its address and put in the order of time."""

import hashlib
import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

import msgspec
import numpy as np

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
    listed = list(witnesses)
    editions = Editions()
    for witness in listed:
        editions.note(witness)
    for witness in listed:
        editions.compare(witness)
    return [editions.numbered(witness) for witness in listed]


class Editions:
    """Pages and numbers of editions in a pile whose witnesses pass by three times: noted, compared, numbered.

    Of a witness whose page no other has it holds a hash of the page's address alone.
    """

    def __init__(self) -> None:
        self._pages = array("Q")
        self._shared: frozenset[int] = frozenset()
        self._states: defaultdict[str, list[_State]] = defaultdict(list)
        self._numbers: dict[str, dict[str, int]] = {}

    def note(self, witness: Witness) -> None:
        """Take a witness among those of the pile."""
        page = page_of(witness.url)
        if page is not None:
            self._pages.append(_hashed(page))

    @property
    def any_shared(self) -> bool:
        """Whether two of the witnesses noted so far share a page."""
        if self._pages:
            pages, counts = np.unique(np.array(self._pages, np.uint64), return_counts=True)
            self._shared = frozenset(pages[counts > 1].tolist())
            self._pages = array("Q")
        return bool(self._shared)

    def compare(self, witness: Witness) -> None:
        """Keep the moments of a witness that may share its page; all must have been noted."""
        page = page_of(witness.url) if self.any_shared else None
        if page is not None and _hashed(page) in self._shared:
            self._states[page].append(_State(witness.id, witness.modified, witness.retrieved, witness.published))

    def numbered(self, witness: Witness) -> Witness:
        """Return a witness with its page, and its number among the page's states; all must have been compared."""
        page = page_of(witness.url)
        states = self._states.get(page, []) if page else []
        if page is not None and len(states) > 1 and page not in self._numbers:
            self._numbers[page] = _numbers(states)
        edition = self._numbers.get(page or "", {}).get(witness.id)
        return msgspec.structs.replace(witness, page=page, edition=edition)


class _State(NamedTuple):
    """What is known of one state of a page."""

    id: str
    modified: str | None
    retrieved: str | None
    published: str | None


def _hashed(page: str) -> int:
    return int.from_bytes(hashlib.blake2b(page.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def _numbers(states: Sequence[_State]) -> dict[str, int]:
    """Return the number of each state in time, states of one moment with one number; none where nothing tells."""
    name = _telling(states) if len(states) > 1 else None
    if name is None:
        return {}
    moments = {state.id: _instant(getattr(state, name)) for state in states}
    ordered = sorted(set(moments.values()))
    return {witness: ordered.index(moment) + 1 for witness, moment in moments.items()}


def _telling(states: Sequence[_State]) -> str | None:
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
