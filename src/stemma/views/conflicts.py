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


@cache
def weighty_stems() -> frozenset[str]:
    """Return the stems of words that a difference must touch to matter."""
    listed = load_toml("claims/weighty.toml", Weighty).words
    return frozenset(stem(word, "en") for line in listed.values() for word in line.split())


def is_conflict(proposition: Proposition) -> bool:
    """Return whether a proposition is a difference that a desk would ask about."""
    if proposition.verdict not in DIFFERING:
        return False
    if proposition.kind == "collated wording":
        return _is_weighty([value.value for value in proposition.values])
    # Quoting more or less of the same words is what desks do all day.
    return not (proposition.kind == "wording" and proposition.verdict is Verdict.GRANULARITY)


def _is_weighty(readings: list[str]) -> bool:
    """Return whether short readings differ in a word of weight, and not only in its form."""
    stems = [{stem(token.fold, "en") for token in tokenise(text) if token.kind != "mark"} for text in readings]
    first, *others = stems
    differing = first.union(*others) - first.intersection(*others)
    return max(map(len, stems)) <= MOST_WORDS and bool(differing & weighty_stems())
