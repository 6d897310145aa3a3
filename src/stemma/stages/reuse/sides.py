"""One side of a link: neighbouring sentences of a witness, and what comparing them asks again and again."""

from collections.abc import Sequence
from functools import cached_property

import msgspec

from stemma.text.content import NO_STEM, content_stem
from stemma.text.tokens import Token


class Side(msgspec.Struct, frozen=True, eq=False, dict=True):
    """Neighbouring sentences of a witness: their text and words, and the whole text, language and bits of stems."""

    text: str
    words: Sequence[Token]
    #: Per word: whether it is the writer's own, and not a speaker's.
    own: Sequence[bool]
    #: Whether more than half of the words stand inside quotation marks.
    quoted: bool
    witness_text: str
    language: str | None
    bits: dict[int, float]

    @cached_property
    def folds(self) -> list[str]:
        """The words as they are compared."""
        return [word.fold for word in self.words]

    @cached_property
    def own_folds(self) -> list[str]:
        """The writer's own words as they are compared."""
        return [fold for fold, own in zip(self.folds, self.own, strict=True) if own]

    @cached_property
    def wording(self) -> str:
        """The text, its language and how it was read, as one key: the same text can be read otherwise elsewhere."""
        speech = "".join("." if own else "“" for own in self.own)
        return "\n".join((self.language or "", self.text, speech, *self.folds))

    @cached_property
    def first_at(self) -> dict[int, int]:
        """By content stem, in the order of the text: the place of the first word that has it."""
        places: dict[int, int] = {}
        for at, word in enumerate(self.words):
            places.setdefault(content_stem(word.fold, word.kind, self.language), at)
        places.pop(NO_STEM, None)
        return places
