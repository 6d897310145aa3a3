"""Which outlet the witnesses of a strand say their common text is from."""

from collections.abc import Sequence

import msgspec

from stemma.model import Credit, Relation
from stemma.stages.lineage.evidence import Body, Evidence
from stemma.stages.lineage.outlets import plain_name, same_outlet
from stemma.stages.lineage.spans import common
from stemma.stages.lineage.strands import shared_part
from stemma.text.agencies import agencies

#: Votes of one credit. Being spoken to counts for an agency only, and where the words that say so are themselves
#: copied: any report quotes what somebody told a channel.
TAKEN = 1.0
SPOKEN_TO = 0.5
#: Votes below this name nobody.
ENOUGH = 0.5
#: A credit that the cleaning stage itself doubts does not vote.
TRUSTED = 0.3
#: Characters of a line that are quoted before and after a credit.
CONTEXT = 40


class Credited(msgspec.Struct, frozen=True):
    """An outlet that is credited with a text, the credits that say so, and the witnesses that are of that outlet."""

    name: str
    votes: float
    credits: list[Credit]
    own: list[str]


def find_credited(evidence: Evidence, strand: Sequence[str]) -> Credited | None:
    """Return the outlet with the most votes among the witnesses of a strand, None where none has enough.

    A witness does not vote for its own outlet. One witness alone names an outlet only by saying it took from it.
    """
    votes: dict[str, dict[str, float]] = {}
    named: dict[str, list[Credit]] = {}
    for member in strand:
        body = evidence.bodies[member]
        for credit in body.credits:
            vote = _vote(evidence, credit, strand)
            if vote and not same_outlet(credit.outlet, body.outlets):
                of_outlet = votes.setdefault(plain_name(credit.outlet), {})
                of_outlet[member] = max(vote, of_outlet.get(member, 0.0))
                named.setdefault(plain_name(credit.outlet), []).append(credit)
    sums = {plain: sum(cast[member] for member in sorted(cast)) for plain, cast in votes.items()}
    # Of two outlets with equal votes, the one that more lines name, then the one named first: "By Ada Venn, ONE, TWO".
    standing = sorted(
        (-total, -len(named[plain]), min(credit.start for credit in named[plain]), plain)
        for plain, total in sums.items()
        if total >= ENOUGH
    )
    if not standing:
        return None
    plain = standing[0][-1]
    telling = sorted(
        named[plain], key=lambda credit: (credit.relation is not Relation.TAKEN_FROM, credit.witness, credit.start)
    )
    own = [member for member in strand if plain in evidence.bodies[member].outlets]
    return Credited(telling[0].outlet, sums[plain], telling, own)


def _vote(evidence: Evidence, credit: Credit, strand: Sequence[str]) -> float:
    if credit.score < TRUSTED:
        return 0.0
    if credit.relation is Relation.TAKEN_FROM:
        return TAKEN * credit.score
    if credit.relation is Relation.TOLD_TO and len(strand) > 1 and credit.outlet in agencies():
        copied = shared_part(evidence, credit.witness, strand)
        return SPOKEN_TO * credit.score if common(copied, [(credit.start, credit.end)]) else 0.0
    return 0.0


def credit_words(evidence: Evidence, credit: Credit) -> str:
    """Return how a witness words its credit, with the words around it on its line."""
    body: Body = evidence.bodies[credit.witness]
    text = body.witness.text
    before = text[text.rfind("\n", 0, credit.start) + 1 : credit.start]
    after = text[credit.end :].split("\n", 1)[0]
    if len(before) > CONTEXT:
        before = f"… {before[-CONTEXT:].partition(' ')[2]}"
    if len(after) > CONTEXT:
        after = f"{after[:CONTEXT].rpartition(' ')[0]} …"
    words = " ".join(f"{before}{text[credit.start : credit.end]}{after}".split())
    return f"{body.name} has “{words}”"
