"""Differences that collation found at aligned places, as assertions that meet there."""

from collections.abc import Iterator, Mapping, Sequence

from stemma.model import Reading, Variant, VariantKind
from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.extracting import Text
from stemma.stages.claims.lexicon import listed
from stemma.text.quantities import find_quantities
from stemma.text.tokens import tokenise

#: What a desk asks about; a difference of spelling belongs to the names, an omission says nothing by itself.
TELLING = (
    VariantKind.NUMBER,
    VariantKind.DATE,
    VariantKind.NAME,
    VariantKind.NEGATION,
    VariantKind.MODALITY,
    VariantKind.WORDING,
)
#: Longer readings are other sentences, not one changed word.
MOST_WORDS = 8
#: Letters from which a word says something of its own.
CONTENT_LETTERS = 4
_SLOTS = {
    VariantKind.NUMBER: "a number",
    VariantKind.DATE: "a date",
    VariantKind.NAME: "a name",
    VariantKind.NEGATION: "whether it is so",
    VariantKind.MODALITY: "how sure it is",
    VariantKind.WORDING: "a word",
}


def collated_differences(
    variants: Sequence[Variant], readings: Mapping[str, Sequence[Reading]], texts: Mapping[str, Text]
) -> Iterator[list[Assertion]]:
    """Yield for each telling variant one assertion a reading of the running text; words around name the place."""
    for variant in variants:
        held = [one for one in readings.get(variant.id, ()) if one.end > one.start and _in_body(one, texts[one.witness])]
        forms = {one.normalised for one in held}
        if variant.kind not in TELLING or len(forms) < 2 or not _tells(variant.kind, held):  # noqa: PLR2004  (readings)
            continue
        yield [_assertion(variant, one, texts[one.witness].witness.text) for one in held]


def _in_body(reading: Reading, text: Text) -> bool:
    """Return whether a reading stands in a sentence of the running text, no caption and no credit in brackets."""
    return any(one.index >= 0 and one.start <= reading.start and reading.end <= one.end for one in text.sentences)


def _tells(kind: VariantKind, readings: Sequence[Reading]) -> bool:
    """Return whether the readings differ in more than small words."""
    words = [[token.fold for token in tokenise(one.text) if token.kind != "mark"] for one in readings]
    if any(len(held) > MOST_WORDS for held in words):
        return False
    if kind is not VariantKind.WORDING:
        return True
    small = listed("prepositions") | listed("auxiliaries") | listed("determiners")
    contents = [
        frozenset(word for word in held if len(word) >= CONTENT_LETTERS and word not in small) for held in words
    ]
    return all(contents) and len(set(contents)) > 1


def _assertion(variant: Variant, reading: Reading, text: str) -> Assertion:
    quantity = next(iter(find_quantities(text, reading.start, reading.end)), None)
    number = variant.kind is VariantKind.NUMBER and quantity is not None
    return Assertion(
        witness=reading.witness,
        start=reading.start,
        end=reading.end,
        kind=f"collated {variant.kind}",
        subject=around(text, reading.start, reading.end),
        key=f"variant|{variant.id}",
        slot=_SLOTS[variant.kind],
        value=reading.text,
        normalised=reading.normalised,
        low=quantity.low if number and quantity else None,
        high=quantity.high if number and quantity else None,
        grain=quantity.grain if number and quantity else 1.0,
    )


#: Characters of the text on either side by which a place is named.
AROUND = 40


def around(text: str, start: int, end: int) -> str:
    """Return the words around a place, with the place itself left open."""
    before = " ".join(text[max(0, start - AROUND) : start].split()).partition(" ")[2]
    after = " ".join(text[end : end + AROUND].split()).rpartition(" ")[0]
    return f"{before} … {after}".strip()
