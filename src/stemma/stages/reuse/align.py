"""Align: for every candidate, is it a copy, and which sentences carry the same text?"""

from collections.abc import Iterator

import msgspec
import numpy as np

from stemma.model import Alignment, Candidate, Pair, PairVerdict, Rows, Sentence, StemCount, Witness, stable_id
from stemma.stages.reuse.background import BackgroundSettings, learn_background
from stemma.stages.reuse.body import Body, read_body
from stemma.stages.reuse.evidence import Evidence, EvidenceSettings, weigh_pair
from stemma.stages.reuse.likeness import judge_likeness
from stemma.stages.reuse.linking import Link, LinkSettings, link_sentences
from stemma.stages.reuse.similarity import compare_sentences, find_overlap


class AlignSettings(msgspec.Struct, frozen=True, kw_only=True):
    """When two witnesses hang together, and which of their sentences do."""

    background: BackgroundSettings = BackgroundSettings()
    evidence: EvidenceSettings = EvidenceSettings()
    links: LinkSettings = LinkSettings()
    #: Bits from which two witnesses are copies; independent reports of one event stay below.
    copy_bits: float = 28.0
    #: Bits of the shorter text's own words below which it could not have shown a copy if it were one.
    least_text_bits: float = 120.0


def align_pairs(rows: Rows, *, settings: AlignSettings = AlignSettings()) -> Iterator[Pair | Alignment]:
    """Yield what every candidate came to and, for copies, the passages that carry the same text."""
    bodies = _bodies(rows, settings=settings)
    for candidate in sorted(rows.of(Candidate), key=lambda candidate: (candidate.left, candidate.right)):
        left, right = bodies[candidate.left], bodies[candidate.right]
        overlap = find_overlap(left, right)
        evidence = weigh_pair(left, right, overlap, settings=settings.evidence)
        verdict = _verdict(evidence, left, right, settings=settings)
        copied = verdict is PairVerdict.COPY
        links = link_sentences(compare_sentences(left, right, overlap), settings=settings.links) if copied else []
        alignments = [_alignment(left, right, link) for link in links]
        yield _pair(left, right, evidence, verdict=verdict, alignments=alignments, settings=settings)
        yield from alignments


def _bodies(rows: Rows, *, settings: AlignSettings) -> dict[str, Body]:
    background = learn_background(rows.of(StemCount), settings=settings.background)
    sentences: dict[str, list[Sentence]] = {}
    for sentence in rows.of(Sentence):
        sentences.setdefault(sentence.witness, []).append(sentence)
    return {
        witness.id: read_body(witness, sentences.get(witness.id, []), background=background)
        for witness in rows.of(Witness)
    }


def _verdict(evidence: Evidence, left: Body, right: Body, *, settings: AlignSettings) -> PairVerdict:
    if evidence.bits >= settings.copy_bits:
        return PairVerdict.COPY
    if min(left.own_bits, right.own_bits) < settings.least_text_bits:
        return PairVerdict.TOO_LITTLE_TEXT
    return PairVerdict.NO_RELATION_SHOWN


def _alignment(left: Body, right: Body, link: Link) -> Alignment:
    left_start, left_end = left.sentences[link.lefts[0]].start, left.sentences[link.lefts[-1]].end
    right_start, right_end = right.sentences[link.rights[0]].start, right.sentences[link.rights[-1]].end
    likeness = judge_likeness(left, right, link)
    return Alignment(
        id=stable_id("alignment", left.witness.id, left_start, left_end, right.witness.id, right_start, right_end),
        left=left.witness.id,
        left_start=left_start,
        left_end=left_end,
        right=right.witness.id,
        right_start=right_start,
        right_end=right_end,
        kind=likeness.kind,
        score=likeness.score,
        why=likeness.why,
        quoted=likeness.quoted,
    )


def _pair(
    left: Body,
    right: Body,
    evidence: Evidence,
    *,
    verdict: PairVerdict,
    alignments: list[Alignment],
    settings: AlignSettings,
) -> Pair:
    return Pair(
        left=left.witness.id,
        right=right.witness.id,
        verdict=verdict,
        bits=round(evidence.bits, 2),
        left_share=0.0,
        right_share=0.0,
        score=round(1 / (1 + 2.0 ** float(np.clip((settings.copy_bits - evidence.bits) / 4, -60, 60))), 4),
        why="",
    )
