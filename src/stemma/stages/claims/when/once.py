"""What a person does once: resign, die, marry. Days given to it are of one deed, however unlike the sentences are."""

import msgspec

from stemma.stages.claims.sentences.lexicon import deed_words, listed
from stemma.stages.claims.sentences.phrases import Phrase
from stemma.stages.claims.when.deeds import ONCE, Deed, doer_of


class OnceDone(msgspec.Struct, frozen=True):
    """A deed by the first word of its line, and who did it."""

    deed: str
    doer: Deed


def once_done(phrase: Phrase, verb: int) -> OnceDone | None:
    """Return the deed that a verb tells of a person who is named as its subject, where nobody does it twice.

    A word for what others do to somebody ("appointed", "elected") tells it in the passive only.
    """
    fold = phrase.folds[verb]
    deed = deed_words().get(fold, "")
    if deed not in listed("done_once"):
        return None
    passive = verb > 0 and phrase.folds[verb - 1] in listed("auxiliaries")
    doer = doer_of(phrase, verb) if passive or deed not in listed("undergone_once") else None
    return OnceDone(deed, Deed(*doer, (ONCE,))) if doer else None
