"""The hour that a page stamps on its text: on sites of other time zones the minute is the same, the hour is not."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from stemma.model import Role, Verdict, Witness, Zone
from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.differences.sides import place_of
from stemma.stages.claims.differences.support import Support
from stemma.stages.claims.differences.verdicts import Judged
from stemma.text.times import find_times

KIND = "page-hour"
#: An hour of the clock with its half of the day, as pages stamp it.
_CLOCK = re.compile(r"\b(?P<hour>1[0-2]|0?[1-9]):(?P<minute>[0-5]\d)\s*(?P<half>[ap])\.?m\b\.?", re.IGNORECASE)
#: Hours by which the clocks of one continent differ at most.
ZONES_APART = 6

OTHER_CLOCKS = Judged("other clocks", Verdict.NOT_COMPARABLE, "one minute on clocks of other time zones")


def page_hours(witness: Witness, zones: Sequence[Zone]) -> Iterator[Assertion]:
    """Yield the first hour that a page stamps on its text, where it stamps the day too and has a headline."""
    ordered = sorted(zones, key=lambda one: one.start)
    heads = [witness.text[one.start : one.end] for one in ordered if one.role is Role.HEADLINE]
    for zone in ordered if heads else []:
        clock = _CLOCK.search(witness.text, zone.start, zone.end) if zone.role is Role.PUBLISHED else None
        days = [one.value for one in find_times(witness.text, zone.start, zone.end) if one.earliest and one.value]
        if clock is None or not days:
            continue
        hour = int(clock["hour"]) % 12 + 12 * (clock["half"].lower() == "p")
        yield Assertion(
            witness=witness.id,
            start=clock.start(),
            end=clock.end(),
            kind=KIND,
            subject="the page",
            # Texts of one agency under other headlines are posted each at its own time.
            key=f"{KIND}|{days[0].partition('T')[0]}|{clock['minute']}|{' '.join(heads[0].casefold().split())}",
            slot="hour of the page",
            value=clock.group(),
            normalised=f"{hour:02d}:{clock['minute']}",
            low=float(hour),
            high=float(hour),
            owner=(witness.outlet,) if witness.outlet else (),
        )
        return


def told_by_other_clocks(assertions: Sequence[Assertion], support: Support) -> Iterator[list[Assertion]]:
    """Yield groups of stamps of one line of copying that agree in day and minute and differ by a few whole hours.

    An outlet has one clock: where it gives two hours, it posted twice.
    """
    held: dict[tuple[str, str], list[Assertion]] = defaultdict(list)
    for one in sorted(assertions, key=place_of):
        for lineage in support.lineages_of(one.witness):
            held[one.key, lineage].append(one)
    seen: set[tuple[str, ...]] = set()
    for name in sorted(held):
        hours = [one.low or 0.0 for one in held[name]]
        told = tuple(one.witness for one in held[name])
        clocks = {(one.owner, one.low) for one in held[name] if one.owner}
        twice = len(clocks) > len({outlet for outlet, _ in clocks})
        if 0 < max(hours) - min(hours) <= ZONES_APART and not twice and told not in seen:
            seen.add(told)
            yield held[name]
