"""Scripts that set no spaces between words: characters are taken together up to where a word may end.

A word of such a script has two characters or three; each by itself would count as a word, and show a copy where two
texts only share a turn of their language. Words are guessed to end where the script changes and, inside one, by the
character itself, so that copies are cut alike wherever they stand (content-defined chunks: Muthitacharoen et al. 2001).
"""

from collections.abc import Iterable
from functools import lru_cache

from stemma.text.tokens import REMEMBERED_FORMS, Token

#: First and last code points, and one in how many characters ends a word; none where only a change of script does.
_SCRIPTS = (
    ("han", 0x3400, 0x9FFF, 2),
    ("han", 0xF900, 0xFAFF, 2),
    ("hiragana", 0x3040, 0x309F, 4),
    ("katakana", 0x30A0, 0x30FF, None),
    ("thai", 0x0E00, 0x0E7F, 4),
    ("lao", 0x0E80, 0x0EFF, 4),
    ("burmese", 0x1000, 0x109F, 4),
    ("khmer", 0x1780, 0x17FF, 4),
)
#: Spreads the bits of a code point (Knuth's multiplicative hash).
_SPREAD = 2654435761


def joined(tokens: Iterable[Token]) -> list[Token]:
    """Return tokens in order, those of one character of an unspaced script joined to what may be words."""
    words: list[Token] = []
    open_script = ""
    for token in tokens:
        script, ends = _read(token.fold) if token.end - token.start == 1 else ("", True)
        if script and script == open_script and words[-1].end == token.start:
            last = words[-1]
            words[-1] = Token(last.start, token.end, last.fold + token.fold, "word")
        else:
            words.append(token)
        open_script = "" if ends else script
    return words


def is_grammar(fold: str) -> bool:
    """Return whether a word of Japanese has no other letters than those in which endings and particles are written."""
    return bool(fold) and all(_read(sign)[0] == "hiragana" for sign in fold)


@lru_cache(REMEMBERED_FORMS)
def _read(sign: str) -> tuple[str, bool]:
    """Return the unspaced script of a character, empty for any other, and whether a word may end behind it."""
    code = ord(sign) if len(sign) == 1 else 0
    for script, first, last, every in _SCRIPTS:
        if first <= code <= last:
            return script, every is not None and ((code * _SPREAD & 0xFFFFFFFF) >> 16) % every == 0
    return "", True
