"""What every code point counts as when words are hashed straight from a text: a letter under one form, or nothing."""

import unicodedata
from functools import cache

import numpy as np
import numpy.typing as npt

#: Code points that the table knows, by their place in it; later planes hold no letters of news but Han.
PLANE = 0x10000

#: What a code point stands for that parts words, and one that stands inside words and is not seen.
PARTS_WORDS, UNSEEN = 0, 1

#: Set on a letter that is a word by itself, in scripts written without spaces.
ALONE = 1 << 31

#: Han outside the basic plane.
RARE_HAN = (0x20000, 0x3FFFF)

_UNSPACED = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF),
    (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF),
)  # fmt: skip
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060")
#: From here on letters have neither case nor accents, but for full-width forms.
_PLAIN_FROM, _FULL_WIDTH = 0x2000, range(0xFF00, 0xFFF0)


@cache
def letter_table() -> npt.NDArray[np.uint32]:
    """Return, for every code point of the basic plane, its folded form: without case and accents, digits kept.

    PARTS_WORDS for marks and space, UNSEEN for accents that stand apart, ALONE set on words of one letter.
    """
    table = np.array([_seen_as(code) for code in range(PLANE)], dtype=np.uint32)
    for first, last in _UNSPACED:
        stretch = table[first : last + 1]
        stretch[stretch > UNSEEN] |= np.uint32(ALONE)
    return table


def _seen_as(code: int) -> int:
    letter = chr(code)
    if letter in _INVISIBLE or unicodedata.category(letter) in ("Mn", "Mc"):
        return UNSEEN
    if not letter.isalnum():
        return PARTS_WORDS
    if code >= _PLAIN_FROM and code not in _FULL_WIDTH:
        return code
    return ord(unicodedata.normalize("NFKD", letter.casefold())[0])
