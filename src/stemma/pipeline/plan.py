"""THE list of stages, in the order in which they run."""

from stemma.model import (
    Alignment,
    Archetype,
    Block,
    Candidate,
    Credit,
    Derivation,
    Footprint,
    Lineage,
    OriginCount,
    Pair,
    Reading,
    Sentence,
    Site,
    Sketch,
    StemCount,
    Story,
    Unread,
    Variant,
    Witness,
    Zone,
)
from stemma.pipeline.stage import Per, Stage
from stemma.stages.clean import mark_zones
from stemma.stages.lineage import group_stories, infer_lineage
from stemma.stages.reuse import align_pairs, collate_story, find_candidates, sketch_sentences
from stemma.stages.segment import split_sentences

#: What intake gives, before the first stage.
TAKEN_IN = (Witness, Block, Footprint, Unread)

#: A PAIR stage runs over rows of the first type it reads; the others accompany them.
PLAN: tuple[Stage, ...] = (
    Stage("clean", mark_zones, reads=(Witness, Block), writes=(Zone, Credit), per=Per.OUTLET, version=1),
    Stage("segment", split_sentences, reads=(Witness, Zone), writes=(Sentence,), per=Per.WITNESS, version=1),
    Stage("sketch", sketch_sentences, reads=(Witness, Sentence), writes=(Sketch,), per=Per.WITNESS, version=1),
    Stage("candidates", find_candidates, reads=(Sketch,), writes=(Candidate, StemCount), per=Per.CORPUS, version=1),
    Stage(
        "align",
        align_pairs,
        reads=(Candidate, Witness, Sentence, Sketch, StemCount),
        writes=(Pair, Alignment),
        per=Per.PAIR,
        version=1,
    ),
    Stage(
        "stories", group_stories, reads=(Witness, Sketch, StemCount, Pair), writes=(Story,), per=Per.CORPUS, version=1
    ),
    Stage(
        "collate",
        collate_story,
        reads=(Story, Witness, Sentence, Alignment),
        writes=(Site,),
        per=Per.STORY,
        version=1,
    ),
    Stage(
        "lineage",
        infer_lineage,
        reads=(Story, Witness, Zone, Credit, Sentence, Pair, Alignment, Site),
        writes=(Archetype, Derivation, Lineage, OriginCount, Variant, Reading),
        per=Per.STORY,
        version=1,
    ),
)
