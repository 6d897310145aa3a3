"""The names under which the outlet of a witness goes: as the page says, without what the page adds, and its host."""

import re

from stemma.model import Witness

#: What a page sets between its outlet and a host, a motto or a section: "The Chronicle | chronicle.example".
_JOINT = re.compile(r"\s+[|–—]\s+|\s*\|\s*")
_HOST = re.compile(r"[a-z][a-z0-9+.-]*://(?:[^/?#@]*@)?(?P<host>[^/?#:]+)", re.IGNORECASE)


def own_names(witness: Witness) -> list[str]:
    """Return the names of a witness's outlet, its family and its host, in that order, none twice."""
    outlet = witness.outlet or ""
    found = _HOST.match(witness.url or "")
    told = [outlet, *_JOINT.split(outlet), witness.family or "", found["host"].lower() if found else ""]
    return list(dict.fromkeys(name.strip() for name in told if name.strip()))
