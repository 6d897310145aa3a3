"""What persons decided about who draws on whom, as lineage obeys it."""

from collections.abc import Collection, Iterable

import msgspec

from stemma.model import Judgement

CONFIRM, REJECT, REROOT = "confirm", "reject", "re-root"


class Decided(msgspec.Struct, frozen=True):
    """Decisions in force. Pairs are (parent, child), witness ids; values are who decided, and the note if any."""

    confirmed: dict[tuple[str, str], str] = {}
    rejected: dict[tuple[str, str], str] = {}
    #: Witnesses that are the origin of what they share with others.
    roots: dict[str, str] = {}

    @property
    def pairs(self) -> set[tuple[str, str]]:
        """All pairs decided on, whichever way."""
        return {*self.confirmed, *self.rejected}


def read_decisions(judgements: Iterable[Judgement], witnesses: Collection[str]) -> Decided:
    """Return the decisions about these witnesses; of several about one question the last holds.

    `about` is the child and `other` the parent of what is confirmed or rejected; `re-root` is about the origin.
    """
    known = set(witnesses)
    pairs: dict[tuple[str, str], Judgement] = {}
    roots: dict[str, Judgement] = {}
    for one in sorted(judgements, key=lambda judgement: (judgement.when, judgement.about, judgement.verdict)):
        if one.about not in known:
            continue
        if one.verdict == REROOT:
            roots[one.about] = one
        elif one.verdict in (CONFIRM, REJECT) and one.other in known and one.other != one.about:
            pairs[str(one.other), one.about] = one
    standing = {ends: one for ends, one in sorted(pairs.items()) if not one.withdrawn}
    return Decided(
        confirmed={ends: _told(one) for ends, one in standing.items() if one.verdict == CONFIRM},
        rejected={ends: _told(one) for ends, one in standing.items() if one.verdict == REJECT},
        roots={about: _told(one) for about, one in sorted(roots.items()) if not one.withdrawn},
    )


def _told(judgement: Judgement) -> str:
    return f"{judgement.who}: {judgement.note}" if judgement.note else judgement.who
