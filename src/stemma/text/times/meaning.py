"""What a time expression means: a moment with two ends, a length, or how often."""

import datetime as dt
from enum import StrEnum

import msgspec

from stemma.model import Precision
from stemma.text.times.periods import Period


class TimeKind(StrEnum):
    """What a time expression speaks of. A duration has a length and no place in time."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"


class Meaning(msgspec.Struct, frozen=True, kw_only=True):
    """What an expression means. Ends are ISO days, both inclusive; null where the text does not place it.

    `value` follows TIMEX3 (1998-08-07, 1998-W32, P3Y, PAST_REF); `rough` is its modifier (APPROX, START, LESS_THAN).
    """

    kind: TimeKind
    value: str | None
    earliest: str | None = None
    latest: str | None = None
    precision: Precision | None = None
    rough: str | None = None


class Moment(msgspec.Struct, kw_only=True):
    """From where an expression is looked at: the day of publication, and what the text has named last."""

    published: dt.date | None
    #: The last placed period of the text, to which "the next day" belongs.
    previous: Period | None = None
    #: The last quarter named, which "a year earlier" looks back from in reports on business.
    quarter: Period | None = None
    #: True where words around say that the moment is still to come.
    ahead: bool = False


def placed(period: Period | None, rough: str | None = None, *, sign: str = "") -> Meaning | None:
    """Return the meaning of a period; `sign` is added for a part of a day."""
    if period is None:
        return None
    return Meaning(
        kind=TimeKind.TIME if sign else TimeKind.DATE,
        value=period.value + sign,
        earliest=period.first.isoformat(),
        latest=period.last.isoformat(),
        precision=period.precision,
        rough=rough,
    )


def unplaced(value: str | None, kind: TimeKind = TimeKind.DATE, rough: str | None = None) -> Meaning:
    """Return the meaning of an expression that has no place in time."""
    return Meaning(kind=kind, value=value, rough=rough)


_LETTERS = {"second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "year": "Y"}
_SCALED = {
    "quarter": (3, "M"), "season": (3, "M"), "decade": (10, "Y"), "century": (100, "Y"), "fortnight": (2, "W"),
    "weekend": (2, "D"),
}  # fmt: skip


def length_of(count: float | None, unit: str) -> str:
    """Return a length as ISO 8601 writes it: P3Y, PT90M; X stands for a number that the text leaves open."""
    scale, letter = _SCALED.get(unit, (1, _LETTERS.get(unit, "D")))
    shown = "X" if count is None else f"{count * scale:g}"
    return f"P{'T' if unit in {'second', 'minute', 'hour'} else ''}{shown}{letter}"
