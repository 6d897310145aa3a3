"""A witness as the aligner sees it: its words and stems as arrays, with quoted words marked."""

from collections.abc import Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from stemma.model import Sentence, Sketch, Witness
from stemma.stages.reuse.background import Background, Floats, Integers
from stemma.stages.reuse.sketch import quoted_flags
from stemma.stages.reuse.words import NO_STEM, content_stem
from stemma.text.hashing import hash_text
from stemma.text.tokens import Token, tokenise

Flags = npt.NDArray[np.bool_]

#: Bits of a word without a content stem inside a run of shared words: the next small word is easy to guess.
SMALL_WORD_BITS = 1.0

#: Words of a sentence that are looked at; a longer one is a list or a text that lost its stops.
LONGEST_SENTENCE = 400

#: Words in the shingles by which shared runs are found.
RUN_SHINGLE = 3


class Body(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """The sentences of a witness in the order of the text, and arrays parallel to its words or to its stems."""

    witness: Witness
    sentences: list[Sentence]
    tokens: list[list[Token]]
    #: Per word: hash, bits, and whether its words are the writer's own (outside quotation marks).
    words: Integers
    weights: Floats
    own: Flags
    #: Per shingle of RUN_SHINGLE words that are the writer's own, in order; -1 where one of them is quoted.
    shingles: Integers
    #: The same, sorted, each once, without -1.
    distinct_shingles: Integers
    #: Per distinct stem of a sentence: number of the sentence, stem, and whether it stands there outside quotations.
    rows: Integers
    stems: Integers
    stem_bits: Floats
    stem_own: Flags
    #: Per sentence: the number of words up to its end.
    ends: Integers
    #: Per sentence: whether it is part of the body proper (not of a caption).
    proper: Flags


def read_body(
    witness: Witness, sentences: Sequence[Sentence], sketches: dict[str, Sketch], *, background: Background
) -> Body:
    """Return a witness as arrays; `sketches` is keyed by sentence id."""
    ordered = sorted(sentences, key=lambda sentence: (sentence.start, sentence.end))
    inside = quoted_flags(witness.text)
    tokens = [_words(witness.text, sentence) for sentence in ordered]
    flat = [token for sentence in tokens for token in sentence]
    words = np.array([hash_text(token.fold) for token in flat], dtype=np.int64)
    stems = np.array([content_stem(token.fold, token.kind, witness.language) for token in flat], dtype=np.int64)
    own = np.array([not inside[token.start] for token in flat], dtype=bool)
    shingles = _shingles(words, own)
    rows, held, held_own = _held_stems([sketches[sentence.id] for sentence in ordered])
    return Body(
        witness=witness,
        sentences=ordered,
        tokens=tokens,
        words=words,
        weights=np.where(stems == NO_STEM, SMALL_WORD_BITS, background.weigh(stems)),
        own=own,
        shingles=shingles,
        distinct_shingles=np.unique(shingles[shingles >= 0]),
        rows=rows,
        stems=held,
        stem_bits=background.weigh(held),
        stem_own=held_own,
        ends=np.cumsum([len(sentence) for sentence in tokens], dtype=np.int64),
        proper=np.array([sentence.index >= 0 for sentence in ordered], dtype=bool),
    )


def _words(text: str, sentence: Sentence) -> list[Token]:
    tokens = tokenise(text, sentence.start, sentence.end)
    return [token for token in tokens if token.kind != "mark"][:LONGEST_SENTENCE]


def _shingles(words: Integers, own: Flags) -> Integers:
    """Return the hash of every few words in a row, -1 where a quoted word is among them."""
    count = max(0, len(words) - RUN_SHINGLE + 1)
    mixed = np.zeros(count, dtype=np.uint64)
    clean = np.ones(count, dtype=bool)
    for step in range(RUN_SHINGLE):
        mixed = (mixed ^ words[step : step + count].astype(np.uint64)) * np.uint64(6364136223846793005)
        mixed ^= mixed >> np.uint64(29)
        clean &= own[step : step + count]
    return np.where(clean, (mixed >> np.uint64(1)).astype(np.int64), -1)


def _held_stems(sketches: Sequence[Sketch]) -> tuple[Integers, Integers, Flags]:
    rows: list[int] = []
    stems: list[int] = []
    own: list[bool] = []
    for row, sketch in enumerate(sketches):
        outside = {stem for stem, quoted in zip(sketch.stems, sketch.quoted, strict=True) if not quoted}
        for stem in sorted(set(sketch.stems)):
            rows.append(row)
            stems.append(stem)
            own.append(stem in outside)
    return np.array(rows, dtype=np.int64), np.array(stems, dtype=np.int64), np.array(own, dtype=bool)
