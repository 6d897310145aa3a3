"""What sort of difference a site is: the first that fits, from spelling to wording."""

from collections.abc import Sequence
from functools import cache, lru_cache

import msgspec

from stemma.data import load_toml
from stemma.model import VariantKind
from stemma.text.content import NO_STEM, content_stem, one_spelling
from stemma.text.numbers import number_values, with_values
from stemma.text.tokens import Token

#: Readings of which is kept what kind of words they hold: each is set against all others of its site.
REMEMBERED = 1 << 14

#: Years that news speaks of.
FIRST_YEAR, LAST_YEAR = 1800, 2100

#: Words of a reading that can still be called a number or a date rather than a phrase with one in it.
BRIEF_WORDS = 4

_CONTRACTIONS = {
    "can't": ("can", "not"), "cannot": ("can", "not"), "won't": ("will", "not"), "shan't": ("shall", "not"),
}  # fmt: skip


class Words(msgspec.Struct, frozen=True):
    """One reading at a site: its words and, for each, whether it is written like a name."""

    folds: tuple[str, ...]
    names: tuple[bool, ...]


class KindWords(msgspec.Struct, frozen=True):
    """The bundled lists of telling words."""

    negations: str
    hedges: str
    carriers: str
    months: str
    weekdays: str
    days: str
    scales: str


def read_words(text: str, tokens: Sequence[Token], *, opening: Token | None) -> Words:
    """Return a reading; `opening` is the first word of its sentence, whose capital alone says nothing."""
    names = []
    for word in tokens:
        capital = word.kind == "word" and text[word.start].isupper()
        names.append(capital and (word is not opening or _is_never_small(text, word)))
    return Words(tuple(word.fold for word in tokens), tuple(names))


def _is_never_small(text: str, word: Token) -> bool:
    """Return whether a text writes a word of content more than once, and never with a small letter."""
    written = text[word.start : word.end]
    content = content_stem(word.fold, word.kind, None) != NO_STEM
    return content and written.lower() not in text and text.count(written) > 1


def classify(readings: Sequence[Words], counts: Sequence[int]) -> VariantKind:
    """Return the kind of a site; `counts` says how many witnesses have each reading."""
    filled = [reading for reading in readings if reading.folds]
    kinds = [kind(left, right) for at, left in enumerate(filled) for right in filled[at + 1 :]]
    ordered = list(VariantKind)
    best = min(kinds, key=ordered.index, default=VariantKind.WORDING)
    if len(filled) == len(readings):
        return best
    empty = sum(count for reading, count in zip(readings, counts, strict=True) if not reading.folds)
    dropped = VariantKind.OMISSION if 2 * empty < sum(counts) else VariantKind.ADDITION
    lone = [one_sided(reading) or dropped for reading in filled]
    return min([best, *lone] if kinds else lone, key=ordered.index)


def one_sided(reading: Words) -> VariantKind | None:
    """Return the kind of what one witness has and another lacks, where it is more than an addition or omission."""
    lists = kind_words()
    plain = set(_expanded(reading.folds)) - lists["carriers"]
    if plain and plain <= lists["negations"]:
        return VariantKind.NEGATION
    return VariantKind.MODALITY if plain and plain <= lists["hedges"] else None


def kind(left: Words, right: Words) -> VariantKind:
    """Return the kind of the difference between two readings that both have words."""
    if _spelling(left.folds) == _spelling(right.folds):
        return VariantKind.SPELLING
    tests = (
        (VariantKind.DATE, _dates_differ),
        (VariantKind.NUMBER, _numbers_differ),
        (VariantKind.NAME, _names_differ),
        (VariantKind.NEGATION, _negation_differs),
        (VariantKind.MODALITY, _modality_differs),
    )
    found = next((name for name, test in tests if test(left, right)), None)
    if found is not None:
        return found
    return VariantKind.ORDER if sorted(left.folds) == sorted(right.folds) else VariantKind.WORDING


def normalise(folds: Sequence[str]) -> str:
    """Return a reading under which spellings of one thing agree: numbers as digits, contractions written out."""
    return " ".join(with_values(_expanded(folds)))


@cache
def kind_words() -> dict[str, frozenset[str]]:
    """Return the bundled lists as sets of folded words."""
    lists = load_toml("reuse/kinds.toml", KindWords)
    return {name: frozenset(getattr(lists, name).split()) for name in KindWords.__struct_fields__}


def _expanded(folds: Sequence[str]) -> list[str]:
    words: list[str] = []
    for fold in folds:
        if fold in _CONTRACTIONS:
            words.extend(_CONTRACTIONS[fold])
        elif fold.endswith("n't"):
            words.extend((fold[:-3], "not"))
        else:
            words.append(fold)
    return words


@lru_cache(REMEMBERED)
def _spelling(folds: tuple[str, ...]) -> str:
    return one_spelling("".join(normalise(folds).split()))


@lru_cache(REMEMBERED)
def _values(folds: tuple[str, ...]) -> Sequence[str]:
    return number_values(folds)


@lru_cache(REMEMBERED)
def _dates(reading: Words) -> Sequence[str]:
    lists = kind_words()
    named = lists["months"] | lists["weekdays"] | lists["days"]
    months = {"may", "march", "mar", "sun", "sat", "wed"}
    found = [
        fold
        for fold, name in zip(reading.folds, reading.names, strict=True)
        if (fold in named and (name or fold not in months)) or _is_year(fold)
    ]
    return found + [value for value in _values(reading.folds) if found and not _is_year(value)]


def _is_year(fold: str) -> bool:
    return len(fold) == 4 and fold.isdigit() and FIRST_YEAR <= int(fold) < LAST_YEAR  # noqa: PLR2004  (digits of a year)


def _dates_differ(left: Words, right: Words) -> bool:
    return bool(_dates(left)) and bool(_dates(right)) and _dates(left) != _dates(right) and _brief(left, right)


def _numbers_differ(left: Words, right: Words) -> bool:
    first, second = _values(left.folds), _values(right.folds)
    return bool(first) and bool(second) and first != second and _brief(left, right)


def _brief(left: Words, right: Words) -> bool:
    """Return whether two readings are little more than the value that differs."""
    longest = max(len(left.folds), len(right.folds))
    return longest <= BRIEF_WORDS or len(set(left.folds) & set(right.folds)) * 2 >= longest


def _names_differ(left: Words, right: Words) -> bool:
    return all(left.names) and all(right.names) and max(len(left.names), len(right.names)) <= BRIEF_WORDS


def _negation_differs(left: Words, right: Words) -> bool:
    return _differs_only_by(left, right, kind_words()["negations"])


def _modality_differs(left: Words, right: Words) -> bool:
    return _differs_only_by(left, right, kind_words()["hedges"])


def _differs_only_by(left: Words, right: Words, telling: frozenset[str]) -> bool:
    """Return whether telling words stand on one side only, or differ, and the rest is the same."""
    sides = _uncarried(left.folds), _uncarried(right.folds)
    told = [[fold for fold in side if fold in telling] for side in sides]
    if told[0] == told[1]:
        return False
    rests = [[fold for fold in side if fold not in telling] for side in sides]
    return rests[0] == rests[1]


@lru_cache(REMEMBERED)
def _uncarried(folds: tuple[str, ...]) -> Sequence[str]:
    """Return the words of a reading but those that carry others."""
    carriers = kind_words()["carriers"]
    return [fold for fold in _expanded(folds) if fold not in carriers]
