"""A witness as the aligner sees it: its words and stems as arrays, with quoted words marked."""

from collections.abc import Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from stemma.model import Sentence, Witness
from stemma.stages.reuse.background import Background, Floats, Integers
from stemma.stages.reuse.sketch import quoted_flags
from stemma.stages.reuse.words import NO_STEM, content_stem
from stemma.text.hashing import hash_text
from stemma.text.tokens import Token, tokenise

Flags = npt.NDArray[np.bool_]

#: Bits of a word without a content stem inside a run of shared words: the next small word is easy to guess.
SMALL_WORD_BITS = 1.0

#: Bits of a word that goes on with a name: whoever writes the first word writes the rest ("Ada Tarn, Mayor of Ost").
NAME_TAIL_BITS = 1.0

#: Bits at most of the first word of a name: it shows the subject, not who wrote of it.
NAME_HEAD_BITS = 5.0

#: Words of a sentence that are looked at; a longer one is a list or a text that lost its stops.
LONGEST_SENTENCE = 400

#: Words in the shingles by which shared runs are found.
RUN_SHINGLE = 3

_SPREAD = np.uint64(6364136223846793005)


class Body(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """The sentences of a witness in the order of the text, and arrays parallel to its words or to its vocabulary."""

    witness: Witness
    sentences: list[Sentence]
    tokens: list[list[Token]]
    #: Per sentence: the number of words up to its end, and whether it is body proper rather than a caption.
    ends: Integers
    proper: Flags
    #: Per sentence: whether the same words stood in an earlier one; what a page repeats is said once.
    repeated: Flags
    #: Per sentence: characters outside quotation marks.
    own_chars: Integers
    #: Words of the writer's own (outside quotation marks) before every place between words; and how many there are.
    own_reach: Integers
    own_words: int
    #: Bits of the words before every place between words: a run's bits are the difference of two.
    reach: Floats
    #: Hash of every RUN_SHINGLE words of the writer's own, in order; -1 where one of them is quoted.
    shingles: Integers
    #: The same, sorted, each once, without -1.
    distinct_shingles: Integers
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

    def weigh(self, stems: set[int]) -> float:
        """Return the bits of stems; their sum is exact, so that their order is nothing."""
        return sum(self.bit_of.get(stem, 0.0) for stem in stems)

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

    def text_of(self, rows: Sequence[int]) -> str:
        """Return the text of neighbouring sentences."""
        return self.witness.text[self.sentences[rows[0]].start : self.sentences[rows[-1]].end]

    def is_mostly_quoted(self, rows: Sequence[int]) -> bool:
        """Return whether more than half of the words of neighbouring sentences stand inside quotation marks."""
        end = int(self.ends[rows[-1]])
        start = int(self.ends[rows[0]]) - len(self.tokens[rows[0]])
        return 2 * int(self.own_reach[end] - self.own_reach[start]) < end - start


def read_body(witness: Witness, sentences: Sequence[Sentence], *, background: Background) -> Body:
    """Return a witness as arrays."""
    ordered = sorted(sentences, key=lambda sentence: (sentence.start, sentence.end))
    inside = quoted_flags(witness.text)
    tokens = [_words(witness.text, sentence) for sentence in ordered]
    flat = [token for sentence in tokens for token in sentence]
    words = np.array([hash_text(token.fold) for token in flat], dtype=np.int64)
    stems = np.array([content_stem(token.fold, token.kind, witness.language) for token in flat], dtype=np.int64)
    own = np.array([not inside[token.start] for token in flat], dtype=bool)
    rows = np.repeat(np.arange(len(tokens)), [len(sentence) for sentence in tokens])
    vocabulary, place = np.unique(stems, return_inverse=True)
    held, held_own = (np.zeros((len(tokens), len(vocabulary)), dtype=bool) for _ in range(2))
    held[rows, place] = True
    heads, tails = _name_words(witness.text, tokens, stems)
    telling = own & ~tails
    held_own[rows[telling], place[telling]] = True
    content = vocabulary != NO_STEM
    vocabulary, held, held_own = vocabulary[content], held[:, content], held_own[:, content]
    bits = background.weigh(vocabulary)
    weights = _weights(stems, background, heads=heads, tails=tails)
    shingles = _shingles(words, own)
    return Body(
        witness=witness,
        sentences=ordered,
        tokens=tokens,
        ends=np.cumsum([len(sentence) for sentence in tokens], dtype=np.int64),
        proper=np.array([sentence.index >= 0 for sentence in ordered], dtype=bool),
        repeated=_repeats(tokens),
        own_chars=np.array([_own_chars(inside, sentence) for sentence in ordered], dtype=np.int64),
        own_reach=np.concatenate([[0], np.cumsum(own)]),
        own_words=int(own.sum()),
        reach=np.concatenate([[0.0], np.cumsum(weights)]),
        shingles=shingles,
        distinct_shingles=np.unique(shingles[shingles >= 0]),
        vocabulary=vocabulary,
        bits=bits,
        held=held,
        held_own=held_own,
        sentence_bits=held @ bits,
        own_count=held_own.sum(axis=1),
        own_bits=float(bits[held_own.any(axis=0)].sum()),
        stem_sets=[set(vocabulary[row].tolist()) for row in held],
        bit_of=dict(zip(vocabulary.tolist(), bits.tolist(), strict=True)),
    )


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
    tokens = tokenise(text, sentence.start, sentence.end)
    return [token for token in tokens if token.kind != "mark"][:LONGEST_SENTENCE]


def _name_words(text: str, sentences: Sequence[Sequence[Token]], stems: Integers) -> tuple[Flags, Flags]:
    """Return which words begin a name, and which go on with one."""
    heads, tails = np.zeros(len(stems), dtype=bool), np.zeros(len(stems), dtype=bool)
    at = 0
    for tokens in sentences:
        inside_name = False
        for number, token in enumerate(tokens):
            capital = token.kind == "word" and text[token.start].isupper()
            heads[at] = capital and not inside_name and number > 0
            tails[at] = capital and inside_name
            inside_name = capital and stems[at] != NO_STEM
            at += 1
    return heads, tails


def _weights(stems: Integers, background: Background, *, heads: Flags, tails: Flags) -> Floats:
    """Return the bits of every word inside a shared run, with names and set phrases discounted."""
    content = np.flatnonzero(stems != NO_STEM)
    weights = np.full(len(stems), SMALL_WORD_BITS)
    weights[content] = background.weigh(stems[content])
    weights[content[1:]] = background.weigh_after(stems[content[1:]], stems[content[:-1]])
    weights[heads] = np.minimum(weights[heads], NAME_HEAD_BITS)
    weights[tails] = np.minimum(weights[tails], NAME_TAIL_BITS)
    return weights


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
