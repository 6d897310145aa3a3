"""Which words of a sentence tell of an event, and which only look like the past of a verb."""

import re

from stemma.stages.claims.sentences.lexicon import claim_words, listed, tellings
from stemma.stages.claims.sentences.phrases import Phrase

_PAST = re.compile(r"[a-z]{2,}ed$")
#: Behind these a participle tells what was thought, and not what happened: "later than expected".
_COMPARES = frozenset({"than", "as"})


def tells_an_event(phrase: Phrase, at: int) -> bool:
    """Return whether a word tells that something happened or was said: a verb, or a noun of an event."""
    fold = phrase.folds[at]
    if fold in listed("states"):
        # "Remained hospitalized Tuesday" is the day of no injury.
        return False
    if fold in tellings() or fold in listed("speaking") or fold in claim_words().implied or fold in listed("events"):
        return True
    regular = bool(_PAST.match(fold)) and fold not in listed("auxiliaries")
    return regular and not (_is_in_a_name(phrase, at) or _is_of_a_noun(phrase, at))


def _is_in_a_name(phrase: Phrase, at: int) -> bool:
    """Return whether a capital word begins a name: "the United States"; a headline has capitals before it too."""
    named = (
        phrase.capital(at) and at + 1 < len(phrase.folds) and phrase.capital(at + 1) and not _is_timed(phrase, at + 1)
    )
    return named and (at == 0 or not phrase.capital(at - 1) or phrase.folds[at - 1] in listed("determiners"))


def _is_of_a_noun(phrase: Phrase, at: int) -> bool:
    """Return whether a participle says of what kind a noun is, or what was thought: "improved ties", "than planned"."""
    before = phrase.folds[at - 1] if at else ""
    if before in _COMPARES:
        return True
    return before in listed("leading_nouns") and at + 1 < len(phrase.folds) and _may_be_noun(phrase, at + 1)


def _may_be_noun(phrase: Phrase, at: int) -> bool:
    fold = phrase.folds[at]
    if phrase.tokens[at].kind != "word" or _is_timed(phrase, at):
        return False
    small = (
        listed("prepositions") | listed("determiners") | listed("pronouns") | listed("auxiliaries") | listed("verbs")
    )
    return fold not in small and not _PAST.match(fold) and fold not in listed("speaking")


def _is_timed(phrase: Phrase, at: int) -> bool:
    return any(one.start <= phrase.tokens[at].start < one.end for one in phrase.times)
