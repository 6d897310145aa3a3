"""Propositions about moments become events; conflicting moments are one event with several datings.

Three clocks are kept apart: when it happened, when somebody said it, when a witness was published.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import msgspec

from stemma.model import (
    Claim,
    ClaimValue,
    Dating,
    Event,
    Occasion,
    Precision,
    Proposition,
    Rows,
    Story,
    Verdict,
    Witness,
    stable_id,
)

#: Kinds of propositions that place something in time, and the clock that each belongs to.
OCCASIONS = {"when": Occasion.HAPPENED, "said-when": Occasion.SAID}
#: Days that a range of each precision spans at most.
SPANS = ((1, Precision.DAY), (31, Precision.MONTH), (366, Precision.YEAR), (3653, Precision.DECADE))
#: Length of an ISO day; what is longer names an instant.
DAY_LETTERS = 10


class TimelineSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What the timeline lists."""

    #: Publications are events of their own, on a clock of their own.
    publications: bool = True


DEFAULTS = TimelineSettings()


def list_events(rows: Rows, *, settings: TimelineSettings = DEFAULTS) -> Iterator[Event]:
    """Yield the events of one story: what claims place in time, and the publication of every dated witness."""
    story = rows.one(Story)
    claims = {claim.id: claim for claim in rows.of(Claim)}
    for proposition in sorted(rows.of(Proposition), key=lambda one: one.id):
        occasion = OCCASIONS.get(proposition.kind)
        if occasion is not None:
            yield from _event(story.id, proposition, claims, occasion=occasion)
    for witness in sorted(rows.of(Witness), key=lambda one: one.id):
        if witness.published and settings.publications:
            yield _publication(story.id, witness)


def _event(story: str, proposition: Proposition, claims: Mapping[str, Claim], *, occasion: Occasion) -> Iterator[Event]:
    """Yield the event of a proposition, none where no text places it in time."""
    datings = _joined([dating for value in proposition.values if (dating := _dating(value, claims))])
    placed = [dating for dating in datings if dating.earliest and dating.latest]
    if not datings:
        return
    best = _best(placed or datings)
    told = sorted({claim for dating in datings for claim in dating.claims})
    yield Event(
        id=stable_id("event", story, proposition.id),
        story=story,
        what=proposition.about,
        earliest=best.earliest,
        latest=best.latest,
        precision=_precision(best),
        claims=told,
        why=_why(proposition, datings),
        occasion=occasion,
        datings=datings,
        lineages=proposition.lineages,
        witnesses=sorted({claims[claim].witness for claim in told}),
    )


def _dating(value: ClaimValue, claims: Mapping[str, Claim]) -> Dating | None:
    held = [claims[claim] for claim in value.claims if claim in claims]
    if not held:
        return None
    return Dating(
        value=value.value,
        earliest=held[0].earliest,
        latest=held[0].latest,
        claims=[claim.id for claim in held],
        lineages=value.lineages,
    )


def _joined(datings: Sequence[Dating]) -> list[Dating]:
    """Return the datings with those joined that use the same words and of which all but one have no place in time.

    A report whose day is unknown leaves its “Thursday” open; that is no other Thursday.
    """
    joined: list[Dating] = []
    for dating in sorted(datings, key=lambda one: one.earliest is None):
        same = [other for other in joined if other.value == dating.value and dating.earliest is None]
        if len(same) != 1:
            joined.append(dating)
            continue
        joined[joined.index(same[0])] = msgspec.structs.replace(
            same[0],
            claims=sorted({*same[0].claims, *dating.claims}),
            lineages=sorted({*same[0].lineages, *dating.lineages}),
        )
    return joined


def _best(datings: Sequence[Dating]) -> Dating:
    """Return the dating with most lineages, of equals the finer one."""
    return min(datings, key=lambda one: (-len(one.lineages), _days(one), one.value))


def _days(dating: Dating) -> int:
    """Return the days that a dating spans; many where it is not placed."""
    if not dating.earliest or not dating.latest:
        return 1 << 30
    first, last = (_ordinal(day) for day in (dating.earliest, dating.latest))
    return last - first + 1


def _ordinal(day: str) -> int:
    """Return a number of days that grows with the calendar, months taken as 31 days: it only compares lengths."""
    year, month, number = (int(part) for part in day[:DAY_LETTERS].split("-"))
    return (year * 12 + month - 1) * 31 + number


def _precision(dating: Dating) -> Precision:
    days = _days(dating)
    return next((precision for span, precision in SPANS if days <= span + span // 31), Precision.CENTURY)


def _why(proposition: Proposition, datings: Sequence[Dating]) -> str:
    if len(datings) == 1 and len(datings[0].claims) == 1:
        return f"One report places it, as “{datings[0].value}”."
    if len(datings) == 1:
        return f"All who place it say “{datings[0].value}”; {_told(proposition)}."
    told = ", ".join(f"“{dating.value}”" for dating in datings)
    if proposition.verdict is Verdict.GRANULARITY:
        return f"Placed as {told}, one inside the other; {_told(proposition)}."
    if any(_apart(one, other) for one, other in combinations(datings, 2)):
        return f"Placed differently: {told}; {_told(proposition)}."
    return f"Placed as {told}, which may be one and the same; {_told(proposition)}."


def _apart(one: Dating, other: Dating) -> bool:
    """Return whether two datings cannot both hold: both have a place in time, and no day in common."""
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return False
    return one.latest < other.earliest or other.latest < one.earliest


def _told(proposition: Proposition) -> str:
    count = proposition.lineages
    return f"{count} independent origin{'s' if count != 1 else ''}"


def _publication(story: str, witness: Witness) -> Event:
    day = (witness.published or "")[:DAY_LETTERS]
    precision = Precision.INSTANT if len(witness.published or "") > DAY_LETTERS else Precision.DAY
    return Event(
        id=stable_id("event", story, "published", witness.id),
        story=story,
        what=f"{witness.siglum} published: {witness.title or witness.path}",
        earliest=witness.published if precision is Precision.INSTANT else day,
        latest=witness.published if precision is Precision.INSTANT else day,
        precision=precision,
        claims=[],
        why="The witness, or what stands beside it, says when it was published.",
        occasion=Occasion.PUBLISHED,
        witnesses=[witness.id],
    )
