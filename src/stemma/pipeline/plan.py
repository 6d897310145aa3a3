"""THE list of stages, in the order in which they run."""

from stemma.model import (
    Alignment,
    Archetype,
    Block,
    Candidate,
    Claim,
    Credit,
    Damage,
    Derivation,
    Described,
    Entity,
    Event,
    Footprint,
    Judgement,
    Lineage,
    Mention,
    Mismatch,
    Namesake,
    OriginCount,
    Pair,
    Passage,
    Proposition,
    Quotation,
    Reading,
    Resolution,
    Sentence,
    Site,
    Sketch,
    StemCount,
    Story,
    Unread,
    Utterance,
    Variant,
    Witness,
    Zone,
)
from stemma.pipeline.stage import Per, Stage
from stemma.stages.claims import check_reports, weigh_claims
from stemma.stages.clean import mark_zones
from stemma.stages.damage import find_damage
from stemma.stages.grouping import group_stories
from stemma.stages.lineage import infer_lineage
from stemma.stages.names import find_mentions, resolve_names
from stemma.stages.quotes import find_quotations, group_utterances
from stemma.stages.reuse import align_pairs, collate_story, find_candidates, sketch_sentences
from stemma.stages.segment import split_sentences
from stemma.stages.timeline import list_events

#: What intake gives, before the first stage.
TAKEN_IN = (Witness, Block, Footprint, Unread)

#: What persons decided, which stands beside the casebook.
DECIDED = (Judgement,)

#: A PAIR stage runs over rows of the first type it reads; the others accompany them.
PLAN: tuple[Stage, ...] = (
    Stage("clean", mark_zones, reads=(Witness, Block), writes=(Zone, Credit), per=Per.OUTLET, version=1),
    Stage("segment", split_sentences, reads=(Witness, Zone), writes=(Sentence,), per=Per.WITNESS, version=1),
    Stage("sketch", sketch_sentences, reads=(Witness, Sentence), writes=(Sketch,), per=Per.WITNESS, version=3),
    Stage("candidates", find_candidates, reads=(Sketch,), writes=(Candidate, StemCount), per=Per.CORPUS, version=4),
    Stage(
        "align",
        align_pairs,
        reads=(Candidate, Witness, Sentence, Sketch, StemCount),
        writes=(Pair, Alignment),
        per=Per.PAIR,
        version=2,
    ),
    Stage("stories", group_stories, reads=(Witness, Sentence, Pair), writes=(Story,), per=Per.CORPUS, version=3),
    Stage(
        "collate",
        collate_story,
        reads=(Story, Witness, Sentence, Alignment),
        writes=(Site,),
        per=Per.STORY,
        version=1,
    ),
    Stage(
        "damage",
        find_damage,
        reads=(Story, Witness, Sentence, Alignment),
        writes=(Damage,),
        per=Per.STORY,
        version=1,
    ),
    Stage(
        "lineage",
        infer_lineage,
        reads=(Story, Witness, Zone, Credit, Sentence, Pair, Alignment, Site, Judgement),
        writes=(Archetype, Derivation, Lineage, Passage, OriginCount, Variant, Reading),
        per=Per.KIN,
        version=3,
    ),
    # Lineage comes before names, and nothing that names find flows back into it.
    Stage(
        "mentions",
        find_mentions,
        reads=(Story, Witness, Zone, Sentence),
        writes=(Mention,),
        per=Per.STORY,
        version=2,
    ),
    Stage(
        "names",
        resolve_names,
        reads=(Story, Witness, Zone, Sentence, Site, Lineage, Derivation, Mention, Judgement),
        writes=(Entity, Resolution, Described, Namesake),
        per=Per.STORY,
        version=2,
    ),
    Stage(
        "quotes",
        find_quotations,
        reads=(Witness, Zone, Sentence, Mention, Resolution),
        writes=(Quotation,),
        per=Per.WITNESS,
        version=1,
    ),
    Stage(
        "utterances",
        group_utterances,
        reads=(Story, Witness, Quotation, Alignment, Derivation),
        writes=(Utterance,),
        per=Per.STORY,
        version=1,
    ),
    Stage(
        "claims",
        weigh_claims,
        reads=(
            Story,
            Witness,
            Zone,
            Sentence,
            Alignment,
            Lineage,
            Variant,
            Reading,
            Mention,
            Entity,
            Resolution,
            Quotation,
            Utterance,
        ),
        writes=(Claim, Proposition),
        per=Per.STORY,
        version=1,
    ),
    Stage(
        "checks",
        check_reports,
        reads=(Story, Witness, Zone, Sentence, Alignment, Derivation, Mention, Resolution),
        writes=(Mismatch,),
        per=Per.STORY,
        version=1,
    ),
    Stage(
        "timeline",
        list_events,
        reads=(Story, Witness, Claim, Proposition),
        writes=(Event,),
        per=Per.STORY,
        version=1,
    ),
)
