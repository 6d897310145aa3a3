"""Strands: witnesses of one component of copying that go back to one text, told apart from chance bridges."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from stemma.graph import connected_components
from stemma.stages.lineage.evidence import Evidence
from stemma.stages.lineage.spans import Span, common, length, union

Matrix = npt.NDArray[np.float64]

#: Two groups of copies whose mutual share is below this part of the share inside each are two texts.
CONTRAST = 0.4
#: Groups that share more than this of the smaller text are one text, however alike each is inside.
ONE_TEXT = 0.4
#: Witnesses that two groups need each before their contrast says anything.
GROUP = 2
#: A bridge draws on two texts where less than this part of what it shares with one stands in the other too.
DISJOINT = 0.4
#: A witness of which this share stands in another may be an excerpt of it.
CONTAINED = 0.7
#: Share that a bond counts for at least, so that copied quotations alone still bind.
FAINT_SHARE = 0.01
#: Stands for the mean share of two groups that must not join.
BARRED = -1.0


def find_strands(
    evidence: Evidence, members: Sequence[str], *, bound: Iterable[tuple[str, str]] = ()
) -> list[list[str]]:
    """Return the members grouped by the text they go back to, each group sorted, groups by first member.

    Groups join by their mean share, best first; two groups of copies stay apart where the share between them is small
    against the share inside each, and where one witness alone binds them with two separate parts of its text. Members
    that are `bound` stay together.
    """
    order = sorted(members)
    place = {member: row for row, member in enumerate(order)}
    bonds = [key for key in evidence.bonds if key[0] in place and key[1] in place]
    strands = []
    for component in connected_components(order, bonds):
        strands += _join(evidence, component) if len(component) > GROUP else [component]
    home = {member: strand[0] for strand in strands for member in strand}
    links = [(home[left], home[right]) for left, right in bound]
    merged = connected_components([strand[0] for strand in strands], links)
    whole = {strand[0]: strand for strand in strands}
    return sorted(sorted(member for first in group for member in whole[first]) for group in merged)


def _join(evidence: Evidence, component: list[str]) -> list[list[str]]:
    groups = [[member] for member in component]
    sums = _shares(evidence, component)
    sizes = np.ones(len(groups))
    means = np.where(sums > 0, np.round(sums, 9), BARRED)
    np.fill_diagonal(means, BARRED)
    # The best of each row is kept, so that a step does not look through every pair of groups.
    best = means.max(axis=1)
    while True:
        row = int(np.argmax(best))
        keep, gone = sorted((row, int(np.argmax(means[row]))))
        between = float(means[keep, gone])
        if between <= 0:
            return [sorted(group) for group in groups if group]
        inside = [_inside(sums[row, row], len(groups[row])) for row in (keep, gone)]
        if _contrast(between, inside) or _bridged(evidence, groups[keep], groups[gone]):
            means[keep, gone] = means[gone, keep] = BARRED
            best[[keep, gone]] = means[[keep, gone]].max(axis=1)
            continue
        groups[keep] += groups[gone]
        groups[gone] = []
        sums[keep] += sums[gone]
        sums[:, keep] += sums[:, gone]
        sums[gone] = sums[:, gone] = 0.0
        sizes[keep] += sizes[gone]
        stale = np.flatnonzero((best == means[:, keep]) | (best == means[:, gone]))
        # A grown group is looked at afresh.
        means[keep] = np.where(sums[keep] > 0, np.round(sums[keep] / (sizes[keep] * sizes), 9), BARRED)
        means[:, keep] = means[keep]
        means[gone] = means[:, gone] = means[keep, keep] = BARRED
        best = np.maximum(best, means[:, keep])
        touched = sorted({keep, gone, *stale[best[stale] > BARRED].tolist()})
        best[touched] = means[touched].max(axis=1)


def _shares(evidence: Evidence, component: list[str]) -> Matrix:
    """Return what each two witnesses share of the smaller text, also where they were not compared.

    In a story of hundreds most pairs are not, and copies of copies may show no common wording any more: they share
    what stands in the same columns, through the witnesses between them.
    """
    shares = _column_shares(evidence, component)
    place = {member: row for row, member in enumerate(component)}
    for (left, right), bond in evidence.bonds.items():
        if left in place and right in place:
            ends = place[left], place[right]
            share = max(bond.left_share, bond.right_share, FAINT_SHARE, float(shares[ends]))
            shares[ends] = shares[ends[::-1]] = share
    return shares


def _column_shares(evidence: Evidence, component: list[str]) -> Matrix:
    """Return the part of the prose of either of two witnesses that stands in columns of both, the larger part."""
    columns = evidence.columns
    place: dict[int, int] = {}
    told: list[tuple[int, int, int]] = []
    for row, member in enumerate(component):
        body = evidence.bodies[member]
        for own, sentence in zip(columns.of[member], body.sentences, strict=True):
            size = length(body.prose_in([sentence])) // len(own)
            told += [(row, place.setdefault(one, len(place)), size) for one in own if not columns.quoted[one]]
    lengths = np.zeros((len(component), len(place)))
    for row, column, size in told:
        lengths[row, column] = size
    whole = np.array([max(length(evidence.bodies[member].prose), 1) for member in component], dtype=float)
    taken = np.minimum(lengths @ (lengths > 0).T / whole[:, None], 1.0)
    shares: Matrix = np.maximum(taken, taken.T)
    np.fill_diagonal(shares, 0.0)
    return shares


def _inside(total: float, size: int) -> float | None:
    """Return the mean share inside a group, None where it is one witness."""
    return float(total) / (size * (size - 1)) if size >= GROUP else None


def _contrast(between: float, inside: Sequence[float | None]) -> bool:
    """Return whether two groups are each much closer inside than to one another."""
    known = [share for share in inside if share is not None]
    return len(known) == len(inside) and between < min(ONE_TEXT, CONTRAST * min(known))


def _bridged(evidence: Evidence, left: Sequence[str], right: Sequence[str]) -> bool:
    """Return whether two groups are bound only by witnesses that carry separate parts of the two."""
    return _bridge(evidence, left, right) or _bridge(evidence, right, left) or _bridged_both_ways(evidence, left, right)


def _bridge(evidence: Evidence, home: Sequence[str], away: Sequence[str]) -> bool:
    beyond = set(away)
    bridges = [member for member in home if not beyond.isdisjoint(evidence.near[member])]
    core = [member for member in home if beyond.isdisjoint(evidence.near[member])]
    return bool(core) and all(_two_parts(evidence, bridge, home=core, away=away) for bridge in bridges)


def _bridged_both_ways(evidence: Evidence, left: Sequence[str], right: Sequence[str]) -> bool:
    """Return whether each side has witnesses with a separate part of the other, and nothing else binds the two.

    A block of the other text in one witness binds it to all of that side, so those with the most bonds across are set
    aside first, until none is left.
    """
    if min(len(left), len(right)) < GROUP:
        return False
    across = {
        member: others.intersection(evidence.near[member])
        for group, others in ((left, set(right)), (right, set(left)))
        for member in sorted(group)
    }
    bridges: list[str] = []
    while any(across.values()):
        bridge = max(across, key=lambda member: len(across[member]))
        for other in across.pop(bridge):
            across[other].discard(bridge)
        bridges.append(bridge)
    here, there = ([member for member in group if member in across] for group in (left, right))
    return bool(here and there) and all(
        _two_parts(evidence, bridge, home=there if bridge in right else here, away=here if bridge in right else there)
        for bridge in bridges
    )


def _two_parts(evidence: Evidence, bridge: str, *, home: Sequence[str], away: Sequence[str]) -> bool:
    """Return whether a witness shares two separate parts of itself with two groups, and is not their fuller text."""
    bound = evidence.near[bridge]
    near = [other for other in home if other in bound]
    far = [other for other in away if other in bound]
    if all(_share(evidence, other, bridge) >= CONTAINED for other in near + far):
        return False
    near_part, far_part = shared_part(evidence, bridge, near), shared_part(evidence, bridge, far)
    smaller = min(length(near_part), length(far_part))
    return smaller > 0 and length(common(near_part, far_part)) < DISJOINT * smaller


def _share(evidence: Evidence, witness: str, other: str) -> float:
    bond = evidence.bond(witness, other)
    return bond.share(witness) if bond else 0.0


def shared_part(evidence: Evidence, witness: str, others: Iterable[str]) -> list[Span]:
    """Return where a witness carries text that any of the others carries too, quotations left out."""
    near = evidence.near[witness]
    return union(span for other in others if other in near for span in near[other].spans(witness))
