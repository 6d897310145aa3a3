"""Words whose loss says something else: a negation, "deputy", "alleged", "-in-law".

A copy that leaves words out says less, and that is no difference by itself. Without one of these it says another thing.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from stemma.model import Reading, Variant, VariantKind
from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.collation.collated import around, sentence_at, tells_news
from stemma.stages.claims.extracting import Text
from stemma.stages.claims.sentences.lexicon import listed
from stemma.text.tokens import Token, tokenise

#: Kinds of variants in which some have words and others none.
_LOSSES = frozenset({VariantKind.NEGATION, VariantKind.OMISSION, VariantKind.ADDITION})
#: Share of the words of two sentences that both must have to be copies of one.
COPIED = 0.7


class Place(msgspec.Struct, frozen=True):
    """A reading with the word beside it that it changes, and the words of its sentence."""

    reading: Reading
    start: int
    end: int
    beside: str
    sentence: frozenset[str]
    negations: int


def lost_words(
    variants: Sequence[Variant], readings: Mapping[str, Sequence[Reading]], texts: Mapping[str, Text]
) -> Iterator[list[Assertion]]:
    """Yield for each variant of a lost word one assertion a reading, with the word beside it that it changes."""
    for variant in variants:
        held = readings.get(variant.id, ()) if variant.kind in _LOSSES else ()
        kind = _kind(held)
        if kind is None:
            continue
        places = [place for one in held if (place := _place(one, texts, behind=kind == _KIN)) is not None]
        told = [_assertion(variant.id, one, texts, kind=kind) for one in _at_one_place(places, kind)]
        if len({one.normalised for one in told}) > 1:
            yield told


_NEGATION, _QUALIFIER, _KIN = "negation", "qualifier", "kin"


def _kind(readings: Sequence[Reading]) -> str | None:
    """Return what the words are that some readings have and others have not; None where that says nothing else."""
    words = [_folds(one.text) for one in readings if one.end > one.start]
    if not words or len(words) == len(readings) or any(folds != words[0] for folds in words):
        return None
    if words[0] == ["in", "law"]:
        return _KIN
    if all(fold in listed("negating") for fold in words[0]):
        return _NEGATION
    return _QUALIFIER if all(fold in listed("qualifying") for fold in words[0]) else None


def _place(one: Reading, texts: Mapping[str, Text], *, behind: bool) -> Place | None:
    """Return a reading with the word before it (`behind` that) or after it; None where none stands in its sentence."""
    text = texts[one.witness]
    sentence = sentence_at(text, one.start, one.end)
    if sentence is None or not tells_news(one, texts):
        return None
    written = text.witness.text
    tokens = [token for token in tokenise(written, sentence.start, sentence.end) if token.kind != "mark"]
    near: list[Token] = (
        [token for token in tokens if token.end <= one.start][-1:]
        if behind
        else [token for token in tokens if token.start >= one.end][:1]
    )
    if not near:
        return None
    folds = [token.fold for token in tokens]
    negations = sum(fold in listed("negating") or fold.endswith("n't") for fold in folds)
    start, end = min(one.start, near[0].start), max(one.end, near[0].end)
    if one.start == one.end:
        start, end = near[0].start, near[0].end
    return Place(one, start, end, near[0].fold, frozenset(folds), negations)


def _at_one_place(places: Sequence[Place], kind: str) -> list[Place]:
    """Return the readings beside the word that most of those with the lost word change, in copies of its sentence."""
    full = [one for one in places if one.reading.end > one.reading.start]
    counts = Counter(one.beside for one in full)
    if not counts:
        return []
    beside = max(sorted(counts), key=lambda word: counts[word])
    full = [one for one in full if one.beside == beside]
    bare = [
        one
        for one in places
        if one.reading.end == one.reading.start
        and one.beside == beside
        and any(_alike(one, other) and (kind != _NEGATION or one.negations != other.negations) for other in full)
    ]
    return [*full, *bare] if bare else []


def _alike(one: Place, other: Place) -> bool:
    return len(one.sentence & other.sentence) >= COPIED * len(one.sentence | other.sentence)


def _assertion(variant: str, one: Place, texts: Mapping[str, Text], *, kind: str) -> Assertion:
    text = texts[one.reading.witness].witness.text
    return Assertion(
        witness=one.reading.witness,
        start=one.start,
        end=one.end,
        kind="collated negation" if kind == _NEGATION else "collated qualifier",
        subject=around(text, one.start, one.end),
        key=f"variant|{variant}",
        slot="whether it is so" if kind == _NEGATION else "how it is qualified",
        value=text[one.start : one.end],
        normalised=" ".join(_folds(text[one.start : one.end])),
    )


def _folds(written: str) -> list[str]:
    return [token.fold for token in tokenise(written) if token.kind != "mark"]
