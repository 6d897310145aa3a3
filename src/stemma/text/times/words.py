"""The words of English time expressions, and the pieces of patterns that are made of them."""

import re
from collections.abc import Iterable
from functools import cache

import msgspec

from stemma.data import load_toml
from stemma.text.numbers import number_word

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SMALL = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen"
)


class TimeWords(msgspec.Struct, frozen=True):
    """`data/times/en.toml` as it stands."""

    months: dict[str, int]
    weekdays: dict[str, int]
    units: dict[str, str]
    seasons: dict[str, str]
    parts: dict[str, str]
    counts: dict[str, float]
    ordinals: dict[str, int]
    places: dict[str, str]
    roughness: dict[str, str]
    named: dict[str, str]
    holidays: dict[str, tuple[int, int]]
    feasts: dict[str, tuple[int, int, int, int]]
    easter: dict[str, int]
    often: dict[str, str]
    words: dict[str, str]

    def listed(self, name: str) -> frozenset[str]:
        """Return one of the lists of words."""
        return _listed(self.words[name])


@cache
def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


@cache
def time_words() -> TimeWords:
    """Return the words of English time expressions."""
    return load_toml("times/en.toml", TimeWords)


def either(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first; a space stands for any white space or a hyphen."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"[\s-]+").replace("'", "['’]") for word in ordered) + ")"


@cache
def pieces() -> dict[str, str]:
    """Return the pieces of patterns by name, for `str.format`."""
    words = time_words()
    long_months = [word for word in words.months if len(word) > len("sept") or word in {"may", "june", "july"}]
    short_months = [word for word in words.months if word not in long_months]
    units = [unit for unit in words.units if unit != "centuries"]
    digits = r"\d{1,6}(?:[.,]\d{1,6})?(?:\s+1/2)?"
    number = rf"(?:{digits}|(?:{_TENS})(?:[\s-](?:{_SMALL}))?|(?:{_SMALL}|hundred))"
    return {
        "month": rf"(?:{either(long_months)}\b|{either(short_months)}\b\.?)",
        "weekday": rf"(?:{either(word for word in words.weekdays if len(word) > len('thurs'))}"
        rf"|{either(word for word in words.weekdays if len(word) <= len('thurs'))}\b\.?)",
        "unit": f"(?:{either(units)}s?|centuries)",
        "long": "(?:day|week|month|quarter|year|decade|centurie|century)s?",
        "season": either(words.seasons),
        "part": either(words.parts),
        "number": number,
        "count": rf"(?:{number}|a\s+couple\s+of|a\s+dozen|(?:a\s+)?few|several|many|an?|half\s+an?)",
        "ordinal": either(words.ordinals),
        "place": f"(?:{either(words.places)})",
        "rough": either(words.roughness),
        "named": either(words.named),
        "holiday": either([*words.holidays, *words.feasts, *words.easter]).replace(r"[\s-]+", r"\.?[\s-]+"),
        "often": either(words.often),
        "year": r"(?:1[0-9]|20)\d\d",
        "day": r"(?:[0-2]?\d|3[01])",
    }


def plain(text: str) -> str:
    """Return words in lower case, parted by single spaces, without the dots of abbreviations."""
    folded = text.translate(_LOOKALIKES).lower()
    return " ".join(folded.replace("’", "'").replace("-", " ").replace(".", " ").split())


#: Letters that a pattern without case takes for plain ones.
_LOOKALIKES = str.maketrans({"İ": "i", "ı": "i", "ſ": "s", "\u212a": "k"})


def count_of(text: str) -> float | None:
    """Return how many a count says, None where it is vague: "a few", "several"."""
    words = plain(text.replace(".5", " 1/2") if text.endswith(".5") else text).split()
    total: float | None = None
    for word in words:
        known = time_words().counts.get(word)
        digits = word.replace(",", "")
        written = digits if digits.isdecimal() else number_word(digits)
        if word in {"few", "several", "many"}:
            return None
        if word == "1/2":
            total = (total or 0) + 0.5
        elif word == "half":
            total = 0.5
        elif word == "hundred":
            total = (total or 1) * 100
        elif written is not None:
            total = (total or 0) + float(written)
        elif (known is not None and total is None) or word in {"couple", "dozen"}:
            total = known
    return total
