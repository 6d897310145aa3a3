"""Witnesses that draw on a second text: blocks of their own body that only another strand explains."""

from collections.abc import Sequence

import msgspec

from stemma.model import Relation
from stemma.stages.lineage.credited import Credited
from stemma.stages.lineage.evidence import Body, Evidence
from stemma.stages.lineage.outlets import plain_name, same_outlet
from stemma.stages.lineage.settings import LineageSettings
from stemma.stages.lineage.spans import Span, common, length, union, without
from stemma.stages.lineage.strands import shared_part

#: A block shorter than this, in characters, may be background that anybody has at hand: about two sentences.
SHORTEST_BLOCK = 200
#: Part of a body, by characters, that a second text must explain alone.
LEAST_PART = 0.1
#: White space and short links between two sentences of one block.
GAP = 60


class OwnPart(msgspec.Struct, frozen=True):
    """A copy with a large part that no other witness has. `share` is of its body, by characters."""

    witness: str
    share: float
    #: Words of its own part by which it names another outlet; empty where it names none.
    telling: str


def find_guests(evidence: Evidence, strands: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return, for each strand, the witnesses of other strands that draw on its text with blocks of their own."""
    home = {member: number for number, strand in enumerate(strands) for member in strand}
    reached: dict[tuple[str, int], None] = {}
    for left, right in evidence.bonds:
        if left in home and right in home and home[left] != home[right]:
            reached[left, home[right]] = None
            reached[right, home[left]] = None
    guests: list[list[str]] = [[] for _ in strands]
    for member, away in sorted(reached):
        if _switches(evidence, member, (strands[home[member]], strands[away])):
            guests[away].append(member)
    return guests


def _switches(evidence: Evidence, member: str, texts: tuple[Sequence[str], Sequence[str]]) -> bool:
    """Return whether a witness has a block that only the home strand explains and one that only the other does."""
    near, far = (shared_part(evidence, member, text) for text in texts)
    body = evidence.bodies[member]
    return _block(body, without(near, far)) and _block(body, without(far, near))


def _block(body: Body, spans: Sequence[Span]) -> bool:
    if length(spans) < LEAST_PART * length(body.prose):
        return False
    return any(end - start >= SHORTEST_BLOCK for start, end in _runs(spans))


def _runs(spans: Sequence[Span]) -> list[Span]:
    """Return spans drawn together over short gaps."""
    widened = union((start, end + GAP) for start, end in spans)
    return [(start, end - GAP) for start, end in widened]


def find_own_part(
    evidence: Evidence, member: str, credited: Credited | None, *, settings: LineageSettings
) -> OwnPart | None:
    """Return the part of a copy that is in no other witness, where it is large, unbroken and not credited away."""
    body = evidence.bodies[member]
    shared = shared_part(evidence, member, evidence.bodies)
    own = without(body.prose, shared)
    share = length(own) / max(length(body.prose), 1)
    if share < settings.own_part or not _block(body, own):
        return None
    origin = plain_name(credited.name) if credited else ""
    if any(credit.relation is Relation.TAKEN_FROM and plain_name(credit.outlet) == origin for credit in body.credits):
        # A text that says whose it is may simply be fuller than the other copies.
        return None
    if credited and same_outlet(credited.name, body.outlets):
        return None
    for credit in body.credits:
        foreign = plain_name(credit.outlet) not in {origin, *body.outlets}
        if foreign and common(_runs(own), [(credit.start, credit.end)]):
            return OwnPart(member, share, " ".join(body.witness.text[credit.start : credit.end].split()))
    return OwnPart(member, share, "")
