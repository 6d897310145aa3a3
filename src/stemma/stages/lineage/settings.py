"""What can be set in grouping stories and inferring lineage."""

import msgspec


class StorySettings(msgspec.Struct, frozen=True):
    """How alike and how near in time witnesses of one story are."""

    #: Mean likeness (cosine of weighted stems, 0..1) at which two groups are one story.
    likeness: float = 0.145
    #: Standard deviation, in days, of the bell curve by which likeness fades with time apart.
    days: float = 4.0


class LineageSettings(msgspec.Struct, frozen=True):
    """How sure an inference has to be."""

    #: Probability at which a direction is stated; below it the two are bound by a line without arrowhead.
    sure: float = 0.6
    #: Part of a body, by characters, that must be its own for a copy to count as an origin of its own too.
    own_part: float = 0.4
    #: Candidate parents kept for each witness where a group is large.
    parents: int = 8
