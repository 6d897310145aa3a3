"""What a planted pile knows of its facts: which values copies bent, and from which origin each value comes."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

import msgspec
from tests.support.planted import Planted

from quality.figures import Counts
from stemma.model import Claim, Proposition, Rows, Verdict

#: What copies bend that is a fact: a respelt name is a matter of names.
FACTS = ("number", "date")
#: How a planted desk writes a figure that it only rounded.
BLURRED = ("more than", "over")
ORIGIN = re.compile(r"(?:e\d+)?o\d+")


class Value(msgspec.Struct, frozen=True):
    """A value as it was printed: the fact it states, its origin, its place and its words."""

    fact: str
    origin: str
    witness: str
    start: int
    end: int
    text: str


def planted_values(planted: Planted) -> list[Value]:
    """Return the facts that a planted pile prints."""
    found = []
    for printed in planted.printed:
        for slot in printed.slots:
            clause, _, name = slot.key.partition("/")
            origin = ORIGIN.match(clause)
            if origin and name.split(":")[0] in FACTS:
                value = Value(slot.key, origin[0], printed.witness.id, slot.start, slot.end, slot.text)
                found.append(value)
    return found


def bent_facts(values: Sequence[Value]) -> dict[str, list[Value]]:
    """Return the facts of which copies of one origin have several values; a figure only rounded is not bent."""
    by_fact: dict[str, list[Value]] = defaultdict(list)
    for value in values:
        if not value.text.lower().startswith(BLURRED):
            by_fact[value.fact].append(value)
    return {fact: held for fact, held in by_fact.items() if _is_bent(held)}


def _is_bent(held: Sequence[Value]) -> bool:
    """Return whether witnesses print several values; a clause with two values of one name tells nothing."""
    witnesses = [value.witness for value in held]
    return len(set(witnesses)) == len(witnesses) and len({value.text.lower() for value in held}) > 1


class Judged(msgspec.Struct):
    """How verdicts on planted facts came out."""

    transmission: Counts
    #: Bent facts that were called a dispute between lineages.
    disputes: int = 0
    #: Propositions of which the truth knows every claim's origin, and those counted right; by witnesses instead.
    counted: int = 0
    exact: int = 0
    inside: int = 0
    by_witnesses: int = 0


def judge_facts(planted: Planted, found: Rows) -> Judged:
    """Return how the product's propositions stand to what the pile knows."""
    values = planted_values(planted)
    at = _by_witness(values)
    bent = bent_facts(values)
    claims = {claim.id: claim for claim in found.of(Claim)}
    judged = Judged(transmission=Counts())
    met: set[str] = set()
    for proposition in found.of(Proposition):
        told = [[claims[claim] for claim in value.claims] for value in proposition.values]
        touched = {fact for fact, held in bent.items() if _tells(told, held, at)}
        clear = touched or not _is_unclear(told, at)
        if proposition.verdict is Verdict.TRANSMISSION and _is_fact(proposition) and clear:
            met |= touched
            judged.transmission.add(Counts(right=bool(touched), wrong=not touched))
        judged.disputes += proposition.verdict is Verdict.GENUINE and bool(touched)
        _count(judged, proposition, [claim for side in told for claim in side], at)
    judged.transmission.missed = len(bent) - len(met)
    return judged


def _is_unclear(told: Sequence[Sequence[Claim]], at: dict[str, list[Value]]) -> bool:
    """Return whether claims stand in a clause that prints two values under one name: nobody knows which was bent."""
    for claim in (claim for side in told for claim in side):
        facts = {value.fact for value in _touched(claim, at)}
        if any(sum(value.fact in facts for value in at[claim.witness]) > 1 for _ in facts):
            return True
    return False


def _is_fact(proposition: Proposition) -> bool:
    return proposition.kind in {"count", "figure", "when", "said-when", "collated number", "collated date", "age"}


def _by_witness(values: Sequence[Value]) -> dict[str, list[Value]]:
    held: dict[str, list[Value]] = defaultdict(list)
    for value in values:
        held[value.witness].append(value)
    return held


def _touched(claim: Claim, at: dict[str, list[Value]]) -> list[Value]:
    return [value for value in at.get(claim.witness, ()) if value.start < claim.end and claim.start < value.end]


def _tells(told: Sequence[Sequence[Claim]], bent: Sequence[Value], at: dict[str, list[Value]]) -> bool:
    """Return whether two values of a proposition touch two different values of a bent fact."""
    fact = bent[0].fact
    texts = [
        {value.text.lower() for claim in side for value in _touched(claim, at) if value.fact == fact} for side in told
    ]
    return any(left and right and left != right for left, right in combinations(texts, 2))


def _count(judged: Judged, proposition: Proposition, claims: Sequence[Claim], at: dict[str, list[Value]]) -> None:
    """Compare the number of independent lineages with the origins that the claims come from."""
    origins = [{value.origin for value in _touched(claim, at)} for claim in claims]
    if len({claim.witness for claim in claims}) < 2 or any(len(one) != 1 for one in origins):  # noqa: PLR2004  (witnesses)
        return
    true = len(set.union(*origins))
    judged.counted += 1
    judged.exact += proposition.lineages == true
    judged.inside += proposition.lineages <= true <= proposition.lineages_high
    judged.by_witnesses += len({claim.witness for claim in claims}) == true
