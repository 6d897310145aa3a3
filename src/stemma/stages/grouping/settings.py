"""What can be set in grouping reports into stories."""

import msgspec


class StorySettings(msgspec.Struct, frozen=True):
    """How alike and how near in time reports of one story are, and how sharply two like events are told apart."""

    #: A person says that all witnesses tell of one event; nothing is parted then.
    together: bool = False
    #: Mean likeness (cosine of weighted terms, faded by time, 0..1) at which two groups are one story.
    likeness: float = 0.14
    #: Days in which what can fade of a likeness falls to a third.
    days: float = 20.0
    #: Share of a likeness that no time takes away: names and places still bind a trial to its crime.
    lasting: float = 0.3
    #: Likeness across two groups, as a share of that inside them, below which they are two like events.
    contrast: float = 0.65
    #: Pairs as alike as those across that are added to the likeness inside a group: a small one says little of itself.
    doubt: float = 2.0
    #: Reports that a report is compared with: those with which it shares most of its telling terms.
    neighbours: int = 40
    #: Terms of a report under which others are looked for, the weightiest first.
    telling: int = 25
    #: Reports looked at under one term: the nearest in time where more have it.
    postings: int = 100
