"""When two names stand for one outlet."""

import re
from collections.abc import Iterable

_HOST_TAIL = re.compile(r"\.(com|org|net|news|info|eu|tv|co|gov|edu|[a-z]{2})(?=\.|/|$).*")
_HOST_HEAD = re.compile(r"^(https?://)?(www\d?|m|edition|amp|news)\.")
_NOISE = re.compile(r"^the\s+|[^\w]|\s+")


def plain_name(name: str) -> str:
    """Return an outlet's name or host without article, host ending, case, spaces and punctuation."""
    lowered = _HOST_TAIL.sub("", _HOST_HEAD.sub("", name.strip().casefold()))
    return _NOISE.sub("", lowered)


def same_outlet(name: str, known: Iterable[str]) -> bool:
    """Return whether a name stands for one of the outlets known by their plain names."""
    plain = plain_name(name)
    return bool(plain) and any(plain == other for other in known)
