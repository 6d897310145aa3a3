"""Witnesses that draw on a second text: blocks of their own body that only another strand explains."""

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from stemma.model import Derivation, Relation
from stemma.stages.lineage.credited import Credited
from stemma.stages.lineage.evidence import Evidence
from stemma.stages.lineage.outlets import plain_name, same_outlet
from stemma.stages.lineage.settings import LineageSettings
from stemma.stages.lineage.sources import SHORTEST_BLOCK, Sources, every_column, has_block, runs, strand_in
from stemma.stages.lineage.spans import common, length, without
from stemma.stages.lineage.strands import shared_part

#: More than this part of its branches must have a sentence for an unseen text to have had it.
MOST_BRANCHES = 0.5


class OwnPart(msgspec.Struct, frozen=True):
    """A copy with a large part that no other witness has. `share` is of its body, by characters."""

    witness: str
    share: float
    #: Words of its own part by which it names another outlet; empty where it names none.
    telling: str


def find_guests(evidence: Evidence, sources: Sources, trees: Mapping[int, Sequence[Derivation]]) -> list[list[str]]:
    """Return, for each strand, the witnesses of other strands that draw on its text with blocks of their own.

    `trees` holds the derivations inside each strand that has members with blocks of two. Of those who have the same
    blocks from one another, only the one in which they first come together is a guest.
    """
    guests: list[list[str]] = [[] for _ in sources.strands]
    home = {member: number for number, strand in enumerate(sources.strands) for member in strand}
    held = {number: _held(evidence, tree) for number, tree in trees.items()}
    for member, away in sources.mixed:
        parent = next((one.parent for one in trees[home[member]] if one.child == member), "")
        had = held[home[member]].get(parent, set())
        fresh = [[column for column in own if column not in had] for own in evidence.columns.of[member]]
        of = [strand_in(sources.strand_of, own) for own in fresh]
        if has_block(evidence.bodies[member], of, away):
            guests[away].append(member)
    return guests


def find_entering(
    evidence: Evidence, sources: Sources, travellers: Sequence[str], *, strand: int
) -> dict[str, frozenset[int]]:
    """Return, for witnesses that draw on a strand and on another, the columns that are not from the strand."""
    strand_of = sources.strand_of
    return {
        one: frozenset(column for column in every_column(evidence, one) if strand_of.get(column, strand) != strand)
        for one in sorted(set(travellers))
    }


def _held(evidence: Evidence, tree: Sequence[Derivation]) -> dict[str, set[int]]:
    """Return the sentences of every text of a tree; an unseen one had what stands on most sides of it."""
    names = sorted({end for one in tree for end in (one.child, one.parent)})
    seen = {name: every_column(evidence, name) for name in names if name in evidence.bodies}
    near: dict[str, list[str]] = {name: [] for name in names}
    for one in tree:
        near[one.child].append(one.parent)
        near[one.parent].append(one.child)
    held = dict(seen)
    for name in names:
        if name not in seen:
            sides = Counter(column for other in near[name] for column in _beyond(near, seen, ends=(name, other)))
            held[name] = {column for column, count in sides.items() if count > MOST_BRANCHES * len(near[name])}
    return held


def _beyond(near: Mapping[str, Sequence[str]], seen: Mapping[str, set[int]], *, ends: tuple[str, str]) -> set[int]:
    """Return the sentences that witnesses have on one side of a text."""
    start, first = ends
    found: set[int] = set()
    fresh = [(first, start)]
    for name, above in fresh:
        found |= seen.get(name, set())
        fresh += [(other, name) for other in near[name] if other != above]
    return found


def find_own_part(
    evidence: Evidence, member: str, credited: Credited | None, *, settings: LineageSettings
) -> OwnPart | None:
    """Return the part of a copy that is in no other witness, where it is large, unbroken and not credited away."""
    body = evidence.bodies[member]
    shared = shared_part(evidence, member, evidence.bodies)
    own = without(body.prose, shared)
    share = length(own) / max(length(body.prose), 1)
    if share < settings.own_part or not any(end - start >= SHORTEST_BLOCK for start, end in runs(own)):
        return None
    origin = plain_name(credited.name) if credited else ""
    if any(credit.relation is Relation.TAKEN_FROM and plain_name(credit.outlet) == origin for credit in body.credits):
        # A text that says whose it is may simply be fuller than the other copies.
        return None
    if credited and same_outlet(credited.name, body.outlets):
        return None
    for credit in body.credits:
        foreign = plain_name(credit.outlet) not in {origin, *body.outlets}
        if foreign and common(runs(own), [(credit.start, credit.end)]):
            return OwnPart(member, share, " ".join(body.witness.text[credit.start : credit.end].split()))
    return OwnPart(member, share, "")
