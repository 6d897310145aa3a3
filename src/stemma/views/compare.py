"""Two witnesses side by side, in the order of the left: what both have, what differs in it, what only one has."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from stemma.model import Alignment, AlignmentKind, Derivation, Lookup, Pair, PairVerdict, Sentence, Witness
from stemma.views.cards import WitnessCard, witness_cards
from stemma.views.lineage import DerivationLine, derivation_lines
from stemma.views.wording import Words, compared_words

#: A sentence counts as aligned when at least this part of it stands in alignments.
COVERED = 0.5


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One side of a row: a span of its witness, cut into words; joined they are the exact characters."""

    start: int
    end: int
    words: list[Words]


class CompareRow(msgspec.Struct, frozen=True, kw_only=True):
    """One row. `moved`: aligned, but elsewhere in the order of the right text. Only aligned rows have an alignment."""

    kind: Literal["aligned", "left-only", "right-only"]
    left: Side | None
    right: Side | None
    moved: bool
    alignment: str | None
    closeness: AlignmentKind | None
    score: float | None
    why: str


class CompareView(msgspec.Struct, frozen=True, kw_only=True):
    """Two witnesses side by side. Verdict and shares are null where the two were never compared in full."""

    left: WitnessCard
    right: WitnessCard
    verdict: PairVerdict | None
    bits: float | None
    score: float | None
    left_share: float | None
    right_share: float | None
    why: str
    #: Derivations between these two, if any.
    derivations: list[DerivationLine]
    rows: list[CompareRow]


class Bond(msgspec.Struct, frozen=True):
    """An alignment seen from the witness on the left of the screen."""

    left_start: int
    left_end: int
    right_start: int
    right_end: int
    alignment: Alignment


def compare_view(lookup: Lookup, left: Witness, right: Witness) -> CompareView:
    """Return two witnesses side by side."""
    first, second = sorted((left.id, right.id))
    between = [
        one
        for one in (*lookup.of(Derivation, child=left.id), *lookup.of(Derivation, child=right.id))
        if {one.child, one.parent} == {left.id, right.id}
    ]
    pairs = lookup.of(Pair, left=first, right=second)
    cards = witness_cards(lookup)
    return build_comparison(
        (cards[left.id], cards[right.id]),
        compare_rows(
            left,
            right,
            bonds=bonds(lookup.of(Alignment, left=first, right=second), left.id),
            sentences=(lookup.of(Sentence, witness=left.id), lookup.of(Sentence, witness=right.id)),
        ),
        pair=pairs[0] if pairs else None,
        derivations=derivation_lines(between),
    )


def build_comparison(
    cards: tuple[WitnessCard, WitnessCard],
    rows: list[CompareRow],
    *,
    pair: Pair | None,
    derivations: list[DerivationLine],
) -> CompareView:
    """Return the view of a comparison whose rows are made; the pair may stand in either order."""
    left, right = cards
    shares = (None, None) if pair is None else (pair.left_share, pair.right_share)
    if pair is not None and pair.left != left.id:
        shares = (pair.right_share, pair.left_share)
    return CompareView(
        left=left,
        right=right,
        verdict=None if pair is None else pair.verdict,
        bits=None if pair is None else pair.bits,
        score=None if pair is None else pair.score,
        left_share=shares[0],
        right_share=shares[1],
        why="They share too few rare words to be compared sentence by sentence." if pair is None else pair.why,
        derivations=derivations,
        rows=rows,
    )


def bonds(alignments: Iterable[Alignment], left: str) -> list[Bond]:
    """Return alignments of one pair turned so that `left` stands on the left."""
    turned = []
    for one in alignments:
        here, there = (one.left_start, one.left_end), (one.right_start, one.right_end)
        if one.left != left:
            here, there = there, here
        turned.append(Bond(*here, *there, one))
    return sorted(turned, key=lambda bond: (bond.left_start, bond.right_start, bond.alignment.id))


