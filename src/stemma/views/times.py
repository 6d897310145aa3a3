"""Publication times as pages order and print them. Witnesses state them in ISO 8601, with or without clock and zone."""

import math
from datetime import UTC, datetime


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
