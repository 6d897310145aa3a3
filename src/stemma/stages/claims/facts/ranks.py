"""One office of one person, told with another rank: "the minister", "the deputy minister"."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from stemma.model import Verdict
from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.differences.linking import linked
from stemma.stages.claims.differences.support import Support
from stemma.stages.claims.differences.verdicts import Judged
from stemma.stages.claims.facts.bonds import bond_list

OTHER_RANK = Judged("another rank", Verdict.GENUINE, "lineages that do not draw on one another tell another rank")


def told_of_other_ranks(assertions: Sequence[Assertion], support: Support) -> Iterator[list[Assertion]]:
    """Yield groups of roles of one person that are one office with more and with fewer words of rank.

    A text that tells the full rank once and then shortens it tells the full one.
    """
    held: dict[tuple[str, str], list[Assertion]] = defaultdict(list)
    for one in assertions:
        if one.kind == "role" and one.key and not one.negated:
            ranks, office = _parted(one.normalised)
            if office and not set(ranks) & bond_list("at_other_times"):
                key = f"{one.key.removesuffix(one.normalised)}{office}"
                told = msgspec.structs.replace(one, key=key, narrowing=ranks, normalised=" ".join((*ranks, office)))
                held[one.witness, key].append(told)
    fullest = [one for told in held.values() for one in _fullest(told)]
    yield from linked(fullest, support, is_one=lambda left, right: left.narrowing != right.narrowing)


def _fullest(told: Sequence[Assertion]) -> list[Assertion]:
    most = max(len(one.narrowing) for one in told)
    return [one for one in told if len(one.narrowing) == most]


def _parted(role: str) -> tuple[tuple[str, ...], str]:
    """Return the words of rank before an office, and the office without what it is of."""
    words = role.replace("-", " ").split()
    stop = next((at for at, word in enumerate(words) if word in OF), len(words))
    at = 0
    while at < stop and words[at] in bond_list("ranks") | bond_list("at_other_times"):
        at += 1
    return tuple(words[:at]), " ".join(words[at:stop])


#: What leads to what an office is of.
OF = frozenset({"of", "for", "at", "in", "to"})
