"""Average-link grouping: the two groups that are most alike on average join first, until none are alike enough."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

#: Pairs of no likeness at all that are added to every mean: the likeness of two single texts is too noisy to trust.
DOUBT = 0.4


def average_link(likeness: npt.NDArray[np.float64], atoms: Sequence[Sequence[int]], *, cut: float) -> list[list[int]]:
    """Return groups of rows, each sorted; atoms are never split. Ties fall to the group with the lower first row."""
    groups = [sorted(atom) for atom in sorted(atoms, key=min)]
    belongs = np.zeros((len(groups), len(likeness)))
    for row, group in enumerate(groups):
        belongs[row, group] = 1.0
    sums = belongs @ likeness @ belongs.T
    sizes = np.array([len(group) for group in groups], dtype=np.float64)
    alive = np.ones(len(groups), dtype=bool)
    means = np.round(sums / (np.outer(sizes, sizes) + DOUBT), 9)
    np.fill_diagonal(means, -1.0)
    for _ in range(len(groups) - 1):
        keep, gone = (int(place) for place in np.unravel_index(int(np.argmax(means)), means.shape))
        if means[keep, gone] < cut:
            break
        keep, gone = min(keep, gone), max(keep, gone)
        groups[keep] = sorted(groups[keep] + groups[gone])
        sums[keep] += sums[gone]
        sums[:, keep] += sums[:, gone]
        sizes[keep] += sizes[gone]
        alive[gone] = False
        row = np.round(sums[keep] / (sizes * sizes[keep] + DOUBT), 9)
        row[~alive] = row[keep] = -1.0
        means[keep] = means[:, keep] = row
        means[gone] = means[:, gone] = -1.0
    return [group for group, kept in zip(groups, alive.tolist(), strict=True) if kept]
