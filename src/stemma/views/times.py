"""Publication times as pages order and print them. Witnesses state them in ISO 8601, with or without clock and zone."""

import math
from datetime import UTC, date, datetime, timedelta


def moment(published: str | None) -> float:
    """Return seconds since 1970 for ordering; infinity where no time is stated or it cannot be understood."""
    if published is None:
        return math.inf
    try:
        stated = datetime.fromisoformat(published)
    except ValueError:
        return math.inf
    return (stated if stated.tzinfo else stated.replace(tzinfo=UTC)).timestamp()


def spoken_time(published: str | None, *, zone: bool = True) -> str:
    """Return a time as a person writes it: "3 Mar 2024, 08:10 UTC"; what cannot be understood stays as it is.

    Without `zone` the clock time stands alone, as the document states it.
    """
    if published is None:
        return ""
    try:
        stated = datetime.fromisoformat(published)
    except ValueError:
        return published
    day = f"{stated.day} {stated:%b %Y}"
    if "T" not in published and " " not in published:
        return day
    clock = f"{day}, {stated:%H:%M}"
    offset = stated.strftime("%z")
    if not zone or not offset:
        return clock
    return f"{clock} UTC" if offset == "+0000" else f"{clock} {offset[:3]}:{offset[3:5]}"


def spoken_range(earliest: str | None, latest: str | None) -> str:
    """Return a range of days as people write it: "1956", "Mar 2031", "4 to 6 Mar 2031"; both ends are inclusive."""
    if earliest is None or latest is None:
        return f"since {spoken_time(earliest)}" if earliest else f"up to {spoken_time(latest)}" if latest else ""
    if earliest == latest:
        return spoken_time(earliest)
    try:
        first, last = date.fromisoformat(earliest), date.fromisoformat(latest)
    except ValueError:
        return f"{spoken_time(earliest)} to {spoken_time(latest)}"
    return _whole(first, last) or _days(first, last)


def _whole(first: date, last: date) -> str:
    """Return a range of whole years or one whole month; nothing where it is neither."""
    # After the last day of all calendars comes no other.
    ends_month = last == date.max or (last + timedelta(days=1)).day == 1
    if first.day != 1 or not ends_month:
        return ""
    if (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    return f"{first:%b} {first.year}" if (first.year, first.month) == (last.year, last.month) else ""


def _days(first: date, last: date) -> str:
    end = f"{last.day} {last:%b} {last.year}"
    if first.year != last.year:
        return f"{first.day} {first:%b} {first.year} to {end}"
    return f"{first.day} to {end}" if first.month == last.month else f"{first.day} {first:%b} to {end}"
