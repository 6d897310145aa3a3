"""Floors: the figures that must not be lost, pinned in a file beside this one."""

import tomllib
from collections.abc import Iterable
from pathlib import Path

import msgspec

from quality.figures import Figure

FLOORS = Path(__file__).with_name("floors.toml")
#: Distance kept from a measured share, so that a change of wording elsewhere does not break the gate.
MARGIN = 0.01
#: The same for figures on a scale of 100, and for counts.
WIDE_MARGIN, COUNT_MARGIN = 1.0, 0.0
HEADER = """\
# Pinned by `python -m quality --update`: `floor` must not be lost, `measured` is what was found when it was pinned.
# A floor stands a margin from its figure: 0.01 for shares, 1 for figures out of 100, nothing for counts.
# `low` marks figures of which less is better: there the floor is a ceiling. `--lower` lets a floor move the wrong way.
"""


class Floor(msgspec.Struct, frozen=True):
    """What a figure must reach, or must not pass where `low` is set."""

    floor: float
    measured: float
    low: bool = False

    def holds(self, value: float) -> bool:
        """Return whether a figure keeps to this floor."""
        return value <= self.floor + 1e-9 if self.low else value >= self.floor - 1e-9


def read_floors(path: Path = FLOORS) -> dict[str, Floor]:
    """Return the pinned floors by figure; none where nothing is pinned yet."""
    if not path.exists():
        return {}
    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), dict[str, Floor])


def pin(figure: Figure) -> Floor:
    """Return the floor that a figure would be given."""
    margin = WIDE_MARGIN if figure.value > 1 and not figure.low else MARGIN
    if figure.low and figure.value == int(figure.value):
        margin = COUNT_MARGIN
    floor = figure.value + margin if figure.low else max(0.0, figure.value - margin)
    return Floor(floor=round(floor, 4), measured=round(figure.value, 4), low=figure.low)


def update(figures: Iterable[Figure], floors: dict[str, Floor], *, lower: bool) -> tuple[dict[str, Floor], list[str]]:
    """Return the floors raised to the figures, and the names of those that would have to be lowered and were not."""
    updated, refused = dict(floors), []
    for figure in figures:
        new, old = pin(figure), floors.get(figure.key)
        worse = old is not None and (new.floor > old.floor if new.low else new.floor < old.floor)
        if worse and not lower:
            refused += [] if old is None or old.holds(figure.value) else [figure.key]
            continue
        updated[figure.key] = new
    return updated, refused


def write_floors(floors: dict[str, Floor], path: Path = FLOORS) -> None:
    """Write the floors, sorted."""
    lines = [HEADER]
    for key in sorted(floors):
        floor = floors[key]
        low = ", low = true" if floor.low else ""
        lines.append(f'"{key}" = {{ floor = {floor.floor}, measured = {floor.measured}{low} }}\n')
    path.write_text("".join(lines), encoding="utf-8")
