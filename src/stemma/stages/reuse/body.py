"""A witness as the aligner sees it: its words and stems as arrays, with quoted words marked."""

import itertools
from collections.abc import Sequence
from functools import cached_property

import msgspec
import numpy as np

from stemma.model import Sentence, Witness
from stemma.stages.reuse.background import Background, Flags, Floats, Integers
from stemma.stages.reuse.captions import reads_as_caption
from stemma.stages.reuse.foreign import quoted_flags
from stemma.stages.reuse.sides import Side
from stemma.stages.reuse.telling import read_words
from stemma.text.content import NO_STEM
from stemma.text.tokens import Token, tokenise
from stemma.text.unspaced import joined

#: Words of a sentence that are looked at; a longer one is a list or a text that lost its stops.
LONGEST_SENTENCE = 400

#: Words in the shingles by which shared runs are found.
RUN_SHINGLE = 3

#: Places in a sieve, a power of two: a usual body of 800 words fills one in twenty.
SIEVE_SIZE = 1 << 14

_SPREAD = np.uint64(6364136223846793005)


class Body(msgspec.Struct, frozen=True, kw_only=True, eq=False, dict=True):
    """The sentences of a witness in the order of the text, and arrays parallel to its words or to its vocabulary."""

    witness: Witness
    sentences: list[Sentence]
    tokens: list[list[Token]]
    #: Per sentence: the number of words up to its end, and whether it is body proper rather than a caption.
    ends: Integers
    proper: Flags
    #: Per sentence: whether the same words stood in an earlier one; what a page repeats is said once.
    repeated: Flags
    #: Per sentence: whether it counts in full; captions do not, wherever they stand.
    prose: Flags
    #: Per sentence: characters outside quotation marks.
    own_chars: Integers
    #: Words of the writer's own (outside quotation marks) before every place between words; and how many there are.
    own_reach: Integers
    own_words: int
    #: The same for words that are no names or numbers either; that are, besides, no formulas; and have a content stem.
    phrase_reach: Integers
    plain_reach: Integers
    plain_stems_reach: Integers
    #: Bits of the words before every place between words: a run's bits are the difference of two. In full, the words
    #: of formulas count like others.
    reach: Floats
    full_reach: Floats
    #: Per word: the number of its sentence.
    word_rows: Integers
    #: Hash of every RUN_SHINGLE words of the writer's own, in order; -1 where one of them is quoted.
    shingles: Integers
    #: The same, sorted, each once, without -1.
    distinct_shingles: Integers
    #: Per shingle its place in a sieve; the sieve holds whether any shingle has that place.
    slots: Integers
    sieve: Flags
    #: Distinct stems, sorted, and the bits of each.
    vocabulary: Integers
    bits: Floats
    #: Sentences (rows) that hold a stem (columns), at all and in the writer's own words (the tails of names left out).
    held: Flags
    held_own: Flags
    #: Per sentence: bits of its stems, and how many are in the writer's own words; and the bits of all of those.
    sentence_bits: Floats
    own_count: Integers
    own_bits: float
    #: Per sentence: its stems; and bits by stem, for looking up single ones.
    stem_sets: list[set[int]]
    bit_of: dict[int, float]
    #: Witnesses of the pile from which the bits were learnt.
    pile: int

    def weigh(self, stems: set[int]) -> float:
        """Return the bits of stems of this body; their sum is exact, so that their order is nothing."""
        return sum(map(self.bit_of.__getitem__, stems))

    @cached_property
    def own_stem_sets(self) -> list[set[int]]:
        """Per sentence: its stems in the writer's own words."""
        return [set(self.vocabulary[row].tolist()) for row in self.held_own]

    @cached_property
    def plain_pairs(self) -> list[set[tuple[str, str]]]:
        """Per sentence: its words two by two, without names."""
        return [_plain_pairs(self.witness.text, tokens) for tokens in self.tokens]

    def shares(self, caption: float) -> Floats:
        """Return per sentence what it counts: 1, `caption` where it is one, 0 where it only repeats."""
        if caption not in self._shares:
            self._shares[caption] = np.where(self.repeated, 0.0, np.where(self.prose, 1.0, caption))
        return self._shares[caption]

    @cached_property
    def _shares(self) -> dict[float, Floats]:
        return {}

    def words_between(self, start: int, end: int) -> list[Token]:
        """Return the words of a range that counts all words of the witness's sentences."""
        first = int(np.searchsorted(self.ends, start, side="right"))
        skipped = int(self.ends[first]) - len(self.tokens[first])
        words: list[Token] = []
        for tokens in self.tokens[first:]:
            words.extend(tokens)
            if len(words) >= end - skipped:
                break
        return words[start - skipped : end - skipped]

    def side(self, rows: tuple[int, ...]) -> Side:
        """Return neighbouring sentences as one side of a link, read once."""
        if rows not in self._sides:
            start, end = int(self.ends[rows[0]]) - len(self.tokens[rows[0]]), int(self.ends[rows[-1]])
            self._sides[rows] = Side(
                text=self.witness.text[self.sentences[rows[0]].start : self.sentences[rows[-1]].end],
                words=[token for row in rows for token in self.tokens[row]],
                own=[own for row in rows for own in self._own_words(row)],
                quoted=2 * int(self.own_reach[end] - self.own_reach[start]) < end - start,
                witness_text=self.witness.text,
                language=self.witness.language,
                bits=self.bit_of,
            )
        return self._sides[rows]

    def _own_words(self, row: int) -> list[bool]:
        """Return, per word of a sentence, whether it is the writer's own."""
        end = int(self.ends[row])
        own: list[bool] = (np.diff(self.own_reach[end - len(self.tokens[row]) : end + 1]) > 0).tolist()
        return own

    @cached_property
    def _sides(self) -> dict[tuple[int, ...], Side]:
        return {}


