"""Which verb of a sentence a moment in it can belong to, and who it is that says something there.

A day in somebody's quoted words is none on which they were said, and a clause keeps its day: "when they meet on
Tuesday, Lind said" does not tell when Lind said it.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from stemma.stages.claims.sentences.lexicon import listed, tellings
from stemma.stages.claims.sentences.phrases import CONTENT_LETTERS, Phrase
from stemma.stages.claims.sentences.spoken import Spoken
from stemma.text.times import TimeExpression
from stemma.text.tokens import tokenise

Span = tuple[int, int]
#: Words before a verb of speech in which its subject stands.
TELLER_NEAR = 6
_PAST = re.compile(r"[a-z]{2,}ed$")
#: Behind these a clause begins: what stands before them has verbs of its own.
_ENDS = frozenset({";", ":"})


def may_date(phrase: Phrase, time: TimeExpression, at: int, *, spoken: Spoken) -> bool:
    """Return whether a moment may say when what a verb tells happened: both inside the same marks, or both outside.

    Of a verb of speech more is asked: that it is no clause behind the one of the moment, and that the moment is none
    of what is said, as far as that is known.
    """
    token = phrase.tokens[at]
    if _marks_around(time.start, spoken.quoted) != _marks_around(token.start, spoken.quoted):
        return False
    if token.fold not in listed("speaking"):
        return True
    # "With what he said were small hopes" says nothing of when.
    if at > 1 and phrase.folds[at - 2] == "what":
        return False
    inside = any(voice.start < time.start and time.end <= voice.end <= token.start for voice in spoken.voices)
    return not inside and not _is_behind(phrase, time, at)


def is_told_from_another_day(time: TimeExpression, text: str, quoted: Sequence[Span]) -> bool:
    """Return whether a day inside marks hangs on the day on which the words were said, which nobody tells: “today”."""
    dated = any(sign.isdecimal() for sign in text[time.start : time.end])
    return not dated and _marks_around(time.start, quoted) is not None


def _marks_around(place: int, quoted: Sequence[Span]) -> Span | None:
    """Return the innermost stretch in marks around a place, None where none is."""
    return max((span for span in quoted if span[0] <= place < span[1]), default=None)


def _is_behind(phrase: Phrase, time: TimeExpression, at: int) -> bool:
    """Return whether a comma stands between a moment and a verb behind it, and what comes before has its own verb."""
    first, last = phrase.token_at(time.start), phrase.token_at(time.end - 1)
    comma = next((place for place in range(last + 1, at) if phrase.folds[place] == ","), -1)
    if comma < 0:
        return False
    begin = max((place + 1 for place in range(first) if phrase.folds[place] in _ENDS), default=0)
    return any(_is_verb(phrase.folds[place]) for place in range(begin, comma) if not first <= place <= last)


def _is_verb(fold: str) -> bool:
    return fold in listed("verbs") or fold in tellings() or fold in listed("speaking") or bool(_PAST.match(fold))


def teller(phrase: Phrase, at: int) -> tuple[str, ...]:
    """Return the words of the name right before a verb of speech: who says it; empty where no name stands there."""
    end = at
    while end > max(0, at - TELLER_NEAR) and not phrase.capital(end - 1):
        # "The chancellor in Brack said": what leads to a name makes it no subject.
        if phrase.folds[end - 1] in {",", *listed("pronouns"), *listed("determiners"), *listed("people")}:
            return ()
        end -= 1
    start = end
    while start > 0 and (phrase.capital(start - 1) or phrase.folds[start - 1] == "."):
        start -= 1
    if start == end or (start and phrase.folds[start - 1] in listed("prepositions")):
        return ()
    words = {fold for fold in phrase.folds[start:end] if len(fold) >= CONTENT_LETTERS and fold not in listed("titles")}
    return tuple(sorted(words - listed("places")))


def quoted_pairs(phrase: Phrase, quoted: Sequence[Span]) -> tuple[str, ...]:
    """Return the pairs of words that stand side by side in marks in a sentence, one weighty word at least in each."""
    found: set[str] = set()
    for begin, stop in quoted:
        start, end = max(begin, phrase.start), min(stop, phrase.end)
        if start < end:
            folds = [token.fold for token in tokenise(phrase.text, start, end) if token.kind != "mark"]
            found |= {" ".join(two) for two in pairwise(folds) if any(_is_weighty(fold) for fold in two)}
    return tuple(sorted(found))


def _is_weighty(fold: str) -> bool:
    small = listed("prepositions") | listed("verbs") | listed("auxiliaries") | listed("hollow")
    return len(fold) >= CONTENT_LETTERS and fold not in small
