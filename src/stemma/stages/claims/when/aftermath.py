"""Whether a moment is of what came after the event, an arrest, a court, a vigil, or of the event itself."""

from stemma.stages.claims.sentences.lexicon import listed
from stemma.stages.claims.sentences.phrases import Phrase
from stemma.text.times import TimeExpression

#: Words before a moment in which the event it is of may be named.
REACH = 24


def is_of_what_came_after(phrase: Phrase, time: TimeExpression, verb: str) -> bool:
    """Return whether a moment is of what came after; `verb` is the word that it was bound to, empty where none is.

    "He was arrested Tuesday in the shooting of a man on Sunday" gives Sunday to the shooting, which stands between.
    """
    later = listed("later")
    if not (verb in later if verb else set(phrase.folds) & later):
        return False
    first = phrase.token_at(time.start)
    before = phrase.folds[max(0, first - REACH) : first]
    afters = [at for at, fold in enumerate(before) if fold in later]
    events = [at for at, fold in enumerate(before) if fold in listed("dated_events")]
    return not afters or not events or events[-1] < afters[-1]
