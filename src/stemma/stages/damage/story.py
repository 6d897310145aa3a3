"""The witnesses of a story as damage is looked for: their words, and who else has them."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import msgspec

from stemma.model import Alignment, AlignmentKind, Rows, Sentence, Story, Witness
from stemma.stages.damage.scars import Side
from stemma.text.quotations import quoted_spans
from stemma.text.tokens import Token, tokenise

#: Partners with which a passage is compared, the nearest first: what one shows, its copies show again.
PARTNERS = 2

#: Words in the runs by which quotations are recognised.
RUN_WORDS = 3


class Reading(msgspec.Struct, frozen=True, eq=False):
    """One witness: its text, its words in order with their starts, whether each is quoted, and its quoted runs."""

    witness: Witness
    tokens: Sequence[Token]
    quoted: Sequence[bool]
    words: frozenset[str]
    quoted_runs: frozenset[tuple[str, ...]]

    @property
    def language(self) -> str:
        """Its language in two letters."""
        return (self.witness.language or "en")[:2].lower()

    def side(self, start: int, end: int) -> Side:
        """Return a stretch of it."""
        first, last = (bisect_left(self.tokens, place, key=_start) for place in (start, end))
        text = self.witness.text
        return Side(self.witness.id, text, self.language, self.tokens[first:last], self.quoted[first:last])


class Told(msgspec.Struct, frozen=True, eq=False, dict=True):
    """A story: its readings by witness id, and how many of them hold a word."""

    story: str
    readings: Mapping[str, Reading]
    holders: Mapping[str, int]
    alignments: Sequence[Alignment]

    def reworded(self) -> Iterator[Alignment]:
        """Yield, for every passage, the nearest ones whose wording differs, each couple of texts once."""
        met: Counter[tuple[str, int]] = Counter()
        seen: set[tuple[str, str]] = set()
        for one in self.alignments:
            places = (one.left, one.left_start), (one.right, one.right_start)
            if one.kind is AlignmentKind.VERBATIM or max(met[place] for place in places) >= PARTNERS:
                continue
            texts = (
                self.readings[one.left].witness.text[one.left_start : one.left_end],
                self.readings[one.right].witness.text[one.right_start : one.right_end],
            )
            if texts in seen:
                continue
            met.update(places)
            seen.add(texts)
            yield one

    def quoters(self, words: Sequence[str], besides: str) -> int:
        """Return how many other witnesses quote at least half of the runs of some words."""
        runs = {tuple(words[at : at + RUN_WORDS]) for at in range(len(words) - RUN_WORDS + 1)}
        shared = Counter(name for run in runs for name in self.quoting.get(run, ()))
        return sum(2 * count >= len(runs) for name, count in shared.items() if name != besides)

    @cached_property
    def quoting(self) -> Mapping[tuple[str, ...], Sequence[str]]:
        """The witnesses that quote a run of words, by run."""
        found: dict[tuple[str, ...], list[str]] = {}
        for name, reading in self.readings.items():
            for run in reading.quoted_runs:
                found.setdefault(run, []).append(name)
        return found


def _start(token: Token) -> int:
    return token.start


def read_story(rows: Rows, story: Story) -> Told:
    """Return a story's witnesses, read."""
    sentences: dict[str, list[Sentence]] = {}
    for sentence in rows.of(Sentence):
        sentences.setdefault(sentence.witness, []).append(sentence)
    witnesses = {witness.id: witness for witness in rows.of(Witness)}
    readings = {
        name: _read(witnesses[name], sorted(sentences.get(name, []), key=lambda one: one.start))
        for name in story.witnesses
    }
    holders = Counter(word for reading in readings.values() for word in reading.words)
    alignments = [one for one in rows.of(Alignment) if one.left in readings and one.right in readings]
    return Told(story.id, readings, holders, sorted(alignments, key=lambda one: (-one.score, one.id)))


def _read(witness: Witness, sentences: Sequence[Sentence]) -> Reading:
    inside = bytearray(len(witness.text) + 1)
    for start, end in quoted_spans(witness.text, 0, len(witness.text)):
        inside[start:end] = b"\x01" * (end - start)
    tokens = [
        token
        for sentence in sentences
        for token in tokenise(witness.text, sentence.start, sentence.end)
        if token.kind != "mark"
    ]
    quoted = [bool(inside[token.start]) for token in tokens]
    spoken = [token.fold for token, said in zip(tokens, quoted, strict=True) if said]
    return Reading(
        witness,
        tokens,
        quoted,
        frozenset(token.fold for token in tokens),
        frozenset(tuple(spoken[at : at + RUN_WORDS]) for at in range(len(spoken) - RUN_WORDS + 1)),
    )
