"""Comparers of other makers: the one entry point of the group `stemma.comparers` that the settings name is loaded.

A comparer (a language-inference model, say) sees two aligned passages in which no slot differs, and nothing else. Its
verdict is marked as its own.
"""

from functools import cache
from importlib.metadata import entry_points
from typing import Protocol

import msgspec

from stemma.model.errors import SettingsError

GROUP = "stemma.comparers"


class Opinion(msgspec.Struct, frozen=True):
    """What a comparer holds of two passages that it takes to contradict one another."""

    #: How sure it is, from 0 to 1.
    score: float
    #: One clause in plain words.
    why: str


class Comparer(Protocol):
    """What tells whether two passages contradict one another."""

    def compare(self, left: str, right: str) -> Opinion | None:
        """Return an opinion where the passages contradict one another, else None; the same for the same passages."""
        ...


@cache
def load_comparer(name: str) -> Comparer | None:
    """Return the comparer of that name, none for an empty name. Raises SettingsError for an unknown one."""
    if not name:
        return None
    found = list(entry_points(group=GROUP, name=name))
    if not found:
        known = ", ".join(sorted(one.name for one in entry_points(group=GROUP))) or "none is installed"
        raise SettingsError(
            f"There is no comparer {name!r} ({known}); install its package or remove `comparer` from [claims]."
        )
    comparer: Comparer = found[0].load()()
    return comparer
