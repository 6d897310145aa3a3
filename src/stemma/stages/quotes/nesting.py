"""Quotations inside others: what A says that B said, and what a paper only passes on."""

from collections.abc import Iterator, Sequence

import msgspec

from stemma.model import Quotation, QuotationForm, Strength

#: Who says so by these passes on what others said.
_RELAYING = frozenset({"according to", "report"})
#: So many letters stand before a speaker in the words that are passed on, at most: "that".
LONGEST_LEAD = 6
#: Two spans are one where they differ by so many marks.
MARKS = 2
#: The rule of who only passes on what another said, which is that other's utterance.
RELAYED = "relayed"
#: The rule of impressions that the text itself gives: "the talks seem to have failed".
SEEMING = "seeming"
#: What these bring inside another's words is what that other says.
_PASSED_ON = frozenset({Strength.PROMISED, Strength.ASKED, Strength.ADMITTED})


def relayed(made: Sequence[Quotation], *, why: str) -> list[Quotation]:
    """Return quotations, those marked whose words only tell what another said: "[Lund said so], the paper reported".

    The other's words come through a second hand then.
    """
    speaking = [one for one in made if one.speaker_start is not None and one.strength and one.strength.told]
    channels = [one for one in speaking if one.cue in _RELAYING and one.rule != "by-speaker"]
    pairs = [(channel, one) for channel in channels for one in speaking if _passes_on(channel, one)]
    passing, passed = {channel.id for channel, _ in pairs}, {one.id for _, one in pairs}
    return [
        msgspec.structs.replace(one, rule=RELAYED, why=why)
        if one.id in passing
        else msgspec.structs.replace(one, second_hand=True)
        if one.id in passed
        else one
        for one in made
    ]


def _passes_on(channel: Quotation, one: Quotation) -> bool:
    """Return whether all that one who speaks tells is that another said something, with the name of that other."""
    if channel.id == one.id or (channel.speaker_start or 0) == one.speaker_start or one.cue_end is None:
        return False
    start = min(one.start, one.cue_start or one.start, one.speaker_start or 0)
    lead = start - channel.start
    return -MARKS <= lead <= LONGEST_LEAD and channel.end - max(one.end, one.cue_end) <= MARKS


def nested(made: Sequence[Quotation]) -> Iterator[Quotation]:
    """Yield quotations, each with the smallest other one that holds it and its cue.

    Inside another's words only what somebody said makes a record of its own: what A says of B's wishes, requests or
    consent, or of how things seem, is what A says, unless it stands in marks.
    """
    waiting = sorted(made, key=lambda one: (_begin(one), -one.end, one.id))
    around: list[Quotation] = []
    outer: dict[str, str] = {}
    for one in waiting:
        around = [other for other in around if other.end > _begin(one)]
        holding = [
            other
            for other in around
            if other.start <= _begin(one) and one.end <= other.end and other.rule != SEEMING and not _beside(one, other)
        ]
        smallest = min(holding, key=lambda other: (other.end - other.start, other.id), default=None)
        if smallest is not None:
            outer[one.id] = smallest.id
        around.append(one)
    for one in made:
        if one.id not in outer:
            yield one
        elif one.rule == SEEMING:
            continue
        elif one.strength is None or (one.strength.told and (one.strength not in _PASSED_ON or one.parts)):
            yield msgspec.structs.replace(one, within=outer[one.id])


def _beside(one: Quotation, other: Quotation) -> bool:
    """Return whether a quotation has the same span as another, or stands with its cue between the parts of the other.

    So does the second of "“…,” she said, [citing the law]. “…”".
    """
    if (one.start, one.end) == (other.start, other.end):
        return one.rule != SEEMING
    begin = _begin(one)
    spoken = other.form is QuotationForm.DIRECT and other.parts
    return bool(spoken) and not any(part.start <= begin and one.end <= part.end for part in other.parts)


def _begin(one: Quotation) -> int:
    return one.start if one.cue_start is None else min(one.start, one.cue_start)
