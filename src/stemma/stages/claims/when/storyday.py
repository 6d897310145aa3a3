"""The day around which the reports of one story were written, where they do not say it themselves."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from stemma.model import Precision, Witness
from stemma.text.times import find_times

#: Characters at the head of a text in which a line may tell its day, and those of such a line.
HEAD, LINE = 600, 60
#: Days from the middle one within which the reports of one story are told; so many must be, of those that tell a day.
NEAR, SHARE = 7, 0.6
#: Reports that must tell a day where none states when it was published.
LEAST = 2
_YEAR = re.compile(r"\b20\d\d\b")


def story_day(witnesses: Sequence[Witness]) -> str | None:
    """Return the middle one of the days on which reports were written; None where they tell none, or not one month.

    It serves for months and years only ("last August", "next month"): a few days more or less do not move those.
    """
    days = sorted(day for one in witnesses for day in _days(one))
    if len(days) < LEAST:
        return None
    middle = days[len(days) // 2]
    near = [day for day in days if abs((day - middle).days) <= NEAR]
    if len(near) < SHARE * len(days) or len({(day.year, day.month) for day in near}) > 1:
        return None
    return middle.isoformat()


def _days(witness: Witness) -> Iterator[dt.date]:
    """Yield the day of a report: that of its publication, else the one that a line at its head tells with the year."""
    if witness.published:
        yield dt.date.fromisoformat(witness.published[:10])
        return
    for line in witness.text[:HEAD].split("\n"):
        if len(line) <= LINE and _YEAR.search(line):
            for time in find_times(line):
                if time.precision is Precision.DAY and time.earliest and _YEAR.search(line, time.start, time.end):
                    yield dt.date.fromisoformat(time.earliest)
                    return