def compare_rows(
    left: Witness, right: Witness, *, bonds: Sequence[Bond], sentences: tuple[Sequence[Sentence], Sequence[Sentence]]
) -> list[CompareRow]:
    """Return the rows of a comparison, in the order of the left text."""
    moved = _moved([bond.right_start for bond in bonds])
    placed: list[tuple[tuple[int, int, int], CompareRow]] = []
    for bond, is_moved in zip(bonds, moved, strict=True):
        key = (bond.left_start, 0, bond.right_start)
        placed.append((key, _aligned_row(left.text, right.text, bond=bond, moved=is_moved)))
    steady = [bond for bond, is_moved in zip(bonds, moved, strict=True) if not is_moved]
    for start, end in uncovered(sentences[0], [(bond.left_start, bond.left_end) for bond in bonds]):
        placed.append(((start, 0, 0), _lone_row("left-only", _plain_side(left.text, start, end))))
    for start, end in uncovered(sentences[1], [(bond.right_start, bond.right_end) for bond in bonds]):
        before = [bond.left_start for bond in steady if bond.right_start <= start]
        key = (max(before, default=-1), 1, start)
        placed.append((key, _lone_row("right-only", _plain_side(right.text, start, end))))
    return [row for _, row in sorted(placed, key=lambda pair: pair[0])]


def uncovered(sentences: Iterable[Sentence], spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return stretches of neighbouring sentences that stand in no alignment, as spans."""
    taken = sorted(spans)
    stretches: list[tuple[int, int]] = []
    joined = False
    for sentence in sorted(sentences, key=lambda one: one.start):
        inside = _inside(sentence.start, sentence.end, taken)
        if inside >= COVERED * (sentence.end - sentence.start):
            joined = False
            continue
        stretches.append((stretches.pop()[0] if joined else sentence.start, sentence.end))
        joined = True
    return stretches


def _inside(start: int, end: int, taken: Iterable[tuple[int, int]]) -> int:
    """Return how many characters of a span stand in sorted, possibly overlapping spans."""
    total, at = 0, start
    for from_, to in taken:
        total += max(0, min(end, to) - max(at, from_))
        at = max(at, min(to, end))
    return total


def _moved(positions: Sequence[int]) -> list[bool]:
    """Mark positions outside the longest part that never steps back."""
    tails: list[int] = []
    lengths = []
    for position in positions:
        at = bisect_right(tails, position)
        tails[at : at + 1] = [position]
        lengths.append(at + 1)
    wanted = len(tails)
    moved = [True] * len(positions)
    ceiling = None
    for index in range(len(positions) - 1, -1, -1):
        if lengths[index] == wanted and (ceiling is None or positions[index] <= ceiling):
            moved[index] = False
            wanted -= 1
            ceiling = positions[index]
    return moved


def _aligned_row(left: str, right: str, *, bond: Bond, moved: bool) -> CompareRow:
    here, there = left[bond.left_start : bond.left_end], right[bond.right_start : bond.right_end]
    here_words, there_words = compared_words(here, there)
    return CompareRow(
        kind="aligned",
        left=Side(start=bond.left_start, end=bond.left_end, words=here_words),
        right=Side(start=bond.right_start, end=bond.right_end, words=there_words),
        moved=moved,
        alignment=bond.alignment.id,
        closeness=bond.alignment.kind,
        score=bond.alignment.score,
        why=bond.alignment.why,
    )


def _plain_side(text: str, start: int, end: int) -> Side:
    return Side(start=start, end=end, words=[Words(text=text[start:end], differs=False)])


def _lone_row(kind: Literal["left-only", "right-only"], side: Side) -> CompareRow:
    return CompareRow(
        kind=kind,
        left=side if kind == "left-only" else None,
        right=side if kind == "right-only" else None,
        moved=False,
        alignment=None,
        closeness=None,
        score=None,
        why="",
    )
