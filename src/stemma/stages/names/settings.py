"""What the names stages can be told."""

import msgspec


class MentionSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How mentions are found."""

    #: Entry point of a tagger (group `stemma.taggers`) that replaces the shipped one; empty: ours.
    tagger: str = ""
    #: Found names with a smaller score are dropped before the vote.
    least_score: float = 0.35


class NameSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How mentions become entities."""

    #: Log-odds from which two names are one, and from which they are shown as possibly one.
    merge: float = 0.0
    suggest: float = -1.5
