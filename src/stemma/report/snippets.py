"""A report to share: of every text only what a reader needs to check the statements, as texts belong to others."""

from collections.abc import Iterable, Sequence

import msgspec

from stemma.model import Role, VariantKind
from stemma.views.runs import Run
from stemma.views.variants import VariantLine
from stemma.views.witness import WitnessView

Span = tuple[int, int]

#: A shorter stretch is not worth leaving out: the words that say so would be as long.
SHORTEST_CUT = 60

#: Of words on which two sides of a comparison agree, so many stay beside a difference. Characters.
BESIDE = 30

#: Differences in what is told, rather than in how: their surroundings stay, so that a reader can judge them.
FACTS = frozenset({VariantKind.NUMBER, VariantKind.DATE, VariantKind.NAME, VariantKind.NEGATION, VariantKind.MODALITY})


def kept_spans(views: Sequence[WitnessView], variants: Iterable[VariantLine], *, context: int) -> dict[str, list[Span]]:
    """Return by witness which characters stay: headlines, credits, and places that differ with what is around them."""
    kept: dict[str, list[Span]] = {view.card.id: [] for view in views}
    for view in views:
        spans = kept[view.card.id]
        spans += [(run.start, run.end) for run in view.runs if run.role is Role.HEADLINE]
        spans += [(credit.start - context, credit.end + context) for credit in view.credits]
    for variant in variants:
        around = context if variant.kind in FACTS else min(context, BESIDE)
        for reading in variant.readings:
            for span in reading.spans:
                if span.witness in kept:
                    kept[span.witness].append((span.start - around, span.end + around))
    return {witness: _merged(spans) for witness, spans in kept.items()}


def cut_to(runs: Iterable[Run], kept: Sequence[Span]) -> list[Run]:
    """Return runs in which what is not kept is left out; every other run is exact, and none loses its place."""
    cut: list[Run] = []
    for run in runs:
        at = run.start
        for start, end in kept:
            if end > at and start < run.end:
                cut += _left_out(run, at, max(at, start))
                at = max(at, start)
                cut.append(_part(run, at, min(end, run.end)))
                at = min(end, run.end)
        cut += _left_out(run, at, run.end)
    return cut


def shortened_stretch(text: str, *, beside: int = BESIDE) -> str:
    """Return the beginning and the end of a stretch, saying how much of its inside is left out."""
    if len(text) <= 2 * beside + SHORTEST_CUT:
        return text
    return f"{text[:beside]} {_told(len(text) - 2 * beside)} {text[-beside:]}"


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1] + SHORTEST_CUT:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _part(run: Run, start: int, end: int) -> Run:
    text = run.text[start - run.start : end - run.start]
    return msgspec.structs.replace(run, start=start, end=end, text=text)


def _left_out(run: Run, start: int, end: int) -> list[Run]:
    """Return a run that says how much is left out, the characters themselves where they are too few, or nothing."""
    if start >= end:
        return []
    if end - start < SHORTEST_CUT:
        return [_part(run, start, end)]
    return [msgspec.structs.replace(run, start=start, end=end, text=f" {_told(end - start)} ")]


def _told(count: int) -> str:
    return f"[… {count:,} characters left out …]"
