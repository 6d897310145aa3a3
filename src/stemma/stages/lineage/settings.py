"""What can be set in inferring lineage."""

import msgspec


class LineageSettings(msgspec.Struct, frozen=True):
    """How sure an inference has to be."""

    #: Probability at which a direction is stated; below it the two are bound by a line without arrowhead.
    sure: float = 0.6
    #: Part of a body, by characters, that must be its own for a copy to count as an origin of its own too.
    own_part: float = 0.4
    #: Candidate parents kept for each witness where a group is large.
    parents: int = 8
