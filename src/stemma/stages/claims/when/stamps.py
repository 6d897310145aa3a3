"""From which day each part of a text is told: that of its publication, or that of a stamp which the text bears.

A page that is published again later ("Posted: … Updated: …") keeps the words of its first day, and one that grows by
"UPDATE (3/8/31)" or a date on a line of its own is told from another day below that line.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from stemma.model import Precision
from stemma.stages.claims.sentences.lexicon import listed
from stemma.stages.claims.when.calendar import WEEK, day_of
from stemma.text.times import TimeExpression, find_times

#: Characters of a line that is a stamp, and of the head of a text in which "Posted:" may stand in a longer one.
LINE, HEAD = 60, 600
#: Characters of a longer line in which a stamp may stand.
LONGEST = 400
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\d/\d\d\b")
_LINES = re.compile(r"[^\n]+")
_WORDS = re.compile(r"\(?\w+")


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
        for left, right in pairwise([start, *(one.start for one in self.stamps if start < one.start < end), end]):
            yield left, right, self.at(left)


def days_of_telling(text: str, published: str | None) -> Told:
    """Return from which days a text is told; `published` is the ISO moment of its stated publication."""
    if published is None:
        return Told(None)
    first, stamps = published, []
    for line in _LINES.finditer(text):
        within = LINE if line.start() > HEAD else LONGEST
        for time in _dates(line[0][:within]) if len(line[0]) <= within or line.start() <= HEAD else ():
            if line.start() <= HEAD and _is_posting(line[0], time):
                # Within a week either day places most weekdays alike, and the words may be those of the update.
                first = time.earliest or first if _is_a_week_before(time, published) else first
                break
            if len(line[0]) <= LINE and _is_stamp(line[0][: time.start], line[0][time.end :]):
                stamps.append(Stamp(line.end(), time.earliest or published))
                break
    return Told(first, tuple(stamps))


def _dates(line: str) -> Iterator[TimeExpression]:
    """Yield the days of a line that are told with their year."""
    if _YEAR.search(line):
        for time in find_times(line):
            if time.precision is Precision.DAY and time.earliest and _YEAR.search(line, time.start, time.end):
                yield time


def _is_posting(line: str, time: TimeExpression) -> bool:
    """Return whether a date is said to be that of posting: "Posted: …"; the "(Published …)" of a caption is none."""
    words = [word.lower() for word in _WORDS.findall(line[: time.start])]
    if words[-1:] == ["on"]:
        words.pop()
    return bool(words) and words[-1] in listed("posted_page")


def _is_a_week_before(time: TimeExpression, published: str) -> bool:
    return day_of(published[:10]) - day_of(time.earliest) >= WEEK


def _is_stamp(before: str, after: str) -> bool:
    """Return whether nothing stands beside a date but words of stamps and a time of day."""
    words = [word.strip("(").lower() for word in _WORDS.findall(f"{before} {after}")]
    return all(word in listed("stamped") or (word.isdecimal() and len(word) <= len("59")) for word in words)
