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


def spoken_time(published: str | None) -> str:
    """Return a time as a person writes it: "3 Mar 2024, 08:10"; what cannot be understood stays as it is."""
    if published is None:
        return ""
    try:
        stated = datetime.fromisoformat(published)
    except ValueError:
        return published
    day = f"{stated.day} {stated:%b %Y}"
    if "T" not in published and " " not in published:
        return day
    zone = stated.strftime("%z")
    offset = "" if not zone else " UTC" if zone == "+0000" else f" {zone[:3]}:{zone[3:5]}"
    return f"{day}, {stated:%H:%M}{offset}"
