"""Time expressions: spans and values of old news, on the half of the documents that no rule was made on."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from quality.figures import Counts, Figure, Missing, ratio
from quality.sets import Sets
from stemma.text.times import TimeExpression, find_times

LAYER = "times"
SET = "times, unseen half"


class Timex(msgspec.Struct, frozen=True):
    """A time expression of the set, with its value."""

    start: int
    end: int
    value: str

    def touches(self, found: TimeExpression) -> bool:
        """Return whether the two have a character in common."""
        return min(self.end, found.end) > max(self.start, found.start)


class Document(msgspec.Struct, frozen=True):
    """A text of the set and the moment of its publication."""

    id: str
    dct: str
    text: str
    timexes: list[Timex]


def measure(sets: Sets) -> Iterator[Figure | Missing]:
    """Yield strict and relaxed F1 of spans, how many values are right where spans are, and F1 of spans with values."""
    path = sets.path("times", "docs.jsonl")
    if path is None:
        yield Missing(layer=LAYER, measured_on=SET, why=f"there is no {sets.folder / 'times' / 'docs.jsonl'}")
        return
    documents = [document for document in read_documents(path) if not was_seen(document.id)]
    strict, relaxed, valued, exact, same = Counts(), Counts(), Counts(), 0, 0
    for document in documents:
        found = find_times(document.text, published=document.dct)
        right = spans_of(document, found)
        strict.add(Counts(right=len(right), wrong=len(found) - len(right), missed=len(document.timexes) - len(right)))
        relaxed.add(touching(document, found))
        valued.add(touching(document, found, valued=True))
        exact += sum(one.value == gold.value for one, gold in right)
        same += sum(same_moment(one, gold) for one, gold in right)
    for metric, counts in (("strict F1", strict), ("relaxed F1", relaxed), ("relaxed F1 with value", valued)):
        yield Figure(layer=LAYER, measured_on=SET, metric=metric, value=counts.f1, detail=str(counts))
    share = ratio(exact, strict.right)
    yield Figure(layer=LAYER, measured_on=SET, metric="value accuracy", value=share, detail="TIMEX3, to the letter")
    share = ratio(same, strict.right)
    yield Figure(layer=LAYER, measured_on=SET, metric="moment accuracy", value=share, detail="parts of a day left out")


def read_documents(path: Path) -> list[Document]:
    """Return the documents of the set."""
    return [msgspec.json.decode(line, type=Document) for line in path.read_text(encoding="utf-8").splitlines()]


def was_seen(name: str) -> bool:
    """Return whether a document belongs to the half on which the rules were made."""
    return int(hashlib.sha256(f"times{name}".encode()).hexdigest(), 16) % 2 == 0


def spans_of(document: Document, found: list[TimeExpression]) -> list[tuple[TimeExpression, Timex]]:
    """Return what is found with exactly the span of an expression of the set, and that expression."""
    places = {(gold.start, gold.end): gold for gold in document.timexes}
    return [(one, places[one.start, one.end]) for one in found if (one.start, one.end) in places]


def touching(document: Document, found: list[TimeExpression], *, valued: bool = False) -> Counts:
    """Return the counts of what is found where any overlap counts; `valued`: only where the value is the same too."""

    def met(one: TimeExpression, gold: Timex) -> bool:
        return gold.touches(one) and (not valued or one.value == gold.value)

    right = sum(any(met(one, gold) for gold in document.timexes) for one in found)
    missed = sum(not any(met(one, gold) for one in found) for gold in document.timexes)
    return Counts(right=right, wrong=len(found) - right, missed=missed)


def same_moment(found: TimeExpression, gold: Timex) -> bool:
    """Return whether the value is right, parts of a day left out."""
    if found.value is None or not gold.value[:1].isdigit():
        return found.value == gold.value
    return re.sub("T.*", "", found.value) == re.sub("T.*", "", gold.value)
