"""Finding known words in a text whose white space may differ."""

import re
from collections.abc import Iterator

from quality.gold import Span

SPACE = re.compile(r"\s+")


class Locator:
    """Finds words in one witness by their characters other than white space."""

    def __init__(self, witness: str, text: str) -> None:
        self._witness = witness
        self._places = [place for place, character in enumerate(text) if not character.isspace()]
        self._squeezed = SPACE.sub("", text)

    def find(self, words: str, *, near: float = 0.0) -> Span | None:
        """Return where the words stand, the occurrence nearest to a share of the text; None where they do not."""
        sought = SPACE.sub("", words)
        wanted = near * len(self._squeezed)
        best = min(self._all(sought), key=lambda at: abs(at - wanted), default=None) if sought else None
        if best is None:
            return None
        return Span(self._witness, self._places[best], self._places[best + len(sought) - 1] + 1)

    def _all(self, sought: str) -> Iterator[int]:
        at = self._squeezed.find(sought)
        while at >= 0:
            yield at
            at = self._squeezed.find(sought, at + 1)
