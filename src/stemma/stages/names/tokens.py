"""Tokens as the tagger sees them: hyphens and possessives stand apart, initials with their stops stay whole."""

import re
from functools import lru_cache

import msgspec

from stemma.text.tokens import LONGEST_WORDING, REMEMBERED_STRETCHES, REMEMBERED_WORDINGS, fold

_TOKEN = re.compile(
    r"(?P<initials>(?<!\w)(?:[^\W\d_]\.){2,}|(?<!\w)[A-ZÀ-Þ]\.(?=\s[A-ZÀ-Þ]))"
    r"|(?P<abbreviation>(?<!\w)(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sgt|Capt|Sen|Rep|Gov|Prof|Rev|St|Jr|Sr|Maj|Adm|Spc|Inc|Ltd|Co|Corp)\.)"
    r"|(?P<number>\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)?)"
    r"|(?P<possessive>['’‘](?:s|S)(?!\w))"
    r"|(?P<word>[^\W\d_](?:[^\W_]|[\u0300-\u036f]|['’ʼ`](?!(?:s|S)(?!\w))(?=[^\W\d_])|&(?=[A-Z]))*)"
    r"|(?P<mark>[^\w\s]|_)"
)


class Word(msgspec.Struct, frozen=True, gc=False):
    """One token: its half-open span, its form as printed, its fold."""

    start: int
    end: int
    form: str
    fold: str


def name_tokens(text: str, start: int, end: int) -> list[Word]:
    """Return the tokens of a stretch of text."""
    return list(_tokens(text, start, end))


@lru_cache(REMEMBERED_STRETCHES)
def _tokens(text: str, start: int, end: int) -> tuple[Word, ...]:
    # The pattern looks one character back, and behind white space finds what it finds at the beginning.
    if end - start > LONGEST_WORDING or not (start == 0 or text[start - 1].isspace()):
        return read_tokens(text, start, end)
    first = _worded(text[start:end])
    if not first:
        first.append((start, read_tokens(text, start, end)))
    (place, known), *_ = first
    off = start - place
    return tuple([Word(one.start + off, one.end + off, one.form, one.fold) for one in known]) if off else known


@lru_cache(REMEMBERED_WORDINGS)
def _worded(_wording: str) -> list[tuple[int, tuple[Word, ...]]]:
    """Return where a wording was read first and its tokens there; empty until then, for whoever reads it to fill."""
    return []


def read_tokens(text: str, start: int, end: int) -> tuple[Word, ...]:
    """Return the tokens of a stretch of text, whatever is remembered of its wording."""
    matches = _TOKEN.finditer(text, start, end)
    return tuple([Word(*match.span(), form := match[0], fold(form)) for match in matches])
