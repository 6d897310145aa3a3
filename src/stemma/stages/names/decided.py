"""What persons decided about names: merges, splits and new names, by the mentions that they pointed at."""

from collections.abc import Sequence

import msgspec

from stemma.model import Judgement

MERGE, SPLIT, RENAME = "merge", "split", "rename"


class Decided(msgspec.Struct, frozen=True):
    """The decisions that stand, as pairs of mention ids; the later of two about one pair counts."""

    merged: Sequence[tuple[str, str]]
    split: Sequence[tuple[str, str]]
    #: Mention id to the new name.
    renamed: dict[str, str]


def read_decisions(judgements: Sequence[Judgement], mentions: frozenset[str]) -> Decided:
    """Return the decisions about these mentions; those about others, and those withdrawn, are left out."""
    last: dict[tuple[str, str], str] = {}
    renamed: dict[str, str] = {}
    for one in sorted(judgements, key=lambda one: (one.when, one.about, one.other or "", one.verdict)):
        if one.about not in mentions:
            continue
        if one.verdict == RENAME and one.text:
            renamed[one.about] = one.text
            if one.withdrawn:
                del renamed[one.about]
        elif one.verdict in (MERGE, SPLIT) and one.other in mentions:
            pair = (one.about, one.other) if one.about < one.other else (one.other, one.about)
            last[pair] = "" if one.withdrawn else one.verdict
    return Decided(
        [pair for pair, verdict in sorted(last.items()) if verdict == MERGE],
        [pair for pair, verdict in sorted(last.items()) if verdict == SPLIT],
        renamed,
    )
