"""Somebody to whom something happened, as a sentence tells it."""

import msgspec

from stemma.stages.claims.sentences.phrases import People


class Happened(msgspec.Struct, frozen=True):
    """Somebody to whom something happened; tokens [start, end) tell it."""

    happening: str
    whom: People
    start: int
    end: int
    negated: bool
    #: The token of the word that tells it; whom a list joins share it.
    told_at: int = -1
    #: They are the object of what somebody did, who is not among them.
    done_to: bool = False
    #: The word before it says how badly, so that it counts only some of those hurt.
    degree: str = ""
    #: A state of the hurt tells it, as "in critical condition" does, and no word for the harm.
    by_state: bool = False
