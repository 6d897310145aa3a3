"""Where two witnesses differ, read off the sites of a story."""

from collections.abc import Iterator

from stemma.model import Site, SiteReading
from stemma.stages.lineage.evidence import Body, Evidence


def differing_sites(left: Body, right: Body, evidence: Evidence) -> Iterator[tuple[Site, SiteReading, SiteReading]]:
    """Yield the sites at which both witnesses stand with different readings, with the reading of each."""
    fewer, more = (left, right) if len(left.readings) <= len(right.readings) else (right, left)
    for place in fewer.readings:
        if place in more.readings:
            mine, theirs = left.readings[place], right.readings[place]
            if mine.normalised != theirs.normalised:
                yield evidence.sites[place], mine, theirs
