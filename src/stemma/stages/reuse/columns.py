"""Progressive alignment: the words of many readings of one passage in ranked columns, nearest readings first."""

from collections.abc import Sequence
from functools import lru_cache

import msgspec
import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from stemma.text.content import NO_STEM, content_stem
from stemma.text.tokens import Token

#: What two words score in one column: the same word, one spelt almost alike, any other of the same sort.
SAME_WORD, NEAR_WORD = 5, 3
ANY_WORD = {"number": 3, "content": 2, "small": 1}

#: Share of letters in common from which two words are spelt almost alike.
NEAR_SPELLING = 0.7

#: Pairs of words whose likeness is remembered: a story repeats the same differences.
REMEMBERED_PAIRS = 1 << 16

Words = list[Token]


class Column:
    """One rank of a collation: which word each reading has there, by the number of the reading."""

    __slots__ = ("folds", "sorts", "words")

    def __init__(self) -> None:
        self.words: dict[int, int] = {}
        self.folds: set[str] = set()
        self.sorts: set[str] = set()


class Branch(msgspec.Struct, frozen=True):
    """A reading, the nearest one that is placed before it (-1 for the first), and how much they agree, 0..1."""

    reading: int
    nearest: int
    identity: float


def grow_tree(readings: Sequence[Words], holders: Sequence[int]) -> list[Branch]:
    """Return readings in the order in which they are placed: the best attested first, then always the nearest."""
    identities = _identities(readings)
    first = max(range(len(readings)), key=lambda number: (holders[number], float(identities[number].sum()), -number))
    branches = [Branch(first, -1, 1.0)]
    best = identities[first].copy()
    nearest = np.full(len(readings), first)
    waiting = np.ones(len(readings), dtype=bool)
    waiting[first] = False
    while waiting.any():
        chosen = int(np.argmax(np.where(waiting, best, -1.0)))
        branches.append(Branch(chosen, int(nearest[chosen]), float(best[chosen])))
        waiting[chosen] = False
        closer = identities[chosen] > best
        best[closer] = identities[chosen][closer]
        nearest[closer] = chosen
    return branches


def _identities(readings: Sequence[Words]) -> npt.NDArray[np.float64]:
    letters: dict[str, str] = {}
    coded = [
        "".join([letters.setdefault(word.fold, chr(0x100 + len(letters))) for word in words]) for words in readings
    ]
    return np.round(cdist(coded, coded, scorer=Indel.normalized_similarity, dtype=np.float64), 6)


def build_columns(readings: Sequence[Words], branches: Sequence[Branch]) -> list[Column]:
    """Return the columns of the readings that the branches name, in the order of the text."""
    columns: list[Column] = []
    for branch in branches:
        words = readings[branch.reading]
        if branch.nearest < 0:
            columns = [_column(branch.reading, at, word) for at, word in enumerate(words)]
        else:
            columns = _place(columns, branch, readings)
    return columns


def _column(reading: int, at: int, word: Token) -> Column:
    column = Column()
    _put(column, at, word, reading=reading)
    return column


def _put(column: Column, at: int, word: Token, *, reading: int) -> None:
    column.words[reading] = at
    column.folds.add(word.fold)
    column.sorts.add(_sort(word))


def _place(columns: list[Column], branch: Branch, readings: Sequence[Words]) -> list[Column]:
    """Return the columns with one more reading: where it agrees with its nearest, in the columns of that one."""
    words, nearest = readings[branch.reading], readings[branch.nearest]
    rank = {column.words[branch.nearest]: at for at, column in enumerate(columns) if branch.nearest in column.words}
    placed: list[Column] = []
    column_at = word_at = 0
    for block in Indel.opcodes([word.fold for word in nearest], [word.fold for word in words]):
        if block.tag != "equal":
            continue
        for step in range(block.src_end - block.src_start):
            at, number = rank[block.src_start + step], block.dest_start + step
            placed += _fill(columns[column_at:at], (word_at, number), words, reading=branch.reading)
            _put(columns[at], number, words[number], reading=branch.reading)
            placed.append(columns[at])
            column_at, word_at = at + 1, number + 1
    return placed + _fill(columns[column_at:], (word_at, len(words)), words, reading=branch.reading)


def _fill(columns: list[Column], span: tuple[int, int], words: Words, *, reading: int) -> list[Column]:
    """Return columns between two agreements with a few more words put where they fit best, in new ones if need be."""
    start, end = span
    if start == end:
        return columns
    best = _scores(columns, words[start:end])
    placed: list[Column] = []
    at, number = len(columns), end - start
    while at or number:
        match = _affinity(columns[at - 1], words[start + number - 1]) if at and number else 0
        if match and best[at][number] == best[at - 1][number - 1] + match:
            at, number = at - 1, number - 1
            _put(columns[at], start + number, words[start + number], reading=reading)
            placed.append(columns[at])
        elif at and best[at][number] == best[at - 1][number]:
            at -= 1
            placed.append(columns[at])
        else:
            number -= 1
            placed.append(_column(reading, start + number, words[start + number]))
    return placed[::-1]


def _scores(columns: Sequence[Column], words: Sequence[Token]) -> list[list[int]]:
    best = [[0] * (len(words) + 1) for _ in range(len(columns) + 1)]
    for at, column in enumerate(columns, 1):
        for number, word in enumerate(words, 1):
            matched = best[at - 1][number - 1] + _affinity(column, word)
            best[at][number] = max(matched, best[at - 1][number], best[at][number - 1])
    return best


def _affinity(column: Column, word: Token) -> int:
    """Return how well a word fits into a column: by its spelling, else by its sort."""
    if word.fold in column.folds:
        return SAME_WORD
    if any(_is_near(fold, word.fold) for fold in column.folds):
        return NEAR_WORD
    return ANY_WORD[_sort(word)] if _sort(word) in column.sorts else 0


@lru_cache(REMEMBERED_PAIRS)
def _is_near(left: str, right: str) -> bool:
    return Indel.normalized_similarity(left, right) >= NEAR_SPELLING


def _sort(word: Token) -> str:
    if word.kind == "number":
        return "number"
    return "small" if content_stem(word.fold, word.kind, None) == NO_STEM else "content"
