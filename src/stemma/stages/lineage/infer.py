"""The lineage of one story, from evidence to origins."""

from collections.abc import Iterator

from stemma.model import Archetype, Derivation, Lineage, OriginCount, Reading, Rows, Story, Variant
from stemma.stages.lineage.evidence import gather_evidence
from stemma.stages.lineage.family import infer_family
from stemma.stages.lineage.origins import count_origins, make_lineage
from stemma.stages.lineage.readings import rank_readings
from stemma.stages.lineage.settings import LineageSettings
from stemma.stages.lineage.strands import find_strands

#: What holds unless a case says otherwise.
DEFAULT = LineageSettings()


def infer_lineage(
    rows: Rows, *, settings: LineageSettings = DEFAULT
) -> Iterator[Archetype | Derivation | Lineage | OriginCount | Variant | Reading]:
    """Yield who draws on whom in one story, its unseen ancestors, its independent origins and its ranked readings."""
    story = rows.one(Story)
    evidence = gather_evidence(rows, story=story.id, witnesses=story.witnesses)
    families = [
        infer_family(evidence, strand, settings=settings) for strand in find_strands(evidence, list(evidence.bodies))
    ]
    lineages = [make_lineage(evidence, family) for family in families]
    for family in families:
        yield from family.archetypes
        yield from family.derivations
    yield from lineages
    yield count_origins(evidence, lineages)
    yield from rank_readings(evidence, lineages)
