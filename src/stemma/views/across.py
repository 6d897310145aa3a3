"""Text that leads from one story into another: grouping set reports apart that share some of it all the same.

A story knows such reports as its kin; here stands, pair by pair, what a report shares with which of them.
"""

from collections.abc import Mapping

import msgspec

from stemma.model import Lookup, Pair, PairVerdict, Story


class LinkLine(msgspec.Struct, frozen=True, kw_only=True):
    """Two reports of different stories whose text shows a common origin; `left` < `right` by id."""

    left: str
    right: str
    #: Story ids.
    left_story: str
    right_story: str
    #: Part of each body, 0..1, that stands in the other too.
    left_share: float
    right_share: float
    #: Probability that one draws on the other, or both on a third.
    score: float
    why: str

    @property
    def share(self) -> float:
        """Return the larger of the two shares."""
        return max(self.left_share, self.right_share)


def link_lines(lookup: Lookup) -> list[LinkLine]:
    """Return the pairs that lead from story to story, those that share most first."""
    stories = {witness: story.id for story in lookup.of(Story) for witness in story.witnesses}
    lines = [
        _line(pair, stories)
        for pair in lookup.of(Pair)
        if pair.verdict is PairVerdict.COPY and stories.get(pair.left) != stories.get(pair.right)
    ]
    return sorted(lines, key=lambda one: (-one.share, -one.score, one.left, one.right))


def _line(pair: Pair, stories: Mapping[str, str]) -> LinkLine:
    """Return a line; a report that stands in no story is one of its own."""
    return LinkLine(
        left=pair.left,
        right=pair.right,
        left_story=stories.get(pair.left, pair.left),
        right_story=stories.get(pair.right, pair.right),
        left_share=pair.left_share,
        right_share=pair.right_share,
        score=pair.score,
        why=pair.why,
    )
