"""Which differences a desk would ask about: facts always, a changed word only where it carries weight."""

from functools import cache

import msgspec

from stemma.data import load_toml
from stemma.model import Proposition, Verdict
from stemma.text.tokens import stem, tokenise

#: Verdicts that say that texts differ about one thing.
DIFFERING = frozenset({Verdict.GENUINE, Verdict.TRANSMISSION, Verdict.UPDATE, Verdict.GRANULARITY})
#: Words beyond which a reading that collation found is a rephrasing.
MOST_WORDS = 5


class Weighty(msgspec.Struct, frozen=True):
    """Words that carry weight, by what they are about."""

    words: dict[str, str]
    alike: list[str]


@cache
def weighty_stems() -> frozenset[str]:
    """Return the stems of words that a difference must touch to matter."""
    listed = load_toml("claims/weighty.toml", Weighty).words
    return frozenset(stem(word, "en") for line in listed.values() for word in line.split())


@cache
def _first_alike() -> dict[str, str]:
    """Return for the stem of a word that says the same as another the stem of the first such word."""
    lines = [[stem(word, "en") for word in line.split()] for line in load_toml("claims/weighty.toml", Weighty).alike]
    return {word: line[0] for line in lines for word in line}


def is_conflict(proposition: Proposition) -> bool:
    """Return whether a proposition is a difference that a desk would ask about."""
    if proposition.verdict not in DIFFERING:
        return False
    if proposition.kind == "collated wording":
        return _is_weighty([value.value for value in proposition.values])
    if proposition.kind == "collated name":
        return not _is_abbreviated([value.value for value in proposition.values])
    # Quoting more or less of the same words is what desks do all day.
    return not (proposition.kind == "wording" and proposition.verdict is Verdict.GRANULARITY)


def _is_abbreviated(readings: list[str]) -> bool:
    """Return whether the readings shorten one another: E. and East, Capt. and Captain."""
    ordered = sorted((reading.strip(" .").casefold() for reading in readings), key=len)
    return all(longer.startswith(ordered[0]) for longer in ordered[1:])


def _is_weighty(readings: list[str]) -> bool:
    """Return whether short readings differ in a word of weight, and not only in its form."""
    alike = _first_alike()
    stems = [
        {alike.get(stemmed := stem(token.fold, "en"), stemmed) for token in tokenise(text) if token.kind != "mark"}
        for text in readings
    ]
    first, *others = stems
    differing = first.union(*others) - first.intersection(*others)
    weighty = {alike.get(word, word) for word in weighty_stems()} & differing
    # A word of weight on one side alone is most often a sentence put otherwise.
    return max(map(len, stems)) <= MOST_WORDS and all(held & weighty for held in stems)
