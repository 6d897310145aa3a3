"""Fingerprint: every sentence as comparison sees it, without its text."""

from collections.abc import Iterator, Sequence

import msgspec

from stemma.model import Rows, Sentence, Sketch, Witness
from stemma.stages.reuse.foreign import quoted_flags
from stemma.stages.reuse.keys import KeySettings, paraphrase_keys, quotation_keys, verbatim_keys
from stemma.text.content import NO_STEM, content_stem
from stemma.text.hashing import hash_text
from stemma.text.tokens import Token, tokenise


class SketchSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How sentences are reduced to what is compared."""

    keys: KeySettings = KeySettings()
    #: Words of a sentence that are looked at; a longer one is a list or a text that lost its stops.
    longest: int = 400


DEFAULTS = SketchSettings()


def sketch_sentences(rows: Rows, *, settings: SketchSettings = DEFAULTS) -> Iterator[Sketch]:
    """Yield one sketch a sentence."""
    witnesses = {witness.id: witness for witness in rows.of(Witness)}
    sentences: dict[str, list[Sentence]] = {}
    for sentence in rows.of(Sentence):
        sentences.setdefault(sentence.witness, []).append(sentence)
    for name in sorted(sentences):
        yield from _sketch_witness(witnesses[name], sentences[name], settings=settings)


def _sketch_witness(witness: Witness, sentences: Sequence[Sentence], *, settings: SketchSettings) -> Iterator[Sketch]:
    inside = quoted_flags(witness.text, witness.language)
    for sentence in sorted(sentences, key=lambda sentence: sentence.start):
        tokens = tokenise(witness.text, sentence.start, sentence.end)
        tokens = [token for token in tokens if token.kind != "mark"][: settings.longest]
        stems = [content_stem(token.fold, token.kind, witness.language) for token in tokens]
        kept = [(token, stem) for token, stem in zip(tokens, stems, strict=True) if stem != NO_STEM]
        quoted = [bool(inside[token.start]) for token, _ in kept]
        yield Sketch(
            sentence=sentence.id,
            witness=witness.id,
            stems=[stem for _, stem in kept],
            quoted=quoted,
            keys=_keys(tokens, kept, quoted, settings=settings.keys),
        )


def _keys(
    tokens: Sequence[Token], kept: Sequence[tuple[Token, int]], quoted: Sequence[bool], *, settings: KeySettings
) -> list[int]:
    keys = verbatim_keys([hash_text(token.fold) for token in tokens], settings=settings)
    keys |= paraphrase_keys([(len(token.fold), stem) for token, stem in kept], settings=settings)
    spoken = [stem for (_, stem), inside in zip(kept, quoted, strict=True) if inside]
    return sorted(keys | quotation_keys(spoken, settings=settings))
