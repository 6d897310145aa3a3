"""Who published: hosts, families of outlets and their short names."""

import re
from functools import cache
from urllib.parse import urlsplit

import msgspec

from stemma.data import load_toml

_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}", re.IGNORECASE)

#: Letters of an ending that stands for a country ("uk"); before it "co" and the like are part of the ending.
_COUNTRY = 2


class _Outlet(msgspec.Struct, frozen=True):
    hosts: list[str]
    forms: list[str] = []
    short: str | None = None


class _Endings(msgspec.Struct, frozen=True):
    second: list[str]


class _OutletList(msgspec.Struct, frozen=True):
    outlets: dict[str, _Outlet]
    networks: dict[str, list[str]]
    endings: _Endings


def host_of(url: str | None) -> str | None:
    """Return the host of an address or a bare host name, without "www."; None where there is none."""
    if not url:
        return None
    text = url.strip()
    try:
        host = urlsplit(text if "//" in text else f"//{text}").hostname or ""
    except ValueError:
        return None
    host = re.sub(r"^(?:www\d?|m|amp)\.(?=[^.]+\.)", "", host.lower())
    return host if _HOST.fullmatch(host) else None


def registrable(host: str) -> str:
    """Return the part of a host that its owner registered: "news.example.co.uk" is "example.co.uk"."""
    labels = host.split(".")
    compound = len(labels[-1]) == _COUNTRY and len(labels) > _COUNTRY and labels[-2] in _outlets().endings.second
    return ".".join(labels[-3:] if compound else labels[-2:])


def outlet_name(stated: str | None) -> str | None:
    """Return an outlet as stated; of an address only its host."""
    name = " ".join(stated.split()) if stated else ""
    looks_like_address = "//" in name or (" " not in name and name.lower().startswith("www."))
    return (host_of(name) or name if looks_like_address else name) or None


def named_host(outlet: str | None) -> str | None:
    """Return the host that an outlet is named by ("example.com", "example.com/news"), None for a name in words."""
    return host_of(outlet) if outlet and " " not in outlet else None


def family_of(outlet: str | None, url: str | None) -> str | None:
    """Return the family of an outlet: the bundled list, else what is registered, else the outlet itself.

    The outlet's own name goes before the address, where a text may merely have been found.
    """
    known = _by_form().get(_fold(outlet)) if outlet else None
    host = named_host(outlet)
    known = known or (_by_host(host) if host else None)
    if known or host:
        return known or registrable(host or "")
    page = host_of(url)
    if page:
        return _by_host(page) or registrable(page)
    return outlet


def short_name(outlet: str) -> str | None:
    """Return the bundled short name of an outlet, None where it is not listed."""
    host = named_host(outlet)
    known = (_by_host(host) if host else None) or _by_form().get(_fold(outlet))
    # The titles of a network have names of their own.
    return (_outlets().outlets[known].short or known) if known in _outlets().outlets else None


@cache
def _outlets() -> _OutletList:
    return load_toml("intake/outlets.toml", _OutletList)


@cache
def _by_form() -> dict[str, str]:
    listed = _outlets().outlets
    return {_fold(form): family for family, outlet in listed.items() for form in (family, *outlet.forms)}


@cache
def _hosts() -> dict[str, str]:
    named = {host: family for family, outlet in _outlets().outlets.items() for host in outlet.hosts}
    return named | {host: family for family, hosts in _outlets().networks.items() for host in hosts}


def _by_host(host: str) -> str | None:
    labels = host.split(".")
    endings = (".".join(labels[start:]) for start in range(len(labels) - 1))
    return next((_hosts()[ending] for ending in endings if ending in _hosts()), None)


def _fold(name: str) -> str:
    return re.sub(r"^the\s+|\W+", "", name.casefold())
