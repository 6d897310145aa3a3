"""Which strand each sentence of a story comes from, so that a text made of two is told apart, and its copies from it.

A sentence belongs to the strand whose members carry it most often; members that carry blocks of two strands have no
vote, for they and all who copied them have the sentences of both.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from stemma.stages.lineage.evidence import Body, Evidence
from stemma.stages.lineage.spans import Span, common, length, union

#: A block shorter than this, in characters, may be background that anybody has at hand: about two sentences.
SHORTEST_BLOCK = 200
#: Part of a body, by characters, that a block must make up with others of its strand.
LEAST_PART = 0.1
#: White space and short links between two sentences of one block.
GAP = 60
#: A sentence is nobody's where a second strand carries it more than this part as often as the first: round by round,
#: for members of two strands lose their vote.
RIVALS = (0.75, 0.5, 0.5)


class Sources(msgspec.Struct, frozen=True):
    """`strand_of` names the strand of a column of sentences, where one has it for its own."""

    strands: list[list[str]]
    strand_of: dict[int, int]
    #: (member, strand) where a member of another strand has a block of this one, in order.
    mixed: list[tuple[str, int]]


def find_sources(evidence: Evidence, strands: Sequence[Sequence[str]]) -> Sources:
    """Return the strand of every sentence that several witnesses have, and the members that have blocks of two."""
    home = {member: number for number, strand in enumerate(strands) for member in strand}
    strand_of: dict[int, int] = {}
    mixed: list[tuple[str, int]] = []
    for rival in RIVALS:
        silent = {member for member, _ in mixed}
        strand_of = _strands_of(evidence, home, silent, rival=rival)
        mixed = [
            (member, away)
            for member in sorted(home)
            for away in sorted({strand_of.get(column, home[member]) for column in every_column(evidence, member)})
            if away != home[member] and _of_both(evidence, member, strand_of, strands=(home[member], away))
        ]
    return Sources([list(strand) for strand in strands], strand_of, mixed)


def _strands_of(evidence: Evidence, home: Mapping[str, int], silent: set[str], *, rival: float) -> dict[int, int]:
    carried: dict[int, Counter[int]] = {}
    voices = Counter(number for member, number in home.items() if member not in silent)
    for member, number in home.items():
        if member not in silent or not voices[number]:
            for column in every_column(evidence, member):
                carried.setdefault(column, Counter())[number] += 1
    found = {}
    for column, counts in carried.items():
        rates = sorted(((-count / max(voices[number], 1), number) for number, count in counts.items()))
        if len(rates) == 1 or rates[1][0] >= rival * rates[0][0]:
            found[column] = rates[0][1]
    return found


def _of_both(evidence: Evidence, member: str, strand_of: Mapping[int, int], *, strands: tuple[int, int]) -> bool:
    body, of = evidence.bodies[member], evidence.columns.of[member]
    return all(has_block(body, [strand_in(strand_of, own) for own in of], number) for number in strands)


def every_column(evidence: Evidence, member: str) -> set[int]:
    """Return the columns in which a member has a sentence."""
    return {column for own in evidence.columns.of[member] for column in own}


def strand_in(strand_of: Mapping[int, int], own: Sequence[int]) -> int | None:
    """Return the strand of a sentence by its columns, None where they are open or name two."""
    named = {strand_of[column] for column in own if column in strand_of}
    return named.pop() if len(named) == 1 else None


def has_block(body: Body, of: Sequence[int | None], strand: int) -> bool:
    """Return whether sentences of a strand make up a block that no sentence of another strand breaks.

    `of` names the strand of each sentence of the body, None where that is open.
    """
    blocks: list[list[Span]] = [[]]
    for span, number in zip(body.sentences, of, strict=True):
        if number == strand:
            blocks[-1].append(span)
        elif number is not None:
            blocks.append([])
    lengths = [length(common(block, body.prose)) for block in blocks]
    return max(lengths) >= SHORTEST_BLOCK and sum(lengths) >= LEAST_PART * length(body.prose)


def runs(spans: Sequence[Span]) -> list[Span]:
    """Return spans drawn together over short gaps."""
    widened = union((start, end + GAP) for start, end in spans)
    return [(start, end - GAP) for start, end in widened]
