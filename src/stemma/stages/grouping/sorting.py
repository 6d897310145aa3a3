"""Reports into stories: copies stand as one text, texts that tell of one event join."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from stemma.graph import connected_components
from stemma.stages.grouping.following import follow_texts
from stemma.stages.grouping.joining import Group, few_moments, join_groups
from stemma.stages.grouping.neighbours import neighbours
from stemma.stages.grouping.profiles import Profile
from stemma.stages.grouping.settings import StorySettings
from stemma.stages.grouping.vectors import DECIMALS, Vectors, weigh
from stemma.text.moments import Moment

DEFAULT = StorySettings()


class Report(NamedTuple):
    """One report as grouping sees it. Ids differ."""

    id: str
    profile: Profile
    moment: Moment | None


def group_reports(
    reports: Sequence[Report],
    copies: Iterable[tuple[str, str]],
    *,
    held: Iterable[tuple[str, str, float]] = (),
    settings: StorySettings = DEFAULT,
) -> list[list[str]]:
    """Return the ids of the reports of each story, sorted; every report stands in one. Copies are never parted.

    `held` are pairs of which one text stands largely in the other, with the share of it that does. The order of the
    reports, of the copies and of those changes nothing.
    """
    ordered = sorted(reports, key=_rank)
    place = {report.id: at for at, report in enumerate(ordered)}
    known = [(left, right) for left, right in copies if left in place and right in place]
    atoms = sorted(sorted(place[name] for name in part) for part in connected_components(place, known))
    vectors = weigh([_mean_profile([ordered[row].profile for row in atom]) for atom in atoms])
    edges = sorted(set(_edges(vectors, settings=settings)))
    # Half of a day's news is like nothing else: no group is made of it.
    met = sorted({at for edge in edges for at in edge})
    number = {at: place for place, at in enumerate(met)}
    groups = [_group(vectors, at, [ordered[row].moment for row in atoms[at]]) for at in met]
    bound = join_groups(groups, [(number[one], number[two]) for one, two in edges], settings=settings)
    joined = sorted([*bound, *((at,) for at in range(len(atoms)) if at not in number)])
    atom_of = {ordered[row].id: at for at, atom in enumerate(atoms) for row in atom}
    links = [(atom_of[left], atom_of[right], share) for left, right, share in held]
    parted = follow_texts(joined, links)
    return sorted(sorted(ordered[row].id for atom in members for row in atoms[atom]) for members in parted)


def _rank(report: Report) -> tuple[bool, float, str]:
    return report.moment is None, report.moment.middle if report.moment else 0.0, report.id


def _mean_profile(copies: Sequence[Profile]) -> Profile:
    """Return what copies of one text make of each term on average: thirty copies are one witness."""
    if len(copies) == 1:
        return copies[0]
    total: dict[int, float] = {}
    for profile in copies:
        for term, count in zip(profile.terms, profile.counts, strict=True):
            total[int(term)] = total.get(int(term), 0.0) + float(count)
    terms = sorted(total)
    return Profile(terms, [round(total[term] / len(copies), DECIMALS) for term in terms])


def _group(vectors: Vectors, at: int, moments: Sequence[Moment | None]) -> Group:
    """Return copies of one text as a group of one member."""
    columns, weights = vectors.row(at)
    stated = [moment for moment in moments if moment is not None]
    middles = np.array([moment.middle for moment in stated], dtype=np.float64)
    spreads = np.array([moment.spread for moment in stated], dtype=np.float64)
    return Group((at,), columns, weights, 0.0, *few_moments(middles, spreads))


def _edges(vectors: Vectors, *, settings: StorySettings) -> Iterator[tuple[int, int]]:
    """Yield the rows that are alike enough as they stand, the lower first."""
    for row, found, cosines in neighbours(vectors, settings=settings):
        for other in found[cosines >= settings.likeness].tolist():
            yield (row, other) if row < other else (other, row)
