"""Sentences of body and captions, with exact offsets."""

from stemma.stages.segment.sentences import SegmentSettings, split_sentences

__all__ = ["SegmentSettings", "split_sentences"]
