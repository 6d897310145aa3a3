"""What all commands print alike: JSON on standard output, progress on standard error."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from stemma.engine.protocol import Progress as Told
from stemma.pipeline.course import Watch, unwatched


def print_json(value: Any) -> None:  # noqa: ANN401 - anything that msgspec can encode
    """Print records or plain values as indented JSON."""
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(value)).decode() + "\n")


@contextmanager
def progress_bars() -> Iterator[Watch]:
    """Show one bar a stage on standard error, on a terminal only; the bar goes when the stage is through."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield unwatched
        return
    columns = (TextColumn("{task.description:<11}"), BarColumn(), TextColumn("{task.percentage:>3.0f} %"))
    with Progress(*columns, TimeElapsedColumn(), TimeRemainingColumn(), console=console, transient=True) as bars:

        def watch(stage: str) -> Told:
            bar = bars.add_task(stage, total=None)
            return lambda ready, total: bars.update(bar, completed=ready, total=total)

        yield watch
