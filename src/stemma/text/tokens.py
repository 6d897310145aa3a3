"""Words, numbers and marks of a text, each with its place and a folded form under which spellings of one word agree."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Literal, Protocol

import msgspec
import snowballstemmer

Kind = Literal["word", "number", "mark"]

#: Distinct forms kept folded or stemmed: a pile of 600 witnesses has about 30,000.
REMEMBERED_FORMS = 1 << 17

#: Stretches kept with their tokens (some 3 kB each): a story of a few hundred reports, which many stages read.
REMEMBERED_STRETCHES = 1 << 14
#: The same for wordings, wherever they stand: copies repeat one another's sentences. Longer ones are no sentences.
REMEMBERED_WORDINGS, LONGEST_WORDING = 1 << 15, 800

#: Signs that stand inside words and that `\w` leaves out: combining accents, vowel points, Indic signs, joiners.
_SIGNS = (
    "\u00ad\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0963\u0966-\u0dff"
    "\u200b-\u200d\u2060"
)
#: Scripts written without spaces: every character is a word.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_LETTER = rf"[^\W\d_{_UNSPACED}]"
_APOSTROPHES = "'’‘ʼ´`′"
_TOKEN = re.compile(
    rf"(?P<initials>(?<![^\W_])(?:{_LETTER}\.){{2,}}(?:{_LETTER}(?![^\W_]))?)"
    rf"|(?P<number>\d+(?:[.,:]\d+)*(?:{_LETTER})*)"
    rf"|(?P<word>[{_UNSPACED}]|{_LETTER}(?:[^\W_{_UNSPACED}]|[{_SIGNS}]|[{_APOSTROPHES}](?={_LETTER}))*)"
    r"|(?P<mark>[^\w\s]|_)"
)
_KIND: dict[str, Kind] = {"initials": "word", "number": "number", "word": "word", "mark": "mark"}

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060"))
_ACCENTS = {
    code: None for first, last in ((0x300, 0x36F), (0x591, 0x5C7), (0x64B, 0x652)) for code in range(first, last + 1)
}
_PLAIN_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
_MARKS = str.maketrans(
    {**dict.fromkeys("“”„«»‟″〝〞", '"'), **dict.fromkeys("‘’‚‹›ʼ´`′", "'"), **dict.fromkeys("–—―−‐‑‒", "-"), "…": "."}
)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_POSSESSIVE = re.compile(r"'s$")

#: ISO 639-1 code to the stemmer that knows the language.
_STEMMERS = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "fi": "finnish", "fr": "french", "hu": "hungarian", "id": "indonesian", "it": "italian", "lt": "lithuanian",
    "nl": "dutch", "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sv": "swedish",
    "tr": "turkish",
}  # fmt: skip


class Token(msgspec.Struct, frozen=True, gc=False):
    """A word, number or mark: half-open span in its text, and its folded form."""

    start: int
    end: int
    fold: str
    kind: Kind


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802  (the library's name)


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens of a stretch of text in order; what lies between them is white space."""
    return list(_tokens(text, start, len(text) if end is None else end))


@lru_cache(REMEMBERED_STRETCHES)
def _tokens(text: str, start: int, stop: int) -> tuple[Token, ...]:
    # The pattern looks one character back, and behind white space finds what it finds at the beginning.
    if stop - start > LONGEST_WORDING or not (start == 0 or text[start - 1].isspace()):
        return read_tokens(text, start, stop)
    first = _worded(text[start:stop])
    if not first:
        first.append((start, read_tokens(text, start, stop)))
    (place, known), *_ = first
    off = start - place
    return tuple([Token(one.start + off, one.end + off, one.fold, one.kind) for one in known]) if off else known


@lru_cache(REMEMBERED_WORDINGS)
def _worded(_wording: str) -> list[tuple[int, tuple[Token, ...]]]:
    """Return where a wording was read first and its tokens there; empty until then, for whoever reads it to fill."""
    return []


def read_tokens(text: str, start: int, stop: int) -> tuple[Token, ...]:
    """Return the tokens of a stretch of text, whatever is remembered of its wording."""
    matches = _TOKEN.finditer(text, start, stop)
    return tuple([Token(*match.span(), *_formed(match[0])) for match in matches])


@lru_cache(REMEMBERED_FORMS)
def _formed(form: str) -> tuple[str, Kind]:
    """Return the folded form and the kind of what is a token wherever it stands."""
    match = _TOKEN.match(form)
    kind = _KIND[match.lastgroup or "mark"] if match else "mark"
    return fold(form, kind), kind


@lru_cache(REMEMBERED_FORMS)
def fold(form: str, kind: Kind = "word") -> str:
    """Return the form under which spellings agree: without case, accents, possessive 's, thousands commas or dots.

    Digits are kept as they stand; quote marks and dashes of every shape become one.
    """
    if kind == "mark":
        return form.translate(_MARKS)
    plain = form.translate(_INVISIBLE).casefold()
    if not plain.isascii():
        # Decomposed, an acute that stands for an apostrophe would be a space.
        plain = plain.replace("´", "'")
        plain = unicodedata.normalize("NFC", unicodedata.normalize("NFKD", plain).translate(_ACCENTS))
        plain = plain.translate(_PLAIN_LETTERS).translate(_MARKS)
    if kind == "number":
        return _THOUSANDS.sub("", plain)
    plain = _POSSESSIVE.sub("", plain.replace("`", "'"))
    return plain.replace(".", "")


@lru_cache(REMEMBERED_FORMS)
def stem(fold: str, language: str | None) -> str:
    """Return the stem of a folded word, or the word itself where the language has no stemmer or it holds a digit.

    `language` is an ISO 639-1 code, with or without a region; None is taken for English.
    """
    stemmer = _stemmer((language or "en")[:2].lower())
    if stemmer is None or not fold.isalpha():
        return fold
    return stemmer.stemWord(fold)


@cache
def _stemmer(language: str) -> _Stemmer | None:
    name = _STEMMERS.get(language)
    stemmer: _Stemmer | None = snowballstemmer.stemmer(name) if name else None
    return stemmer
