"""Time expressions side by side: ours, and recognizers-text where it is installed, over the same invented texts."""

import datetime as dt
import importlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec
from tests.support.planted.bulk import bulk_texts

from bench.measuring import Cost, measured
from stemma.text.times import find_times

#: From when all texts are read.
PUBLISHED = "2024-04-18"


class TimesRace(msgspec.Struct, frozen=True, kw_only=True):
    """How one reader did: expressions found and cost, or why it did not run."""

    method: str
    found: int = 0
    cost: Cost | None = None
    absent: str = ""


def race_times(count: int) -> Iterator[TimesRace]:
    """Yield every reader's outcome over that many texts."""
    texts = [text for text, _, _ in bulk_texts(seed=1, count=count)]
    methods: tuple[tuple[str, Callable[[Sequence[str]], int]], ...] = (("stemma", _ours), ("recognizers", _peer))
    for name, method in methods:
        try:
            found, cost = measured(lambda method=method: method(texts))  # type: ignore[misc]
        except ImportError as error:
            yield TimesRace(method=name, absent=f"not installed ({error})")
            continue
        yield TimesRace(method=name, found=found, cost=cost)


def _ours(texts: Sequence[str]) -> int:
    return sum(len(find_times(text, published=PUBLISHED)) for text in texts)


def _peer(texts: Sequence[str]) -> int:
    reader: Any = importlib.import_module("recognizers_date_time")
    english, day = reader.Culture.English, dt.datetime.fromisoformat(PUBLISHED)
    return sum(len(reader.recognize_datetime(text, english, reference=day)) for text in texts)
