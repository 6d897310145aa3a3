"""Fingerprint: every sentence as comparison sees it, without its text."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from stemma.model import Rows, Sentence, Sketch, Witness
from stemma.stages.reuse.foreign import quoted_flags
from stemma.stages.reuse.keys import KeySettings, paraphrase_keys, quotation_keys, verbatim_keys
from stemma.text.content import NO_STEM, content_stem
from stemma.text.hashing import hash_text
from stemma.text.tokens import Kind, tokenise
from stemma.text.unspaced import joined


class SketchSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How sentences are reduced to what is compared."""

    keys: KeySettings = KeySettings()
    #: Words of a sentence that are looked at; a longer one is a list or a text that lost its stops.
    longest: int = 400


DEFAULTS = SketchSettings()

#: Sentences by their words whose sketch is kept, some 2 kB each.
REMEMBERED = 1 << 14


def sketch_sentences(rows: Rows, *, settings: SketchSettings = DEFAULTS) -> Iterator[Sketch]:
    """Yield one sketch a sentence."""
    witnesses = {witness.id: witness for witness in rows.of(Witness)}
    sentences: dict[str, list[Sentence]] = {}
    for sentence in rows.of(Sentence):
        sentences.setdefault(sentence.witness, []).append(sentence)
    for name in sorted(sentences):
        yield from _sketch_witness(witnesses[name], sentences[name], settings=settings)


class _Wording(msgspec.Struct, frozen=True):
    """What a sentence leaves, wherever it stands."""

    stems: list[int]
    quoted: list[bool]
    keys: list[int]


def _sketch_witness(witness: Witness, sentences: Sequence[Sentence], *, settings: SketchSettings) -> Iterator[Sketch]:
    inside = bytes(quoted_flags(witness.text, witness.language))
    for sentence in sorted(sentences, key=lambda sentence: sentence.start):
        start, end = sentence.start, sentence.end
        tokens = joined(tokenise(witness.text, start, end))
        folds = tuple([(token.fold, token.kind) for token in tokens if token.kind != "mark"][: settings.longest])
        spoken = bytes([inside[token.start] for token in tokens if token.kind != "mark"][: settings.longest])
        left = left_by(folds, spoken, language=witness.language, settings=settings.keys)
        yield Sketch(sentence=sentence.id, witness=witness.id, stems=left.stems, quoted=left.quoted, keys=left.keys)


@lru_cache(REMEMBERED)
def left_by(
    words: tuple[tuple[str, Kind], ...], spoken: bytes, *, language: str | None, settings: KeySettings
) -> _Wording:
    """Return what some folded words leave; copies repeat sentences. `spoken` marks those in quotations."""
    stems = [content_stem(fold, kind, language) for fold, kind in words]
    told = [place for place, stem in enumerate(stems) if stem != NO_STEM]
    quoted = [bool(spoken[place]) for place in told]
    keys = verbatim_keys([hash_text(fold) for fold, _ in words], settings=settings)
    keys |= paraphrase_keys([(len(words[place][0]), stems[place]) for place in told], settings=settings)
    keys |= quotation_keys([stems[place] for place in told if spoken[place]], settings=settings)
    return _Wording([stems[place] for place in told], quoted, sorted(keys))
