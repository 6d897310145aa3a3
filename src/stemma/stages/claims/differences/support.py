"""Which lineages stand behind a claim, and which claims stand at one aligned place: ten copies are one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from stemma.graph import connected_components
from stemma.model import Alignment, Lineage

Place = tuple[str, int, int]


class Opposite(msgspec.Struct, frozen=True):
    """One side of an alignment as its witness sees it, and the place on the other side."""

    start: int
    end: int
    other: Place
    quoted: bool = False


class Support:
    """The lineages of a story's witnesses and the passages that they share."""

    def __init__(
        self, lineages: Iterable[Lineage], alignments: Iterable[Alignment], *, texts: Mapping[str, str] | None = None
    ) -> None:
        self._texts = texts or {}
        self._lineages: dict[str, list[str]] = defaultdict(list)
        self._carriers: dict[str, frozenset[str]] = {}
        for lineage in sorted(lineages, key=lambda one: one.id):
            self._carriers[lineage.id] = frozenset(lineage.witnesses)
            for witness in lineage.witnesses:
                self._lineages[witness].append(lineage.id)
        self._sides: dict[str, list[Opposite]] = defaultdict(list)
        for one in alignments:
            left, right = (one.left, one.left_start, one.left_end), (one.right, one.right_start, one.right_end)
            self._sides[one.left].append(Opposite(one.left_start, one.left_end, right, one.quoted))
            self._sides[one.right].append(Opposite(one.right_start, one.right_end, left, one.quoted))
        self._spans: dict[str, npt.NDArray[np.int64]] = {}
        for witness, sides in self._sides.items():
            sides.sort(key=lambda side: (side.start, side.end, side.other))
            self._spans[witness] = np.array([(side.start, side.end) for side in sides], dtype=np.int64).T
        # The same places are asked for again and again.
        self._asked: dict[Place, list[Opposite]] = {}
        self._facing: dict[Place, dict[str, list[Place]]] = {}
        self._told: dict[Place, list[str]] = {}

    def texts_behind(self, witnesses: Iterable[str]) -> int:
        """Return how many different texts these witnesses are: a report handed in twice says nothing twice."""
        return len({self._texts.get(witness, witness) for witness in witnesses})

    def opposite(self, place: Place) -> list[Place]:
        """Return the passages of other witnesses that are aligned with the one around a place."""
        return [side.other for side in self._around(place)]

    def aligned(self, left: Place, right: Place) -> bool:
        """Return whether two places stand in passages that are aligned with one another."""
        facing = self._facing.get(left)
        if facing is None:
            facing = self._facing[left] = {}
            for side in self._around(left):
                facing.setdefault(side.other[0], []).append(side.other)
        return any(_at(passage, right) for passage in facing.get(right[0], ()))

    def one_text(self, places: Sequence[Place]) -> dict[str, str]:
        """Return for lineages whose passages at these places are copies of one another the one that stands for them.

        A witness may stand in another lineage and still have this passage from it; a quotation is no copy.
        """
        links: dict[tuple[str, str], None] = {}
        by_witness: dict[str, list[Place]] = defaultdict(list)
        for place in places:
            by_witness[place[0]].append(place)
        for place in places:
            here = self.behind(place)
            for side in self._around(place):
                others = by_witness.get(side.other[0])
                if not others or side.quoted:
                    continue
                there = self.behind(side.other)
                # Most copies are of one lineage, which needs no link to itself, and many tell of the same two.
                if here == there and len(here) == 1:
                    continue
                new = [(one, two) for one in here for two in there if (one, two) not in links]
                if new and any(_at(side.other, other) for other in others):
                    links |= dict.fromkeys(new)
        names = sorted(
            {name for place in places for name in self.behind(place)} | {name for link in links for name in link}
        )
        return {name: group[0] for group in connected_components(names, links) for name in group}

    def _around(self, place: Place) -> list[Opposite]:
        known = self._asked.get(place)
        if known is None:
            witness, start, end = place
            known = []
            if witness in self._spans:
                sides, (starts, ends) = self._sides[witness], self._spans[witness]
                shared = np.minimum(ends, end) - np.maximum(starts, start)
                covered = 2 * shared >= np.maximum(1, np.minimum(ends - starts, end - start))
                known = [sides[at] for at in np.flatnonzero(covered).tolist()]
            self._asked[place] = known
        return known

    def lineages_of(self, witness: str) -> list[str]:
        """Return the lineages of a witness; one of its own where nothing is known of it."""
        return self._lineages.get(witness) or [f"alone {witness}"]

    def are_kin(self, left: str, right: str) -> bool:
        """Return whether two witnesses stand in one lineage."""
        return left == right or not set(self.lineages_of(left)).isdisjoint(self.lineages_of(right))

    def behind(self, place: Place) -> list[str]:
        """Return the lineages that a passage comes from, sorted.

        In a witness of several lineages they are those shared with the witnesses that have the passage too, else the
        one in which it stands alone, else all: where a passage is from is open then.
        """
        own = self.lineages_of(place[0])
        if len(own) == 1:
            return own
        if place not in self._told:
            others = {side.other[0] for side in self._around(place)}
            shared = [lineage for lineage in own if not others.isdisjoint(self._carriers[lineage])]
            alone = [lineage for lineage in own if len(self._carriers[lineage]) == 1]
            self._told[place] = shared or alone or own
        return self._told[place]

    def independent(self, lineages: Sequence[Sequence[str]]) -> tuple[int, int]:
        """Return the least and the greatest number of independent lineages behind claims; each may be of several."""
        certain = {behind[0] for behind in lineages if len(behind) == 1}
        open_ones = [behind for behind in lineages if len(behind) > 1]
        most = len(certain | {lineage for behind in open_ones for lineage in behind})
        unmet = [behind for behind in open_ones if not certain & set(behind)]
        fewest = len(certain)
        while unmet:
            held = Counter(lineage for behind in unmet for lineage in behind)
            best = max(sorted(held), key=lambda lineage: held[lineage])
            unmet = [behind for behind in unmet if best not in behind]
            fewest += 1
        return fewest, most


def _at(passage: Place, place: Place) -> bool:
    return passage[0] == place[0] and _covers((passage[1], passage[2]), (place[1], place[2]))


def _covers(passage: tuple[int, int], place: tuple[int, int]) -> bool:
    """Return whether a passage and a place overlap in half of the shorter one at least."""
    shared = min(passage[1], place[1]) - max(passage[0], place[0])
    return 2 * shared >= max(1, min(passage[1] - passage[0], place[1] - place[0]))
