"""To where somebody came or went: one delegation comes to a city on one day, and to its palace on another."""

from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.sentences.lexicon import listed
from stemma.stages.claims.sentences.phrases import Phrase

#: Words behind the verb in which the place begins, and words that a place has at most.
REACH, MOST_WORDS = 5, 6
#: Words that lead to a place.
_LEADS = frozenset({"in", "at", "to", "into", "for", "from", "outside", "near"})


def whither(phrase: Phrase, at: int) -> tuple[str, ...]:
    """Return the words of the place to which, or from which, somebody moves by the verb at a token, its noun last.

    The moment may stand between; empty where no place is told, or the verb tells of no coming or going.
    """
    if at < 0 or phrase.folds[at] not in listed("moving_about"):
        return ()
    on = at + 1
    while on < min(len(phrase.folds), at + 1 + REACH) and phrase.folds[on] not in _LEADS:
        if phrase.tokens[on].kind != "word":
            return ()
        on += 1
    words: list[str] = []
    for place in range(on + 1, min(len(phrase.folds), on + 2 + MOST_WORDS)):
        fold = phrase.folds[place]
        timed = any(one.start <= phrase.tokens[place].start < one.end for one in phrase.times)
        if timed or phrase.tokens[place].kind != "word" or _ends_a_place(fold):
            break
        if fold not in listed("determiners"):
            words.append(fold.removesuffix("'s").removesuffix("’s"))
    return tuple(words)


def _ends_a_place(fold: str) -> bool:
    return fold in listed("prepositions") or fold in listed("verbs") or fold in listed("auxiliaries")


def of_other_journeys(one: Assertion, other: Assertion) -> bool:
    """Return whether two days are of coming to two places; False where one text names none."""
    return bool(one.whither and other.whither) and one.whither[-1] != other.whither[-1]
