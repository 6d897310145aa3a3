"""How like two quotations are: content stems in the same order, and whether their speakers can be one."""

from collections.abc import Sequence
from enum import IntEnum
from functools import cache

import msgspec
from rapidfuzz.distance import JaroWinkler, LCSseq

from stemma.data import load_toml
from stemma.model import Quotation, SpeakerForm
from stemma.stages.quotes.speakers import name_key
from stemma.text.tokens import stem, tokenise

#: Two spellings of a surname at least this alike may be one name.
ONE_NAME = 0.86


class Wording(msgspec.Struct, frozen=True):
    """A quotation with what it is compared by."""

    quotation: Quotation
    text: str
    #: Content stems in order, and all folded words.
    stems: tuple[str, ...]
    folds: tuple[str, ...]


class Agreement(IntEnum):
    """What the names of two speakers say of whether they are one."""

    DIFFER = 0
    OPEN = 1
    AGREE = 2


def wording(quotation: Quotation, text: str, language: str | None) -> Wording:
    """Return a quotation ready for comparison; `text` is its witness's."""
    spans = [(part.start, part.end) for part in quotation.parts] if quotation.form == "direct" else []
    shown = " ".join(text[start:end] for start, end in spans or [(quotation.start, quotation.end)])
    shown = shown if spans else shown.removeprefix("that ")
    tokens = [token for token in tokenise(shown) if token.kind != "mark"]
    stops = _stop_words((language or "en")[:2].lower())
    stems = tuple(stem(token.fold, language) for token in tokens if token.fold not in stops)
    return Wording(quotation, shown, stems, tuple(token.fold for token in tokens))


@cache
def _stop_words(language: str) -> frozenset[str]:
    lists = load_toml("reuse/stopwords.toml", dict[str, str])
    return frozenset(lists.get(language, "").split())


def common_stems(left: Sequence[str], right: Sequence[str]) -> int:
    """Return how many content stems two wordings have in the same order."""
    return int(LCSseq.similarity(left, right))


def speakers_agree(left: Quotation, right: Quotation) -> Agreement:
    """Return whether two quotations can have one speaker, by entity, else by name."""
    if left.speaker is not None and right.speaker is not None:
        return Agreement.AGREE if left.speaker == right.speaker else Agreement.DIFFER
    if SpeakerForm.NAME not in {left.speaker_form, right.speaker_form} or not (
        left.speaker_name and right.speaker_name
    ):
        return Agreement.OPEN
    keys = name_key(left.speaker_name), name_key(right.speaker_name)
    if keys[0] == keys[1] or JaroWinkler.similarity(*keys) >= ONE_NAME:
        return Agreement.AGREE
    named = _named(left) and _named(right)
    return Agreement.DIFFER if named else Agreement.OPEN


def _named(quotation: Quotation) -> bool:
    """Return whether a speaker is called by a name, be it that of the person behind a pronoun."""
    return quotation.speaker_form is SpeakerForm.NAME or (
        quotation.speaker_form is SpeakerForm.PRONOUN and bool(quotation.speaker_name)
    )
