"""What somebody may have meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str:
    """Return "; did you mean …?" for a misspelt word, or the list of what there is where nothing is near."""
    names = sorted(known)
    close = get_close_matches(word.lower(), names, n=1)
    return f"; did you mean {close[0]!r}?" if close else f"; there are {', '.join(names)}"
