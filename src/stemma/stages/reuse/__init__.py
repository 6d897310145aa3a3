"""Which witnesses carry whose text: fingerprint, anchor, align, collate."""

from stemma.stages.reuse.align import AlignSettings, align_pairs
from stemma.stages.reuse.candidates import CandidateSettings, find_candidates
from stemma.stages.reuse.collate import CollateSettings, collate_story
from stemma.stages.reuse.counts import count_stems
from stemma.stages.reuse.sketch import SketchSettings, sketch_sentences

__all__ = [
    "AlignSettings",
    "CandidateSettings",
    "CollateSettings",
    "SketchSettings",
    "align_pairs",
    "collate_story",
    "count_stems",
    "find_candidates",
    "sketch_sentences",
]
