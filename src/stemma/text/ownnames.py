"""The names under which the outlet of a witness goes: as the page says, without what the page adds, and its host."""

import re
from urllib.parse import urlsplit

from stemma.model import Witness

#: What a page sets between its outlet and a host, a motto or a section: "The Chronicle | chronicle.example".
_JOINT = re.compile(r"\s+[|–—]\s+|\s*\|\s*")


def own_names(witness: Witness) -> list[str]:
    """Return the names of a witness's outlet, its family and its host, in that order, none twice."""
    outlet = witness.outlet or ""
    host = (urlsplit(witness.url).hostname or "") if witness.url and "//" in witness.url else ""
    told = [outlet, *_JOINT.split(outlet), witness.family or "", host]
    return list(dict.fromkeys(name.strip() for name in told if name.strip()))
