"""What the first lines of a plain text say of where and when it was printed: the outlet beside a date, the dateline."""

import re

from stemma.intake.moments import find_moment
from stemma.intake.outlets import named_host
from stemma.text.agencies import agencies
from stemma.text.mastheads import names_agency, names_outlet

#: Characters behind the date of an imprint: a time of day, "late edition".
_MOST_BEHIND = 24
#: Characters of a dateline up to its dash.
_DATELINE_CHARS = 90

#: What parts the name from the date, with the name of a weekday.
_APART = re.compile(r"\s*[,|•·–—-]\s*(?:[^\W\d_]{5,10}\s*,?\s*)?$")
#: "VARNMOUTH, Eastland, March 4, 2031 (Norwire) -": a place in capitals first, a dash behind the date and the agency.
_PLACE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,40}(?:,\s+[A-ZÀ-Þ][\w .'’-]{1,30})?,?\s+$")
_DASH = re.compile(r"\s*(?:\([^()]{2,40}\)|[A-Z][\w .]{1,20})?\s*(?:--|[-–—])")


def imprint_outlet(line: str) -> str | None:
    """Return the outlet that a line names beside a date and next to nothing else, None where it names none.

    An agency is none: beside the date of a report it is who the report was taken from.
    """
    text = line.strip()
    found = find_moment(text)
    apart = _APART.search(text, 0, found.start) if found else None
    if found is None or apart is None or len(text) - found.end > _MOST_BEHIND:
        return None
    name = text[: apart.start()].strip()
    if name in agencies() or names_agency(name):
        return None
    return name if names_outlet(name) or named_host(name) else None


def dateline_day(line: str) -> str | None:
    """Return the day that a dateline at the beginning of a paragraph gives with its year, None where it gives none."""
    head = line.lstrip()[:_DATELINE_CHARS]
    found = find_moment(head)
    if found is None or not _PLACE.fullmatch(head[: found.start]) or not _DASH.match(head, found.end):
        return None
    return found.iso


def closing_day(title: str) -> str | None:
    """Return the day behind a comma that ends a headline: "Statement by the board, 4 March 2031"."""
    text = title.strip()
    found = find_moment(text)
    ends = found is not None and found.end == len(text) and text[: found.start].endswith(", ")
    return found.iso if found and ends else None
