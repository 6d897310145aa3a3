"""Passages that a person read and judged: record ids and offsets only, the texts lie in the measurement sets."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from quality.figures import Counts
from quality.gold import Span
from stemma.model import Alignment, Rows, Witness

#: The judgements on reworded passages. Passages that agree word for word were not judged: they are too easy.
ALIGNMENT = Path(__file__).with_name("labels") / "alignment.jsonl"


class Label(msgspec.Struct, frozen=True):
    """Two passages of two copies. `optional`: whether one carries the other's text, readers may differ."""

    set: str
    left: str
    left_start: int
    left_end: int
    right: str
    right_start: int
    right_end: int
    verdict: Literal["same", "other", "optional"]
    #: Some setting was chosen while these were looked at.
    seen: bool


def read_labels(path: Path = ALIGNMENT) -> list[Label]:
    """Return the judgements in the order of the file."""
    return [msgspec.json.decode(line, type=Label) for line in path.read_text(encoding="utf-8").splitlines()]


def judge(labels: Sequence[Label], found: Rows) -> Counts:
    """Return how the product's alignments fare: a label is met where one holds the beginnings of both passages."""
    names = {witness.path.rsplit("#", 1)[-1]: witness.id for witness in found.of(Witness)}
    names |= {place.rsplit("#", 1)[-1]: witness.id for witness in found.of(Witness) for place in witness.places}
    aligned: dict[tuple[str, str], list[tuple[Span, Span]]] = {}
    for one in found.of(Alignment):
        left = Span(one.left, one.left_start, one.left_end)
        aligned.setdefault((one.left, one.right), []).append((left, Span(one.right, one.right_start, one.right_end)))
    counts = Counts()
    for label in labels:
        met = any(_holds(spans, label, names) for spans in _between(label, names, aligned))
        counts.right += met and label.verdict == "same"
        counts.wrong += met and label.verdict == "other"
        counts.missed += not met and label.verdict == "same"
    return counts


def _between(
    label: Label, names: dict[str, str], aligned: dict[tuple[str, str], list[tuple[Span, Span]]]
) -> Iterator[tuple[Span, Span]]:
    left, right = sorted((names[label.left], names[label.right]))
    yield from aligned.get((left, right), [])


def _holds(spans: tuple[Span, Span], label: Label, names: dict[str, str]) -> bool:
    wanted = {names[label.left]: label.left_start, names[label.right]: label.right_start}
    return all(span.start <= wanted[span.witness] < span.end for span in spans)
