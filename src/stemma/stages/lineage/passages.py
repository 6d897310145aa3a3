"""Lineage passage by passage: what a copy says in sentences that nobody else has is its own, beside what it copied."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from stemma.model import Lineage, Passage, stable_id
from stemma.stages.lineage.evidence import Body, Evidence
from stemma.stages.lineage.family import listed
from stemma.stages.lineage.sources import SHORTEST_BLOCK
from stemma.stages.lineage.spans import Span, common, length

#: How sure it is that a passage is of the lineages named: where copies share it, and where its lineage begins with it.
SHARED, BEGINS = 0.95, 0.9
#: The same for a passage that nobody else has: a whole block, or less, which other copies may have cut.
OWN_BLOCK, OWN_SENTENCE = 0.75, 0.55
#: Stands for the lineages of other stories.
ELSEWHERE = "elsewhere"
#: Part of a sentence that must stand in another witness for it to be shared.
MOSTLY = 0.5


def part_passages(evidence: Evidence, lineages: Sequence[Lineage]) -> Iterator[Passage]:
    """Yield the body of every witness, parted where its sentences change lineage, in the order of the text."""
    told = _Told(evidence)
    standing: dict[str, list[Lineage]] = {}
    for lineage in lineages:
        for witness in lineage.witnesses:
            standing.setdefault(witness, []).append(lineage)
    for body in (evidence.bodies[name] for name in evidence.members):
        stands_in = standing.get(body.id, [])
        # Few of a large pile are bound to one witness: only those are asked about its sentences.
        bound = evidence.near[body.id].keys()
        near = {one.id: sorted(bound & {*one.witnesses, *one.kin}) for one in stands_in}
        near[ELSEWHERE] = sorted(bound & evidence.kin)
        homes = [_homes(evidence, body.id, span, stands_in=stands_in, near=near) for span in body.sentences]
        start = 0
        for place in range(1, len(homes) + 1):
            if place == len(homes) or homes[place] != homes[start]:
                span = (body.sentences[start][0], body.sentences[place - 1][1])
                found = [one for one in stands_in if one.id in homes[start]]
                away = near[ELSEWHERE] if ELSEWHERE in homes[start] else []
                yield _passage(told, body, span, homes=found, away=away)
                start = place


def _homes(
    evidence: Evidence, witness: str, span: Span, *, stands_in: Sequence[Lineage], near: Mapping[str, Sequence[str]]
) -> list[str]:
    """Return the lineages that a sentence is of, sorted; none where the witness has it for itself."""
    found = [lineage.id for lineage in stands_in if _carried(evidence, witness, span, others=near[lineage.id])]
    if found:
        return sorted(found)
    if _carried(evidence, witness, span, others=near[ELSEWHERE]):
        return [ELSEWHERE]
    # What begins a lineage has nobody to have it from.
    return sorted(lineage.id for lineage in stands_in if lineage.origin == witness)


def _carried(evidence: Evidence, witness: str, span: Span, *, others: Sequence[str]) -> bool:
    """Return whether one of some other witnesses has a sentence, in more than quotations."""
    bonds = (evidence.bond(witness, other) for other in others)
    least = MOSTLY * (span[1] - span[0])
    return any(bond is not None and length(common([span], bond.spans(witness))) >= least for bond in bonds)


class _Told:
    """The names of those who carry lineages, found once for all passages that stand in the same."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self._carriers: dict[tuple[str, ...], tuple[list[str], list[str]]] = {}

    def beside(self, witness: str, homes: Sequence[Lineage]) -> str:
        """Return the names of the others who carry some lineages, as a phrase."""
        key = tuple(lineage.id for lineage in homes)
        if key not in self._carriers:
            carriers = sorted({other for lineage in homes for other in [*lineage.witnesses, *lineage.kin]})
            self._carriers[key] = carriers, [self.evidence.bodies[other].name for other in carriers]
        carriers, names = self._carriers[key]
        place = bisect_left(carriers, witness)
        return listed([*names[:place], *names[place + 1 :]])


def _passage(told: _Told, body: Body, span: Span, *, homes: Sequence[Lineage], away: Sequence[str]) -> Passage:
    start, end = span
    evidence = told.evidence
    begins = any(lineage.origin == body.id for lineage in homes)
    if away:
        carriers = [other for other in away if _carried(evidence, body.id, span, others=[other])]
        score = SHARED
        why = f"{body.name} shares this passage with reports of other stories: {_names(evidence, carriers or away)}."
    elif not homes:
        score = OWN_BLOCK if end - start >= SHORTEST_BLOCK else OWN_SENTENCE
        why = f"No other witness has this passage of {body.name}, so it counts as its own."
    elif begins:
        score = BEGINS
        why = f"Nothing earlier than {body.name} is known to have this passage."
    else:
        score = SHARED
        why = f"{body.name} shares this passage with copies of its lineage: {told.beside(body.id, homes)}."
    return Passage(
        id=stable_id("passage", body.id, start, end),
        story=evidence.story,
        witness=body.id,
        start=start,
        end=end,
        lineages=sorted(lineage.id for lineage in homes),
        score=score,
        why=why,
    )


def _names(evidence: Evidence, witnesses: Sequence[str]) -> str:
    return listed([evidence.bodies[witness].name for witness in witnesses if witness in evidence.bodies])
