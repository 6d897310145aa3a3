"""Paragraphs of real news with labels of ours: what stands in marks, whether it is speech, and whose."""

import csv
import gzip
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from quality.figures import Counts, Figure, Missing, ratio
from quality.polnear import plain_witness
from quality.sets import Sets
from stemma.model import Quotation, QuotationForm, Rows
from stemma.stages.clean import mark_zones
from stemma.stages.quotes import find_quotations
from stemma.stages.segment import split_sentences

LABELS = Path(__file__).parent / "labels" / "quotes.csv"
FILES = {"helsinki": "reports.jsonl", "incidents": "reports.jsonl.gz"}

#: Share of two spans together that they must have in common to be the same words.
SAME_WORDS = 0.8

Span = tuple[int, int]
#: A set, an incident where the set has them, and a record.
Key = tuple[str, str, str]


class Label(NamedTuple):
    """One span in marks, or a paragraph without any (`span` is None), and who speaks."""

    key: Key
    paragraph: Span
    span: Span | None
    label: str
    speakers: list[Span]


class Report(msgspec.Struct, frozen=True):
    """One record of the sets."""

    id: str
    text: str
    incident: str | int | None = None


class Seen(NamedTuple):
    """What was found in one record."""

    text: str
    quotations: list[Quotation]


def load_labels() -> dict[str, list[Label]]:
    """Return the labels by part, as labels/README.md explains them."""
    parts: dict[str, list[Label]] = defaultdict(list)
    with LABELS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            span = (int(row["start"]), int(row["end"])) if row["start"] else None
            speakers = [tuple(int(edge) for edge in one.split("-")) for one in row["speakers"].split()]
            key = (row["set"], row["incident"], row["record"])
            paragraph = (int(row["paragraph_start"]), int(row["paragraph_end"]))
            parts[row["part"]].append(Label(key, paragraph, span, row["label"], speakers))  # type: ignore[arg-type]
    return dict(parts)


def figures(sets: Sets, *, layer: str) -> Iterator[Figure | Missing]:
    """Yield how speech in marks is told from names, and whether its speaker is right."""
    texts: dict[Key, str] = {}
    for name, file in FILES.items():
        path = sets.path(name, file)
        if path is None:
            yield Missing(layer=layer, measured_on="paragraphs", why=f"there is no {sets.folder / name / file}")
            return
        texts.update(_texts(name, path))
    parts = load_labels()
    for part in ("paragraphs", "fresh"):
        seen = _seen(parts[part], texts)
        direct, speakers = count(parts[part], seen)
        yield Figure(layer=layer, measured_on=part, metric="direct F1", value=direct.f1, detail=str(direct))
        right = ratio(speakers.right, speakers.right + speakers.wrong)
        detail = f"{speakers.right} of {speakers.right + speakers.wrong}"
        yield Figure(layer=layer, measured_on=part, metric="speaker right", value=right, detail=detail)
    names = [one for labels in parts.values() for one in labels if one.label == "name"]
    taken = count_names(names, _seen(names, texts))
    detail = f"{taken} of {len(names)}"
    share = ratio(taken, len(names))
    yield Figure(layer=layer, measured_on="names in marks", metric="taken", value=share, low=True, detail=detail)


def _texts(name: str, path: Path) -> Iterator[tuple[Key, str]]:
    packed = path.read_bytes()
    for line in (gzip.decompress(packed) if path.suffix == ".gz" else packed).splitlines():
        report = msgspec.json.decode(line, type=Report)
        incident = "" if report.incident is None else str(report.incident)
        yield (name, incident, report.id), report.text


def _seen(labels: Sequence[Label], texts: Mapping[Key, str]) -> dict[Key, Seen]:
    """Return what the product finds in the labelled records, each cleaned and cut by itself."""
    seen = {}
    for key in sorted({one.key for one in labels}):
        witness = plain_witness("/".join(key), texts[key])
        rows = Rows([witness])
        rows.extend(mark_zones(rows))
        rows.extend(split_sentences(rows))
        seen[key] = Seen(witness.text, list(find_quotations(rows)))
    return seen


def count(labels: Sequence[Label], seen: Mapping[Key, Seen]) -> tuple[Counts, Counts]:
    """Return speech in marks right, wrong and missed, and speakers of what was found, right or wrong."""
    direct, speakers = Counts(), Counts()
    paragraphs: dict[tuple[Key, Span], list[Label]] = defaultdict(list)
    for one in labels:
        paragraphs[one.key, one.paragraph].append(one)
    for (key, paragraph), own in sorted(paragraphs.items()):
        text, quotations = seen[key]
        parts = [
            ((part.start, part.end), one)
            for one in quotations
            if one.form is not QuotationForm.INDIRECT
            for part in one.parts
            if _shared((part.start, part.end), paragraph)
        ]
        for one in own:
            if one.label == "speech" and one.span is not None:
                _count_speech(one, parts, text, direct=direct, speakers=speakers)
        direct.wrong += sum(
            one.form is QuotationForm.DIRECT and not any(_accepts(label, span) for label in own) for span, one in parts
        )
    return direct, speakers


def _count_speech(
    label: Label, parts: Sequence[tuple[Span, Quotation]], text: str, *, direct: Counts, speakers: Counts
) -> None:
    same = [one for span, one in parts if label.span and _same(span, label.span)]
    found = any(one.form is QuotationForm.DIRECT for one in same)
    direct.add(Counts(right=int(found), missed=int(not found)))
    if same and label.speakers:
        right = speaker_right(same[0], label.speakers, text)
        speakers.add(Counts(right=int(right), wrong=int(not right)))


def _accepts(label: Label, span: Span) -> bool:
    """Return whether a label lets a span be taken as direct speech; a few words of somebody may be, or not."""
    if label.span is None:
        return False
    return (
        _same(span, label.span) if label.label == "speech" else label.label == "words" and _shared(span, label.span) > 0
    )


def speaker_right(quotation: Quotation, speakers: Sequence[Span], text: str) -> bool:
    """Return whether the speaker found stands where a label says, or under a name that it says."""
    spans = (
        (quotation.speaker_start, quotation.speaker_end),
        (quotation.named_start, quotation.named_end),
    )
    names = [text[start:end] for start, end in speakers]
    for start, end in spans:
        if start is None or end is None:
            continue
        shown = text[start:end]
        if any(_shared((start, end), one) for one in speakers) or any(name in shown or shown in name for name in names):
            return True
    return False


def count_names(labels: Sequence[Label], seen: Mapping[Key, Seen]) -> int:
    """Return how many names, titles and scare quotes are taken for direct speech."""
    return sum(
        any(
            one.form is QuotationForm.DIRECT and any(_same((part.start, part.end), label.span) for part in one.parts)
            for one in seen[label.key].quotations
        )
        for label in labels
        if label.span is not None
    )


def _shared(left: Span, right: Span) -> int:
    return max(0, min(left[1], right[1]) - max(left[0], right[0]))


def _same(left: Span, right: Span) -> bool:
    return _shared(left, right) >= SAME_WORDS * (max(left[1], right[1]) - min(left[0], right[0]))
