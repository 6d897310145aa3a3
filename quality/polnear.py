"""Attributions of the set `quotes` (PolNeAR). It has no licence: for measuring alone, nothing learnt is kept."""

import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from quality.figures import Counts, Figure, ratio
from stemma.model import Quotation, QuotationForm, Role, Rows, Witness, Zone
from stemma.stages.quotes import find_quotations
from stemma.stages.segment import split_sentences

Span = tuple[int, int]

#: Marks and white space at the ends of a span say nothing of whether it is the same.
_EDGES = frozenset(".,;:!?“”\"'’‘ \n\t\xa0-–—()")
_SEGMENT = re.compile(r"[“\"]([^“”\"\n]{1,1500})(?:[”\"]|$)|''(.+?)''(?!')", re.MULTILINE)
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
#: Words in marks from which on a speaker is asked for.
LONG_SEGMENT = 6
#: Share of two spans together that they must have in common to be the same content.
SAME_CONTENT = 0.5


class Mark(msgspec.Struct, frozen=True):
    """One stretch of an annotation."""

    start: int
    end: int


class Annotated(msgspec.Struct, frozen=True):
    """One attribution as annotators marked it."""

    doc: str
    primary: bool
    source: list[Mark]
    cue: list[Mark]
    content: list[Mark]
    kind: str


class Text(msgspec.Struct, frozen=True):
    """One text of the set."""

    id: str
    text: str


def figures(folder: Path, *, layer: str, name: str) -> Iterator[Figure]:
    """Yield how the development part is met: spans, indirect speech, and speakers of what stands in marks."""
    gold: dict[str, list[Annotated]] = {}
    for line in (folder / "dev.attributions.jsonl").read_text(encoding="utf-8").splitlines():
        one = msgspec.json.decode(line, type=Annotated)
        if one.primary:
            gold.setdefault(one.doc, []).append(one)
    texts = [
        msgspec.json.decode(line, type=Text)
        for line in (folder / "dev.texts.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    tally, right, sentences = Counter[str](), Counts(), 0
    seconds = 0.0
    for text in texts:
        given = _given(text)
        rows = Rows([*given, *split_sentences(given)])
        began = time.process_time()
        found = list(find_quotations(rows))
        seconds += time.process_time() - began
        sentences += len(rows) - len(given)
        tally_spans(tally, text.text, gold.get(text.id, []), found)
        right.add(count_speakers(text.text, gold.get(text.id, []), found))
    detail = f"{right}; {ratio(sentences, seconds):.0f} sentences a second"
    metric = "speaker of 6 words in marks F1"
    yield Figure(layer=layer, measured_on=name, metric=metric, value=right.f1, detail=detail)
    for part in ("source", "cue", "content"):
        for metric in ("overlap", "exact"):
            precision = ratio(tally[f"{part} {metric} found"], tally[f"{part} found"])
            recall = ratio(tally[f"{part} {metric} true"], tally[f"{part} true"])
            value = ratio(2 * precision * recall, precision + recall)
            detail = f"P {precision:.3f} R {recall:.3f}"
            yield Figure(layer=layer, measured_on=name, metric=f"{part} {metric} F1", value=value, detail=detail)
    for kind in ("direct", "mixed", "indirect"):
        value, of = ratio(tally[f"{kind} met"], tally[kind]), tally[kind]
        yield Figure(layer=layer, measured_on=name, metric=f"{kind} content recall", value=value, detail=f"of {of}")


def _given(text: Text) -> Rows:
    witness = plain_witness(text.id, text.text)
    return Rows([witness, Zone(witness=text.id, start=0, end=len(text.text), role=Role.BODY, score=1.0, why="")])


def plain_witness(name: str, text: str, outlet: str | None = None) -> Witness:
    """Return a text of a set as a witness of which nothing else is known."""
    return Witness(
        id=name, path=name, siglum=name, outlet=outlet, media_type="text/plain", sha256="", chars=len(text), text=text
    )


def tally_spans(tally: Counter[str], text: str, gold: Sequence[Annotated], found: Sequence[Quotation]) -> None:
    """Count spans that are there, found, shared and equal; for content the hull of its pieces counts."""
    cued = [one for one in found if one.cue_start is not None]
    spans: dict[str, tuple[list[Span], list[tuple[int | None, int | None]]]] = {
        "source": (
            [_hull(one.source) for one in gold if one.source],
            [(one.speaker_start, one.speaker_end) for one in cued if one.speaker_start is not None],
        ),
        "cue": ([_hull(one.cue) for one in gold if one.cue], [(one.cue_start, one.cue_end) for one in cued]),
        "content": ([_hull(one.content) for one in gold if one.content], [(one.start, one.end) for one in found]),
    }
    for part, (true, seen) in spans.items():
        there = [_trimmed(text, span) for span in true]
        met = [_trimmed(text, (int(start or 0), int(end or 0))) for start, end in seen]
        equal = (Counter(there) & Counter(met)).total()
        tally[f"{part} true"] += len(there)
        tally[f"{part} found"] += len(met)
        tally[f"{part} exact true"] += equal
        tally[f"{part} exact found"] += equal
        tally[f"{part} overlap true"] += sum(any(_shared(span, other) > 0 for other in met) for span in there)
        tally[f"{part} overlap found"] += sum(any(_shared(span, other) > 0 for other in there) for span in met)
    contents = [_trimmed(text, (one.start, one.end)) for one in found]
    for one in gold:
        if one.content:
            tally[one.kind] += 1
            span = _trimmed(text, _hull(one.content))
            tally[f"{one.kind} met"] += any(_same(span, other) for other in contents)


def count_speakers(text: str, gold: Sequence[Annotated], found: Sequence[Quotation]) -> Counts:
    """Count stretches in marks of six words or more by whether the speaker found is the one marked.

    A stretch that no attribution with a source covers counts as wrong where a speaker is given.
    """
    counts = Counts()
    for match in _SEGMENT.finditer(text):
        if len(_WORD.findall(match.group())) < LONG_SEGMENT:
            continue
        span = match.span()
        true = [
            (mark.start, mark.end)
            for one in gold
            if any(_covers((content.start, content.end), span) for content in one.content)
            for mark in one.source
        ]
        said = [one for one in found if one.speaker_start is not None and _covers((one.start, one.end), span)]
        if not said:
            counts.missed += bool(true)
            continue
        best = min(said, key=lambda one: (one.form is not QuotationForm.DIRECT, one.end - one.start, one.start))
        right = any(_shared(named, mark) > 0 for named in _named(best) for mark in true)
        counts.add(Counts(right=int(right), wrong=int(not right), missed=int(bool(true) and not right)))
    return counts


def _named(quotation: Quotation) -> Iterator[Span]:
    for start, end in (
        (quotation.speaker_start, quotation.speaker_end),
        (quotation.named_start, quotation.named_end),
    ):
        if start is not None and end is not None:
            yield start, end


def _covers(outer: Span, inner: Span) -> bool:
    return 2 * _shared(outer, inner) > inner[1] - inner[0]


def _shared(left: Span, right: Span) -> int:
    return max(0, min(left[1], right[1]) - max(left[0], right[0]))


def _same(left: Span, right: Span) -> bool:
    together = max(left[1], right[1]) - min(left[0], right[0])
    return _shared(left, right) >= SAME_CONTENT * together


def _hull(marks: Sequence[Mark]) -> Span:
    return marks[0].start, marks[-1].end


def _trimmed(text: str, span: Span) -> Span:
    """Return a span without the marks at its ends; a colon that is the whole of a cue stays."""
    start, end = span
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return (start, end) if start < end else span
