"""From which day each part of a text is told: that of its publication, or that of a stamp which the text bears.

A page that is published again later ("Posted: … Updated: …") keeps the words of its first day, and one that grows by
"UPDATE (3/8/31)" or a date on a line of its own is told from another day below that line.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from stemma.model import Precision
from stemma.stages.claims.when.calendar import WEEK, day_of
from stemma.text.times import find_times

#: Characters of a line that is a stamp, and of the head of a text in which "Posted:" may stand in a longer one.
LINE, HEAD = 60, 600
#: Characters before a date in which it is said to be that of posting.
LED = 24
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\d/\d\d\b")
_LINES = re.compile(r"[^\n]+")
_POSTED = re.compile(r"(?:^|[^(\w])(?:posted|published|created)(?: on)?:?\s*$", re.IGNORECASE)
#: What may stand beside the date of a stamp: its own words, a time of day, signs.
_STAMP = re.compile(
    r"(?:posted|published|created|updated?|last|first|originally|date|on|at|by|edt|est|cdt|cst|mdt|mst|pdt|pst|et|ct|pt|"
    r"[ap]\.?m\.?|\d{1,2}(?::\d\d)?|[^\w\s]|\s)*",
    re.IGNORECASE,
)


class Stamp(msgspec.Struct, frozen=True):
    """An ISO day from which a text is told from a character on."""

    start: int
    day: str


class Told(msgspec.Struct, frozen=True):
    """The days from which a text is told: that of its beginning, and the stamps below it in order."""

    first: str | None
    stamps: Sequence[Stamp] = ()

    def at(self, offset: int) -> str | None:
        """Return the day from which the text is told at a character; None where it is not known."""
        number = bisect_right(self.stamps, offset, key=lambda one: one.start)
        return self.stamps[number - 1].day if number else self.first

    def stretches(self, start: int, end: int) -> Iterator[tuple[int, int, str | None]]:
        """Yield the stretches of a span that are told from one day each, with that day."""
        edges = [start, *(one.start for one in self.stamps if start < one.start < end), end]
        for left, right in zip(edges, edges[1:], strict=False):
            yield left, right, self.at(left)


def days_of_telling(text: str, published: str | None) -> Told:
    """Return from which days a text is told; `published` is the ISO moment of its stated publication."""
    if published is None:
        return Told(None)
    first, stamps = published, []
    for line in _LINES.finditer(text):
        if not _YEAR.search(line[0]) or (len(line[0]) > LINE and line.start() > HEAD):
            continue
        for time in find_times(line[0]):
            if time.precision is not Precision.DAY or not time.earliest or not _YEAR.search(line[0], time.start, time.end):
                continue
            if line.start() <= HEAD and _POSTED.search(line[0], max(0, time.start - LED), time.start):
                if day_of(time.earliest) + WEEK <= day_of(published[:10]):
                    first = time.earliest
                break
            if len(line[0]) <= LINE and _STAMP.fullmatch(line[0][: time.start] + " " + line[0][time.end :]):
                stamps.append(Stamp(line.end(), time.earliest))
                break
    return Told(first, tuple(stamps))
