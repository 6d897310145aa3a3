"""Columns: sentences of several witnesses that are one sentence, whatever was done to its words."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import msgspec

from stemma.model import Alignment
from stemma.stages.lineage.spans import Span

#: Part of a sentence that an alignment must cover to speak for it.
COVERED = 0.5
#: Part of a column's alignments that must be quotations for the column to be one.
MOSTLY = 0.5
#: Columns join where this part of the pairs that could show it do: one stray alignment among many joins nothing.
SUPPORT = 0.35


class Columns(msgspec.Struct, frozen=True):
    """The column of each sentence of each witness, in the order of the text."""

    of: dict[str, list[int]]
    #: By column: most of what binds it are quotations, which two reporters may have heard alike.
    quoted: list[bool]


def find_columns(sentences: Mapping[str, Sequence[Span]], alignments: Iterable[Alignment]) -> Columns:
    """Return which sentences of a story stand for one another, through alignments of copies, surest first.

    No column has two sentences of one witness, save what others run together: in a large story a chain of doubtful
    steps else leads from any sentence to any other.
    """
    growing = _Growing(sentences)
    quoted: dict[int, list[bool]] = {}
    links: list[tuple[int, int]] = []
    for alignment in sorted(alignments, key=lambda alignment: (-alignment.score, alignment.id)):
        left = growing.covered(alignment.left, (alignment.left_start, alignment.left_end))
        right = growing.covered(alignment.right, (alignment.right_start, alignment.right_end))
        links += growing.bind(left, right)
        for one in left:
            quoted.setdefault(one, []).append(alignment.quoted)
    for one, two in links:
        growing.join(one, two)
    number: dict[int, int] = {}
    of = {
        witness: [
            number.setdefault(growing.home[one], len(number)) for one in range(first, first + len(sentences[witness]))
        ]
        for witness, first in growing.first.items()
    }
    said: list[list[bool]] = [[] for _ in number]
    for one, marks in quoted.items():
        said[number[growing.home[one]]] += marks
    return Columns(of=of, quoted=[sum(marks) > MOSTLY * len(marks) for marks in said])


class _Growing:
    """Columns while they grow. Sentences are numbered throughout the story, witnesses in order of id."""

    def __init__(self, sentences: Mapping[str, Sequence[Span]]) -> None:
        self._sentences = sentences
        #: The number of the first sentence of each witness.
        self.first: dict[str, int] = {}
        self._witness: list[str] = []
        for witness in sorted(sentences):
            self.first[witness] = len(self._witness)
            self._witness += [witness] * len(sentences[witness])
        #: The column of each sentence, named by one of its sentences.
        self.home = list(range(len(self._witness)))
        #: By column, and in it by witness: its sentences.
        self._held = {one: {witness: [one]} for one, witness in enumerate(self._witness)}
        self._near: dict[int, list[int]] = {}
        self._partners: dict[str, set[str]] = {}
        #: Sentences that another witness has run together with the next.
        self._run_on: set[int] = set()

    def covered(self, witness: str, stretch: Span) -> list[int]:
        """Return the sentences of a witness that a stretch covers for the most part."""
        return [self.first[witness] + place for place in _covered(self._sentences[witness], stretch)]

    def bind(self, left: Sequence[int], right: Sequence[int]) -> list[tuple[int, int]]:
        """Note that the sentences of two witnesses are aligned, and return every two of them."""
        links = [(one, two) for one in left for two in right]
        for ends in links:
            for here, there in (ends, ends[::-1]):
                self._near.setdefault(here, []).append(there)
                self._partners.setdefault(self._witness[here], set()).add(self._witness[there])
        for many, few in ((left, right), (right, left)):
            if len(few) == 1:
                self._run_on.update(many[:-1])
        return links

    def join(self, one: int, two: int) -> None:
        """Make one column of the columns of two sentences, where they fit together."""
        small, large = sorted((self.home[one], self.home[two]), key=lambda column: (len(self._held[column]), column))
        if small == large or not self._fit(small, large) or not self._supported(small, large):
            return
        into = self._held[large]
        for witness, members in self._held.pop(small).items():
            into[witness] = sorted([*into.get(witness, []), *members])
            for member in members:
                self.home[member] = large

    def _fit(self, small: int, large: int) -> bool:
        """Return whether two columns have no witness in common but with sentences that others run together."""
        one, two = self._held[small], self._held[large]
        return all(
            all(
                first + 1 == second and first in self._run_on
                for first, second in pairwise(sorted(one[name] + two[name]))
            )
            for name in one.keys() & two.keys()
        )

    def _supported(self, small: int, large: int) -> bool:
        """Return whether enough of the compared pairs of copies between two columns align their sentences."""
        shown = asked = 0
        beside = self._held[large].keys()
        for witness, members in self._held[small].items():
            shown += sum(self.home[near] == large for member in members for near in self._near[member])
            asked += len(self._partners[witness] & beside)
        return shown >= SUPPORT * asked


def _covered(spans: Sequence[Span], stretch: Span) -> list[int]:
    """Return the places of the sentences that a stretch covers for the most part."""
    start, end = stretch
    first = max(0, bisect_left(spans, (start, start)) - 1)
    found = []
    for place in range(first, len(spans)):
        left, right = spans[place]
        if left >= end:
            break
        if min(right, end) - max(left, start) > COVERED * (right - left):
            found.append(place)
    return found
