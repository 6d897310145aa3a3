"""What persons decided about names: merges, splits and new names, by the mentions that they pointed at."""

from collections.abc import Sequence

import msgspec

from stemma.model import Judgement

MERGE, SPLIT, RENAME = "merge", "split", "rename"


class Decided(msgspec.Struct, frozen=True):
    """The decisions that stand, as pairs of mention ids; the later of two about one pair counts."""

    merged: Sequence[tuple[str, str]]
    #: The mention that stays, and the one that was split off.
    split: Sequence[tuple[str, str]]
    #: Mention id to the new name.
    renamed: dict[str, str]


def read_decisions(judgements: Sequence[Judgement], mentions: frozenset[str]) -> Decided:
    """Return the decisions about these mentions; those about others, and those withdrawn, are left out."""
    last: dict[frozenset[str], tuple[str, str, str]] = {}
    renamed: dict[str, str] = {}
    for one in sorted(judgements, key=lambda one: (one.when, one.about, one.other or "", one.verdict)):
        if one.about not in mentions:
            continue
        if one.verdict == RENAME and one.text:
            renamed[one.about] = one.text
            if one.withdrawn:
                del renamed[one.about]
        elif one.verdict in (MERGE, SPLIT) and one.other is not None and one.other in mentions:
            verdict = "" if one.withdrawn else one.verdict
            last[frozenset((one.about, one.other))] = (verdict, one.about, one.other)
    return Decided(
        sorted((about, other) for verdict, about, other in last.values() if verdict == MERGE),
        sorted((about, other) for verdict, about, other in last.values() if verdict == SPLIT),
        renamed,
    )
