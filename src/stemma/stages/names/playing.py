"""Who plays the same part of the same event in reports that tell the same: the driver, the suspect, a 40-year-old.

Groups of descriptions join, and join somebody named, when both are said to be killed, accused or dismissed, as long as
number, gender and age allow it and reports do not speak of the two side by side.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import msgspec
import numpy as np

from stemma.stages.names.alike import ALIKE, Vectors
from stemma.stages.names.bearers import AGE_SLACK
from stemma.stages.names.deeds import parts_played
from stemma.stages.names.reading import Passage

#: Share of the reports of the smaller group that may speak of both: some call one man two things.
BOTH = 0.5
#: Groups of one part beyond which a part tells nobody apart.
CROWD = 60


class Player(msgspec.Struct):
    """Somebody in some texts: numbers of groups joined so far, what is known of him, and where he plays which part.

    `entity` is null for whoever is only described. `spots` are texts, and the
    numbers of the sentences there that speak of him.
    """

    numbers: list[int]
    type: str
    spots: set[tuple[int, int]]
    parts: dict[str, set[int]]
    many: bool
    gender: str = ""
    ages: set[int] = msgspec.field(default_factory=set)
    #: How many they are, as reports say.
    counts: set[int] = msgspec.field(default_factory=set)
    #: The texts that bring him in with "a": whoever else they bring in so is another.
    fresh: set[int] = msgspec.field(default_factory=set)
    entity: str | None = None

    @property
    def leaves(self) -> set[int]:
        """The texts that speak of him."""
        return {leaf for leaf, _ in self.spots}

    def take(self, other: "Player") -> None:
        """Add all that is known of another who is the same."""
        self.numbers = sorted(self.numbers + other.numbers)
        self.spots |= other.spots
        for part, leaves in other.parts.items():
            self.parts.setdefault(part, set()).update(leaves)
        self.gender = self.gender or other.gender
        self.ages |= other.ages
        self.counts |= other.counts
        self.fresh |= other.fresh
        self.entity = self.entity or other.entity


def played(passages: Sequence[Passage], starts: Sequence[int], span: tuple[int, int], *, head: str) -> frozenset[str]:
    """Return the parts that a phrase plays in its sentence; `starts` are those of the passages."""
    place = bisect_right(starts, span[0]) - 1
    if place < 0 or span[0] >= passages[place].end:
        return frozenset()
    words = passages[place].words
    ahead = [word.fold for word in words if word.end <= span[0]]
    behind = [word.fold for word in words if word.start >= span[1]]
    return parts_played(ahead, behind, head=head)


def joined_by_parts(players: Iterable[Player], vectors: Vectors) -> list[Player]:
    """Return the players with those joined who are one, the best attested pairs first; two entities never are."""
    active = dict(enumerate(one for one in players if one.parts))
    weights = {pair: _evidence(active[pair[0]], active[pair[1]], vectors) for pair in _pairs(active)}
    while weights:
        one, two = max(weights, key=lambda pair: (weights[pair], -pair[0], -pair[1]))
        if weights[one, two] <= 0:
            break
        met = {other for pair in weights if {one, two} & set(pair) for other in pair} - {one, two}
        active[one].take(active.pop(two))
        weights = {pair: weight for pair, weight in weights.items() if not {one, two} & set(pair)}
        for pair in ((min(one, other), max(one, other)) for other in met):
            weights[pair] = _evidence(active[pair[0]], active[pair[1]], vectors)
    return [active[number] for number in sorted(active)]


def _pairs(players: Mapping[int, Player]) -> list[tuple[int, int]]:
    """Return the pairs that share a part which few play."""
    by_part: dict[str, list[int]] = {}
    for number, player in players.items():
        for part in player.parts:
            by_part.setdefault(part, []).append(number)
    return sorted({pair for numbers in by_part.values() if len(numbers) <= CROWD for pair in combinations(numbers, 2)})


def _apart(one: Player, two: Player) -> bool:
    """Return whether two can never be one."""
    if one.type != two.type or one.many != two.many or (one.entity and two.entity):
        return True
    # Of several, the women may be some of the people.
    gendered = one.gender != two.gender and (one.many or (one.gender and two.gender))
    aged = one.ages and two.ages and min(abs(left - right) for left in one.ages for right in two.ages) > AGE_SLACK
    counted = one.many and one.counts and two.counts and not one.counts & two.counts
    beside = len({leaf for leaf, _ in one.spots & two.spots}) > BOTH * min(len(one.leaves), len(two.leaves))
    return bool(gendered or aged or counted or beside or one.fresh & two.fresh)


def _evidence(one: Player, two: Player, vectors: Vectors) -> float:
    """Return how many pairs of reports that tell the same give both one part, for the size of both; 0 where few do."""
    if _apart(one, two):
        return 0.0
    pairs = sum(
        int((vectors[sorted(one.parts[part])] @ vectors[sorted(two.parts[part])].T >= ALIKE).sum())
        for part in sorted(one.parts.keys() & two.parts.keys())
    )
    sums = (vectors[sorted(player.leaves)].sum(axis=0) for player in (one, two))
    mean = float(np.dot(*sums)) / (len(one.leaves) * len(two.leaves)) if pairs else 0.0
    return pairs / float(np.sqrt(len(one.leaves) * len(two.leaves))) if mean >= ALIKE else 0.0
