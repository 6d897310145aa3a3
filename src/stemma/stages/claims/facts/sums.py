"""What a sum of money or a length of time is of: "a $3 million contract", "bail was set at $50,000"."""

from stemma.stages.claims.sentences.lexicon import listed, sum_words
from stemma.stages.claims.sentences.phrases import Phrase
from stemma.text.quantities import Quantity

#: Tokens behind and before a sum in which it is told what it is of.
BEHIND, BEFORE = 4, 9
#: Units of a number that have no noun of their own, and are no sum.
NO_SUMS = frozenset({"count", "people", "percent", "share", "years old", "metres", "tonnes", "hectares", "magnitude"})


def of_what(phrase: Phrase, quantity: Quantity) -> str:
    """Return what a sum or a length is of, by the first word of its line; empty where nothing near tells it."""
    if quantity.unit in NO_SUMS:
        return ""
    first, last = phrase.token_at(quantity.start), phrase.token_at(quantity.after)
    behind = list(range(last, min(len(phrase.folds), last + BEHIND)))
    before = list(range(first - 1, max(-1, first - 1 - BEFORE), -1))
    for places, ends in ((behind, _ENDS_BEHIND), (before, _ENDS_BEFORE)):
        for at in places:
            fold = phrase.folds[at]
            if fold in sum_words():
                return sum_words()[fold]
            if fold in ends or (places is behind and fold in listed("verbs")):
                break
    return ""


#: Behind a sum they lead to something else than what it is of.
_ENDS_BEHIND = frozenset(
    {",", ".", ";", ":", "and", "but", "to", "from", "with", "at", "on", "after", "before", "by", "that"}
)
_ENDS_BEFORE = frozenset({".", ";", ":", "and", "but", "after", "before", "that", "which", "who"})