def read_body(witness: Witness, sentences: Sequence[Sentence], *, background: Background) -> Body:
    """Return a witness as arrays."""
    ordered = sorted(sentences, key=lambda sentence: (sentence.start, sentence.end))
    inside = quoted_flags(witness.text, witness.language)
    tokens = [_words(witness.text, sentence) for sentence in ordered]
    words = read_words(witness, tokens, background=background)
    vocabulary, place = np.unique(words.stems, return_inverse=True)
    held, held_own = (np.zeros((len(tokens), len(vocabulary)), dtype=bool) for _ in range(2))
    held[words.rows, place] = True
    held_own[words.rows[words.telling], place[words.telling]] = True
    content = vocabulary != NO_STEM
    vocabulary, held, held_own = vocabulary[content], held[:, content], held_own[:, content]
    bits = background.weigh(vocabulary)
    shingles = _shingles(words.forms, words.own)
    distinct = np.unique(shingles[shingles >= 0])
    return Body(
        witness=witness,
        sentences=ordered,
        tokens=tokens,
        ends=np.cumsum([len(sentence) for sentence in tokens], dtype=np.int64),
        proper=np.array([sentence.index >= 0 for sentence in ordered], dtype=bool),
        prose=np.array([_is_prose(witness, sentence) for sentence in ordered], dtype=bool),
        repeated=_repeats(tokens),
        own_chars=np.array([_own_chars(inside, sentence) for sentence in ordered], dtype=np.int64),
        own_reach=_reach(words.own),
        own_words=int(words.own.sum()),
        phrase_reach=_reach(words.phrase),
        plain_reach=_reach(words.plain),
        plain_stems_reach=_reach(words.plain & (words.stems != NO_STEM)),
        reach=np.concatenate([[0.0], np.cumsum(words.weights)]),
        full_reach=np.concatenate([[0.0], np.cumsum(words.full_weights)]),
        word_rows=words.rows,
        shingles=shingles,
        distinct_shingles=distinct,
        slots=shingles & (SIEVE_SIZE - 1),
        sieve=_sieve(distinct),
        vocabulary=vocabulary,
        bits=bits,
        held=held,
        held_own=held_own,
        sentence_bits=held @ bits,
        own_count=held_own.sum(axis=1),
        own_bits=float(bits[held_own.any(axis=0)].sum()),
        stem_sets=[set(vocabulary[row].tolist()) for row in held],
        bit_of=dict(zip(vocabulary.tolist(), bits.tolist(), strict=True)),
        pile=background.witnesses,
    )


def _plain_pairs(text: str, tokens: Sequence[Token]) -> set[tuple[str, str]]:
    plain = [token.fold if at == 0 or text[token.start].islower() else "" for at, token in enumerate(tokens)]
    return {pair for pair in itertools.pairwise(plain) if all(pair)}


def _reach(flags: Flags) -> Integers:
    return np.concatenate([[0], np.cumsum(flags)])


def _is_prose(witness: Witness, sentence: Sentence) -> bool:
    return sentence.index >= 0 and not reads_as_caption(witness.text[sentence.start : sentence.end], witness.language)


def _sieve(shingles: Integers) -> Flags:
    sieve = np.zeros(SIEVE_SIZE, dtype=bool)
    sieve[shingles & (SIEVE_SIZE - 1)] = True
    return sieve


def _repeats(sentences: Sequence[Sequence[Token]]) -> Flags:
    seen: set[tuple[str, ...]] = set()
    repeated = np.zeros(len(sentences), dtype=bool)
    for at, tokens in enumerate(sentences):
        words = tuple(token.fold for token in tokens)
        repeated[at] = words in seen
        seen.add(words)
    return repeated


def _own_chars(inside: bytearray, sentence: Sentence) -> int:
    return sentence.end - sentence.start - sum(inside[sentence.start : sentence.end])


def _words(text: str, sentence: Sentence) -> list[Token]:
    tokens = joined(tokenise(text, sentence.start, sentence.end))
    return [token for token in tokens if token.kind != "mark"][:LONGEST_SENTENCE]


def _shingles(words: Integers, own: Flags) -> Integers:
    """Return the hash of every few words in a row, -1 where a quoted word is among them."""
    count = max(0, len(words) - RUN_SHINGLE + 1)
    mixed = np.zeros(count, dtype=np.uint64)
    clean = np.ones(count, dtype=bool)
    for step in range(RUN_SHINGLE):
        mixed = (mixed ^ words[step : step + count].astype(np.uint64)) * _SPREAD
        mixed ^= mixed >> np.uint64(29)
        clean &= own[step : step + count]
    return np.where(clean, (mixed >> np.uint64(1)).astype(np.int64), -1)
