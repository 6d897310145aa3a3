"""How many were on board: "carrying 212 people", "209 persons aboard", "with over 200 on board"."""

from stemma.stages.claims.sentences.lexicon import listed
from stemma.stages.claims.sentences.phrases import Phrase
from stemma.text.quantities import Quantity

#: What such a number counts.
ABOARD = "people on board"
#: Tokens behind a number in which it is told that they were on board.
NEAR = 4


def is_aboard(phrase: Phrase, quantity: Quantity) -> bool:
    """Return whether a number is of all people on board something; passengers and crew are counted by themselves."""
    if quantity.unit not in {"count", "people"} or quantity.other:
        return False
    first, last = phrase.token_at(quantity.start), phrase.token_at(quantity.after)
    while last < len(phrase.folds) and phrase.folds[last] in ANYBODY:
        last += 1
    told = last > phrase.token_at(quantity.after) or quantity.unit == "people"
    behind = phrase.folds[last : last + NEAR]
    if behind[:1] == ["aboard"] or behind[:2] == ["on", "board"]:
        return True
    # "Carrying 212 people"; what carries twelve people to safety saves them.
    carried = phrase.folds[max(0, first - 1) : first]
    return told and bool(set(carried) & listed("carrying")) and behind[:1] != ["to"]


#: Nouns that tell no sort of people.
ANYBODY = frozenset({"people", "persons"})
