"""Times as a middle and a spread, so that a day without a clock never outranks a minute."""

import math
import re
from datetime import UTC, datetime

import msgspec

HOUR = 3600.0

#: Standard deviation, in seconds, of a moment spread evenly over what its precision leaves open.
SPREADS = {"year": 2530.0 * HOUR, "month": 208.0 * HOUR, "day": 6.9 * HOUR, "instant": 0.0}
#: A clock time without a zone may be off by the width of a continent's zones.
UNKNOWN_ZONE = 5.0 * HOUR

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}:\d{2}.*))?)?)?$")


class Moment(msgspec.Struct, frozen=True):
    """A moment: seconds since 1970 UTC, the standard deviation of what is not known, and the words it was read from."""

    middle: float
    spread: float
    stated: str


def read_moment(stated: str | None) -> Moment | None:
    """Return an ISO 8601 string as a moment; None where it is missing or is no such string."""
    found = _ISO.match(stated.strip()) if stated else None
    if stated is None or found is None:
        return None
    year, month, day, clock = found.groups()
    try:
        if clock:
            return _instant(stated.strip())
        middle = datetime(int(year), int(month or 7), int(day or (16 if month else 2)), 12 if day else 0, tzinfo=UTC)
    except ValueError:
        return None
    precision = "day" if day else "month" if month else "year"
    return Moment(middle.timestamp(), math.hypot(SPREADS[precision], UNKNOWN_ZONE), stated)


def _instant(stated: str) -> Moment:
    moment = datetime.fromisoformat(stated)
    if moment.tzinfo is None:
        return Moment(moment.replace(tzinfo=UTC).timestamp(), UNKNOWN_ZONE, stated)
    return Moment(moment.timestamp(), SPREADS["instant"], stated)
