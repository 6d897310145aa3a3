"""What a word is compared by: its stem under one spelling, hashed; words that say nothing of the subject stay out."""

import re
from functools import cache, lru_cache

from stemma.data import load_toml
from stemma.text.hashing import hash_text
from stemma.text.numbers import number_word
from stemma.text.tokens import REMEMBERED_FORMS, Kind, stem
from stemma.text.unspaced import is_grammar

#: What a word without a content stem is compared by.
NO_STEM = 0

#: Ways of writing one sound in Latin letters: rewriters, translators and two shores of an ocean differ in these.
_SPELLINGS = (
    ("kh", "h"),
    ("ph", "f"),
    ("our", "or"),
    ("ou", "u"),
    ("y", "i"),
    ("j", "i"),
    ("w", "v"),
    ("z", "s"),
    ("enc", "ens"),
)
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(REMEMBERED_FORMS)
def content_stem(fold: str, kind: Kind, language: str | None) -> int:
    """Return the hash of a token's stem, or NO_STEM for marks and for words that only hold sentences together.

    Numbers keep every digit; small numbers written out count as digits.
    """
    if kind == "mark":
        return NO_STEM
    if kind == "number":
        return hash_text(number_word(fold) or fold)
    if fold in _stop_words((language or "en")[:2].lower()) or is_grammar(fold):
        return NO_STEM
    return hash_text(number_word(fold) or one_spelling(stem(fold, language)))


def one_spelling(form: str) -> str:
    """Return a folded form under which common ways of spelling one sound agree ("Osipyev", "Osipiev")."""
    if not form.isascii():
        return form
    for spelling, plain in _SPELLINGS:
        form = form.replace(spelling, plain)
    return _DOUBLED.sub(r"\1", form)


@cache
def _stop_words(language: str) -> frozenset[str]:
    lists = load_toml("reuse/stopwords.toml", dict[str, str])
    return frozenset(lists.get(language, "").split())
