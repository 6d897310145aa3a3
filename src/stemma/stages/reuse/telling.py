"""Which words of a body tell who wrote it: not a speaker's, not a name, a number or a formula."""

from collections.abc import Sequence

import msgspec
import numpy as np

from stemma.model import Witness
from stemma.stages.reuse.background import Background, Flags, Floats, Integers
from stemma.stages.reuse.counts import triple_keys
from stemma.stages.reuse.foreign import quoted_flags
from stemma.stages.reuse.formulas import formula_flags, is_number
from stemma.text.content import NO_STEM, content_stem
from stemma.text.hashing import hash_text
from stemma.text.tokens import Token

#: Bits of a word without a content stem inside a run of shared words: the next small word is easy to guess.
SMALL_WORD_BITS = 1.0

#: Bits of a word that goes on with a name: whoever writes the first word writes the rest ("Ada Tarn, Mayor of Ost").
NAME_TAIL_BITS = 1.0

#: Bits at most of the first word of a name, and of a number: they show the subject, not who wrote of it.
NAME_HEAD_BITS = 5.0
NUMBER_BITS = 5.0

#: Bits at most of a word in a formula.
FORMULA_BITS = 1.0


class Words(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """The words of a body in a row, across its sentences, and arrays parallel to them."""

    #: The number of the sentence that a word stands in; the hash of its form; the hash of its stem, or NO_STEM.
    rows: Integers
    forms: Integers
    stems: Integers
    #: Whether it is the writer's own; of those, whether it tells more than the subject; is no name or number; and,
    #: besides, stands in no formula.
    own: Flags
    telling: Flags
    phrase: Flags
    plain: Flags
    #: The bits that it is worth inside a run of shared words; and in one that carries its formulas.
    weights: Floats
    full_weights: Floats


def read_words(witness: Witness, sentences: Sequence[Sequence[Token]], *, background: Background) -> Words:
    """Return the words of a witness's sentences."""
    flat = [token for tokens in sentences for token in tokens]
    inside = np.frombuffer(bytes(quoted_flags(witness.text, witness.language)), dtype=np.uint8)
    rows = np.repeat(np.arange(len(sentences)), [len(tokens) for tokens in sentences])
    starts = np.array([token.start for token in flat], dtype=np.int64)
    stems = np.array([content_stem(token.fold, token.kind, witness.language) for token in flat], dtype=np.int64)
    own = (inside[starts] == 0) & ~_spoken(stems, rows, background) if flat else np.zeros(0, dtype=bool)
    heads, tails = _name_words(witness.text, sentences, stems)
    numbers = np.array([is_number(token) for token in flat], dtype=bool)
    formulas = _formulas(sentences, numbers, witness.language)
    weights = np.full(len(stems), SMALL_WORD_BITS)
    content = np.flatnonzero(stems != NO_STEM)
    weights[content] = background.weigh(stems[content])
    weights[content[1:]] = background.weigh_after(stems[content[1:]], stems[content[:-1]])
    for flags, most in (
        (heads, NAME_HEAD_BITS),
        (numbers, NUMBER_BITS),
        (tails, NAME_TAIL_BITS),
    ):
        weights[flags] = np.minimum(weights[flags], most)
    phrase = own & ~heads & ~tails & ~numbers
    return Words(
        rows=rows,
        forms=np.array([hash_text(token.fold) for token in flat], dtype=np.int64),
        stems=stems,
        own=own,
        telling=own & ~tails & ~formulas,
        phrase=phrase,
        plain=phrase & ~formulas,
        weights=np.where(formulas, np.minimum(weights, FORMULA_BITS), weights),
        full_weights=weights,
    )


def _spoken(stems: Integers, rows: Integers, background: Background) -> Flags:
    """Return which words repeat, without marks, what the pile's witnesses quote."""
    spoken = np.zeros(len(stems), dtype=bool)
    content = np.flatnonzero(stems != NO_STEM)
    if len(content) < 3:  # noqa: PLR2004  (a speaker's words are known by three in a row)
        return spoken
    whole = rows[content[:-2]] == rows[content[2:]]
    found = np.flatnonzero(whole & background.are_spoken(triple_keys(stems[content])))
    for first, last in zip(content[found], content[found + 2], strict=True):
        spoken[first : last + 1] = True
    return spoken


def _formulas(sentences: Sequence[Sequence[Token]], numbers: Flags, language: str | None) -> Flags:
    found, at = [np.zeros(0, dtype=bool)], 0
    for tokens in sentences:
        found.append(formula_flags(tokens, numbers[at : at + len(tokens)].tolist(), language))
        at += len(tokens)
    return np.concatenate(found)


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
