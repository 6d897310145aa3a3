"""The lineage of one story, from evidence to origins."""

from collections.abc import Iterator, Sequence

from stemma.model import Archetype, Derivation, Lineage, OriginCount, Reading, Rows, Story, Variant
from stemma.stages.lineage.contamination import OwnPart, find_guests, find_own_part
from stemma.stages.lineage.evidence import Evidence, gather_evidence
from stemma.stages.lineage.family import Family, infer_family
from stemma.stages.lineage.origins import count_origins, make_lineage, own_lineage
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
    strands = find_strands(evidence, list(evidence.bodies))
    families = [
        infer_family(evidence, strand, guests=guests, settings=settings)
        for strand, guests in zip(strands, find_guests(evidence, strands), strict=True)
    ]
    own = _own_parts(evidence, families, settings)
    lineages = [make_lineage(evidence, family) for family in families]
    lineages += [own_lineage(evidence, part) for part in own if part.telling]
    for family in families:
        yield from family.archetypes
        yield from family.derivations
    yield from lineages
    yield count_origins(evidence, families, lineages, [part for part in own if not part.telling])
    derivations = [derivation for family in families for derivation in family.derivations]
    yield from rank_readings(evidence, lineages, derivations)


def _own_parts(evidence: Evidence, families: Sequence[Family], settings: LineageSettings) -> list[OwnPart]:
    """Return the large parts that copies have alone, by witness."""
    parts: dict[str, OwnPart] = {}
    for family in families:
        children = sorted({derivation.child for derivation in family.derivations if derivation.directed})
        for child in children:
            if len(family.members) > 1 and child in evidence.bodies:
                part = find_own_part(evidence, child, family.credited, settings=settings)
                if part:
                    parts[child] = part
    return [parts[child] for child in sorted(parts)]
