"""Which claims of one deed tell its moment more finely than others, between texts that do not draw on one another."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import msgspec

from stemma.model import Verdict
from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.differences.sides import place_of
from stemma.stages.claims.differences.support import Support
from stemma.stages.claims.differences.verdicts import Judged
from stemma.stages.claims.sentences.lexicon import listed
from stemma.stages.claims.when.calendar import Stretch, inside, overlap, stretch_of
from stemma.stages.claims.when.occasions import KIND
from stemma.text.tokens import stem

#: Days that the wider moment may last: a season; a year where the deed happens once, or much else is the same.
SEASON, YEAR = 93, 366
#: Weighed stems that two sentences share: with one who does it in common, without, and for a moment of a whole year.
SAME_AGENT, LOOSE, WIDE = 0.9, 2.0, 3.0
#: The same where who does it is named, or where it is to come: a report has few such days.
KNOWN = 0.3
#: The least in common with which a deed may be meant too where a moment is open.
RIVAL = 0.9
#: Claims of one deed, copies left out, beyond which the story tells many such deeds.
MOST = 300

FINER = Judged("told more finely", Verdict.GRANULARITY, "one moment lies inside the other, and both fit one deed")


class Deed(msgspec.Struct, frozen=True, eq=False):
    """A deed with its moment as texts of one lineage tell it in the same words."""

    told: list[Assertion]
    stretch: Stretch
    #: The part of the day, where one is told.
    part: str
    lineages: frozenset[str]
    context: frozenset[str]
    agents: frozenset[str]
    names: frozenset[str]

    @property
    def first(self) -> Assertion:
        """The first text that tells it so."""
        return self.told[0]

    @property
    def named(self) -> frozenset[str]:
        """The stems of the names in its sentence, its first word among them."""
        return frozenset(stem(name, "en") for name in {*self.names, self.first.doer})

    @property
    def once(self) -> bool:
        """Whether it happens to somebody once: a death, a birth."""
        return self.first.happening in listed("once")


def finer_told(
    assertions: Sequence[Assertion], support: Support, *, weights: Mapping[str, float]
) -> Iterator[list[Assertion]]:
    """Yield groups of claims of one deed whose moments all fit: of any two one lies inside the other, or they are one.

    `weights` says how much a stem that two sentences share counts. Copies tell nothing here that alignment does not.
    """
    by_deed: dict[str, list[Assertion]] = defaultdict(list)
    for one in sorted(assertions, key=place_of):
        if one.kind == KIND and not one.aside:
            by_deed[one.key].append(one)
    for key in sorted(by_deed):
        deeds = _deeds(by_deed[key], support)
        if len(deeds) > MOST:
            continue
        closed = [one for one in deeds if not _is_open(one, deeds, weights)]
        bound: dict[int, set[int]] = defaultdict(set)
        for left, right in combinations(range(len(closed)), 2):
            if _is_one(closed[left], closed[right], weights):
                bound[left].add(right)
                bound[right].add(left)
        yield from _fitting(closed, bound)


def _deeds(assertions: Sequence[Assertion], support: Support) -> list[Deed]:
    held: dict[tuple[object, ...], Deed] = {}
    for one in assertions:
        lineages = frozenset(support.behind(place_of(one)))
        stretch = stretch_of(one.normalised.removeprefix("by "), one.earliest, one.latest)
        if stretch is None:
            continue
        deed = Deed(
            told=[],
            stretch=stretch.opened() if one.modifier == "by" else stretch,
            part=one.normalised.partition("T")[2],
            lineages=lineages,
            context=frozenset(one.context),
            agents=frozenset(one.narrowing),
            names=frozenset(one.owner),
        )
        held.setdefault((one.normalised, one.context, one.planned, tuple(sorted(lineages))), deed).told.append(one)
    return list(held.values())


def _is_open(one: Deed, deeds: Sequence[Deed], weights: Mapping[str, float]) -> bool:
    """Return whether a story tells several such deeds inside a moment: which "this week" means, nobody knows."""
    rivals = [other.stretch for other in deeds if _may_be(one, other, weights)]
    finer = {
        (found.first, found.last): found for found in rivals if inside(found, one.stretch) and found != one.stretch
    }
    return any(not inside(left, right) and not inside(right, left) for left, right in combinations(finer.values(), 2))


def _may_be(one: Deed, other: Deed, weights: Mapping[str, float]) -> bool:
    """Return whether two claims of a deed may be of one, if little more is asked than that: a death is of a name."""
    if one.once:
        return _share_a_name(one, other)
    return one.first.planned == other.first.planned and _in_common(one, other, weights) >= RIVAL


def _in_common(left: Deed, right: Deed, weights: Mapping[str, float]) -> float:
    return sum(weights.get(one, 1.0) for one in sorted(left.context & right.context))


def _is_one(left: Deed, right: Deed, weights: Mapping[str, float]) -> bool:
    """Return whether two claims of other lineages are of one deed, as far as their sentences and moments tell."""
    if left.lineages & right.lineages or left.first.planned != right.first.planned or not _fits(left, right):
        return False
    same_name = _share_a_name(left, right)
    if left.names and right.names and not same_name:
        return False
    longest = max((one.stretch.days for one in (left, right) if one.first.modifier != "by"), default=0)
    if longest > YEAR or (left.once and same_name):
        return longest <= YEAR
    weight, agents = _in_common(left, right, weights), left.agents & right.agents
    named = left.first.happening not in listed("often") and bool(agents & left.named & right.named)
    if longest > SEASON and not left.once:
        return bool(agents) and weight >= (SAME_AGENT if named else WIDE)
    sure = left.first.planned or named
    return weight >= ((KNOWN if sure else SAME_AGENT) if agents else LOOSE)


def _fits(left: Deed, right: Deed) -> bool:
    """Return whether of two moments one lies inside the other; two parts of a day do not."""
    if left.part and right.part and left.part != right.part:
        return False
    if left.first.modifier == right.first.modifier == "by":
        # What is due by June is due by July too.
        return overlap(left.stretch, right.stretch)
    return inside(left.stretch, right.stretch) or inside(right.stretch, left.stretch)


def _share_a_name(left: Deed, right: Deed) -> bool:
    """Return whether two sentences name one; the first word of a sentence is a name where the other has it as one."""
    return bool(left.names & right.names or {left.first.doer} & right.names or {right.first.doer} & left.names)


def _fitting(deeds: Sequence[Deed], bound: Mapping[int, set[int]]) -> Iterator[list[Assertion]]:
    """Yield greedy groups: around the claim with the most partners, those that fit all that are taken already."""
    taken: set[int] = set()
    for at in sorted(bound, key=lambda at: (-len(bound[at]), at)):
        if at in taken:
            continue
        group = [at]
        for other in sorted(bound[at] - taken):
            if all(_fits(deeds[one], deeds[other]) for one in group):
                group.append(other)
        if len({deeds[one].first.normalised for one in group}) > 1:
            taken |= set(group)
            yield sorted((told for one in group for told in deeds[one].told), key=place_of)
