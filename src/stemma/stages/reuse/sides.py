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
    def wording(self) -> str:
        """The text, its language and how it was read, as one key: the same text can be read otherwise elsewhere."""
        return "\n".join((self.language or "", self.text, *self.folds))

    @cached_property
    def first_at(self) -> dict[int, int]:
        """By content stem, in the order of the text: the place of the first word that has it."""
        places: dict[int, int] = {}
        for at, word in enumerate(self.words):
            places.setdefault(content_stem(word.fold, word.kind, self.language), at)
        places.pop(NO_STEM, None)
        return places
