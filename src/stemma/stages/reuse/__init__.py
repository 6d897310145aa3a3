"""Which witnesses carry whose text: fingerprint, anchor, align, collate."""

from stemma.stages.reuse.align import AlignSettings, align_pairs
from stemma.stages.reuse.candidates import CandidateSettings, find_candidates
from stemma.stages.reuse.sketch import SketchSettings, sketch_sentences

__all__ = ["AlignSettings", "CandidateSettings", "SketchSettings", "align_pairs", "find_candidates", "sketch_sentences"]
