"""What an engine must do: two verbs over rows. An engine never knows what a stage is about."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Protocol

import msgspec

from stemma.model import Record, Rows

#: A pure function of rows and settings, found by name in its module so that another process can call it.
StageFunction = Callable[..., Iterable[Record]]

#: The groups in which a row stands, by name. Empty: in none of them; None: in every one.
Key = Callable[[Record], Sequence[str] | None]

#: Called with how much is done and how much there is, in whatever unit the engine counts.
Progress = Callable[[int, int], None]


class Task(msgspec.Struct, frozen=True):
    """A stage's function with its settings."""

    function: StageFunction
    settings: Any = None

    def __call__(self, rows: Rows) -> Iterable[Record]:
        """Return what the function makes of rows that arrive together."""
        return self.function(rows) if self.settings is None else self.function(rows, settings=self.settings)


def silent(_done: int, _total: int) -> None:
    """Show no progress."""


class Engine(Protocol):
    """Runs a task over rows. What comes out never depends on how an engine cuts or where it runs."""

    #: What a task writes to this machine's disk, whoever started it can read.
    shares_disk: bool

    def map(
        self, task: Task, rows: Sequence[Record], *, beside: Rows, key: Key, progress: Progress = silent
    ) -> Iterator[Record]:
        """Run a task over rows that are independent of one another, in batches of the engine's choice.

        Each batch arrives with the rows of `beside` that share a key with it, and those that belong to all.
        """
        ...

    def map_groups(self, task: Task, rows: Rows, *, key: Key, progress: Progress = silent) -> Iterator[Record]:
        """Run a task once a key, in the order of keys, with all the rows of that key together."""
        ...
