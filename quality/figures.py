"""What a layer reports: a figure, or that a set was not there."""

import math
from collections.abc import Sequence

import msgspec


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One number measured on one set."""

    layer: str
    measured_on: str
    metric: str
    value: float
    #: True where less is better.
    low: bool = False
    #: What the number is made of, for people.
    detail: str = ""

    @property
    def key(self) -> str:
        """Name under which a floor is pinned."""
        return f"{self.layer} / {self.measured_on} / {self.metric}"


class Missing(msgspec.Struct, frozen=True, kw_only=True):
    """A set that could not be measured, and why."""

    layer: str
    measured_on: str
    why: str


class Counts(msgspec.Struct):
    """Right, wrong and missed, as they are counted."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, other: "Counts") -> None:
        """Add another count to this one."""
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 where nothing was found."""
        return ratio(self.right, self.right + self.wrong, empty=1.0)

    @property
    def recall(self) -> float:
        """Share of what is there that was found; 1 where nothing is there."""
        return ratio(self.right, self.right + self.missed, empty=1.0)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return ratio(2 * self.precision * self.recall, self.precision + self.recall)

    def __str__(self) -> str:
        return (
            f"P {self.precision:.3f} R {self.recall:.3f} ({self.right} right, {self.wrong} wrong, {self.missed} missed)"
        )


def spread(values: Sequence[float]) -> float:
    """Return half of the 95 % confidence interval of a mean, by the normal approximation; 0 of fewer than two."""
    if len(values) < 2:  # noqa: PLR2004 - one value has no spread
        return 0.0
    middle = mean(values)
    variance = sum((value - middle) ** 2 for value in values) / (len(values) - 1)
    return 1.96 * math.sqrt(variance / len(values))


def ratio(part: float, whole: float, *, empty: float = 0.0) -> float:
    """Return part / whole, or `empty` where there is no whole."""
    return part / whole if whole else empty


def mean(values: Sequence[float]) -> float:
    """Return the mean, 0 of nothing."""
    return sum(values) / len(values) if values else 0.0
