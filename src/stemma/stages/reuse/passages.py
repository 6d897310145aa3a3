"""Sets of passages that carry the same text across the witnesses of a story, built from its alignments."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

import msgspec

from stemma.model import Alignment, Sentence

#: Neighbouring sentences of one witness that can stand against one of another; a longer set is a chain gone astray.
LONGEST_GROUP = 3

#: Sentence numbers by witness.
Places = dict[str, set[int]]


class Passage(msgspec.Struct, frozen=True, order=True):
    """One or a few neighbouring sentences of a witness."""

    witness: str
    start: int
    end: int


def gather_passages(sentences: Iterable[Sentence], alignments: Iterable[Alignment]) -> list[list[Passage]]:
    """Return sets of passages, best alignments first; no set holds two distant passages of one witness."""
    spans = _spans_by_witness(sentences)
    sets: dict[tuple[str, int], Places] = {}
    for alignment in sorted(alignments, key=lambda alignment: (-alignment.score, alignment.id)):
        left = _covered(spans.get(alignment.left, []), alignment.left_start, alignment.left_end)
        right = _covered(spans.get(alignment.right, []), alignment.right_start, alignment.right_end)
        if left and right:
            _join(sets, [(alignment.left, at) for at in left] + [(alignment.right, at) for at in right])
    distinct = {id(places): places for places in sets.values()}
    gathered = [
        sorted(_passage(name, ats, spans[name]) for name, ats in places.items()) for places in distinct.values()
    ]
    return sorted(gathered)


def _spans_by_witness(sentences: Iterable[Sentence]) -> dict[str, list[tuple[int, int]]]:
    spans: dict[str, list[tuple[int, int]]] = {}
    for sentence in sentences:
        spans.setdefault(sentence.witness, []).append((sentence.start, sentence.end))
    return {witness: sorted(places) for witness, places in spans.items()}


def _covered(spans: Sequence[tuple[int, int]], start: int, end: int) -> list[int]:
    """Return the numbers of the sentences that begin inside a span."""
    return list(range(bisect_left(spans, (start, 0)), bisect_left(spans, (end, 0))))


def _join(sets: dict[tuple[str, int], Places], ends: Sequence[tuple[str, int]]) -> None:
    """Put the sentences of one alignment, and all that are already bound to them, into one set if they fit together."""
    parts: list[Places] = []
    for witness, at in ends:
        places = sets.get((witness, at), {witness: {at}})
        if not any(places is part for part in parts):
            parts.append(places)
    parts.sort(key=len)
    whole = parts.pop()
    # Most alignments of a large story bind what is bound already, or what a witness keeps apart.
    if not parts or (len(parts) == 1 and _parted(parts[0], whole)):
        return
    added: Places = {}
    for part in parts:
        for witness, ats in part.items():
            added.setdefault(witness, set()).update(ats)
    if not all(_neighbours(ats | whole.get(witness, set())) for witness, ats in added.items()):
        return
    for witness, ats in added.items():
        whole.setdefault(witness, set()).update(ats)
        for at in ats:
            sets[witness, at] = whole
    for witness, at in ends:
        sets[witness, at] = whole


def _parted(part: Places, whole: Places) -> bool:
    """Return whether two sets hold sentences of one witness that are no neighbours."""
    return any(not _neighbours(part[witness] | whole[witness]) for witness in part.keys() & whole.keys())


def _neighbours(ats: set[int]) -> bool:
    return len(ats) <= LONGEST_GROUP and max(ats) - min(ats) + 1 == len(ats)


def _passage(witness: str, ats: set[int], spans: Sequence[tuple[int, int]]) -> Passage:
    return Passage(witness, spans[min(ats)][0], spans[max(ats)][1])
