"""Where two token sequences agree and where they differ, word by word; punctuation counts for nothing."""

from collections.abc import Iterator, Sequence

import msgspec
from rapidfuzz.distance import Indel, LCSseq

from stemma.text.tokens import Token

#: A lone agreement this short between two longer differences ("of", "the") is chance and would only chop them up.
CHANCE_LETTERS = 4

#: Words on either side from which a difference outweighs such a chance agreement.
OUTWEIGHING_WORDS = 2


class Stretch(msgspec.Struct, frozen=True):
    """A run of tokens on both sides, as half-open ranges of token indices; one side of a difference may be empty."""

    same: bool
    left_start: int
    left_end: int
    right_start: int
    right_end: int


def word_differences(left: Sequence[Token], right: Sequence[Token]) -> list[Stretch]:
    """Return stretches that cover both sides in order, agreeing and differing in turn.

    Words and numbers are compared by their folded form, as a longest common subsequence; marks follow the word
    before them, so that a stretch that agrees may differ in its punctuation.
    """
    left_words = [token.fold for token in left if token.kind != "mark"]
    right_words = [token.fold for token in right if token.kind != "mark"]
    runs = _without_chance(list(_runs(left_words, right_words)), left_words)
    if not runs and (left or right):
        runs = [Stretch(same=True, left_start=0, left_end=0, right_start=0, right_end=0)]
    return _with_marks(runs, _edges(left), _edges(right))


def identity(left: Sequence[str], right: Sequence[str]) -> float:
    """Return the share of words, 0..1, that two sequences of folded words keep in common and in order."""
    return float(Indel.normalized_similarity(left, right))


def common_words(left: Sequence[str], right: Sequence[str]) -> int:
    """Return how many words two sequences of folded words have in common in the same order."""
    return int(LCSseq.similarity(left, right))


def common_runs(left: Sequence[str], right: Sequence[str]) -> list[int]:
    """Return how long, in words, the runs are that two sequences of folded words have in common in the same order."""
    return [block.src_end - block.src_start for block in Indel.opcodes(left, right) if block.tag == "equal"]


def _runs(left: Sequence[str], right: Sequence[str]) -> Iterator[Stretch]:
    """Yield agreeing and differing ranges of words in turn."""
    left_at = right_at = 0
    for block in Indel.opcodes(left, right):
        if block.tag != "equal":
            continue
        if block.src_start > left_at or block.dest_start > right_at:
            yield _stretch((left_at, block.src_start), (right_at, block.dest_start), same=False)
        yield _stretch((block.src_start, block.src_end), (block.dest_start, block.dest_end), same=True)
        left_at, right_at = block.src_end, block.dest_end
    if len(left) > left_at or len(right) > right_at:
        yield _stretch((left_at, len(left)), (right_at, len(right)), same=False)


def _without_chance(runs: list[Stretch], left_words: Sequence[str]) -> list[Stretch]:
    """Return the runs with chance agreements melted into the differences around them."""
    kept: list[Stretch] = []
    for index, run in enumerate(runs):
        inside = 0 < index < len(runs) - 1
        letters = sum(len(word) for word in left_words[run.left_start : run.left_end])
        chance = run.same and inside and letters <= CHANCE_LETTERS
        same = run.same and not (chance and _outweighs(kept[-1]) and _outweighs(runs[index + 1]))
        first = kept.pop() if kept and kept[-1].same == same else run
        kept.append(_stretch((first.left_start, run.left_end), (first.right_start, run.right_end), same=same))
    return kept


def _outweighs(run: Stretch) -> bool:
    return max(run.left_end - run.left_start, run.right_end - run.right_start) >= OUTWEIGHING_WORDS


def _with_marks(runs: list[Stretch], left_edges: list[int], right_edges: list[int]) -> list[Stretch]:
    """Return runs over words as stretches over all tokens."""
    stretches = []
    for index, run in enumerate(runs):
        left_start, right_start = (left_edges[run.left_start], right_edges[run.right_start]) if index else (0, 0)
        left_range = (left_start, left_edges[run.left_end])
        stretches.append(_stretch(left_range, (right_start, right_edges[run.right_end]), same=run.same))
    return stretches


def _edges(tokens: Sequence[Token]) -> list[int]:
    """Return, per word, the token index at which its part of the text begins, and last the end of it all."""
    words = [index for index, token in enumerate(tokens) if token.kind != "mark"]
    return [*([0] if words else []), *words[1:], len(tokens)]


def _stretch(left: tuple[int, int], right: tuple[int, int], *, same: bool) -> Stretch:
    return Stretch(same=same, left_start=left[0], left_end=left[1], right_start=right[0], right_end=right[1])
