"""The lineage of one story, from evidence to origins."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from stemma.model import Archetype, Derivation, Lineage, OriginCount, Passage, Reading, Rows, Story, Variant
from stemma.stages.lineage.contamination import OwnPart, find_entering, find_guests, find_own_part
from stemma.stages.lineage.draft import Visits
from stemma.stages.lineage.evidence import Body, Evidence, gather_evidence
from stemma.stages.lineage.family import Family, infer_family, share_out
from stemma.stages.lineage.kindred import as_told, is_own, strands_with_kin
from stemma.stages.lineage.origins import count_origins, make_lineage, own_lineage
from stemma.stages.lineage.passages import part_passages
from stemma.stages.lineage.readings import rank_readings
from stemma.stages.lineage.settings import LineageSettings
from stemma.stages.lineage.sources import LEAST_PART, Sources, find_sources
from stemma.stages.lineage.twins import group_twins

#: What holds unless a case says otherwise.
DEFAULT = LineageSettings()


def infer_lineage(
    rows: Rows, *, settings: LineageSettings = DEFAULT
) -> Iterator[Archetype | Derivation | Lineage | Passage | OriginCount | Variant | Reading]:
    """Yield who draws on whom in one story, its unseen ancestors, its independent origins and its ranked readings."""
    story = rows.one(Story)
    kin = [one.witness for one in story.kin if one.share >= LEAST_PART]
    evidence = gather_evidence(rows, story=story.id, witnesses=story.witnesses, kin=kin)
    # Witnesses with the same words are one while texts are told apart, so that a copy adds no origin.
    twins = {group[0].id: [body.id for body in group] for group in _twins(evidence)}
    lead = {member: first for first, group in twins.items() for member in group}
    confirmed = [(lead[parent], lead[child]) for parent, child in evidence.decided.confirmed]
    strands = strands_with_kin(evidence, list(twins), bound=confirmed)
    sources = find_sources(evidence, strands)
    families = _families(evidence, sources, twins, settings=settings)
    families = [share_out(evidence, family, families) for family in families]
    own = _own_parts(evidence, families, settings)
    families = [as_told(evidence, family) for family in families]
    lineages = [make_lineage(evidence, family) for family in families if is_own(evidence, family)]
    lineages += [own_lineage(evidence, part) for part in own if part.telling]
    for family in families:
        yield from family.archetypes
        yield from family.derivations
    yield from lineages
    yield from part_passages(evidence, lineages)
    yield count_origins(evidence, families, lineages, open_parts=[part for part in own if not part.telling])
    derivations = [derivation for family in families for derivation in family.derivations]
    yield from rank_readings(evidence, lineages, derivations)


def _families(
    evidence: Evidence, sources: Sources, twins: Mapping[str, list[str]], *, settings: LineageSettings
) -> list[Family]:
    """Return the family of each strand; those that have members with blocks of two tell who the guests are."""
    members = [_unfold(strand, twins) for strand in sources.strands]
    home = {member: number for number, strand in enumerate(sources.strands) for member in strand}
    asked = sorted({home[member] for member, _ in sources.mixed})
    alone = {number: infer_family(evidence, members[number], settings=settings) for number in asked}
    guests = find_guests(evidence, sources, {number: family.derivations for number, family in alone.items()})
    abroad: dict[int, list[str]] = {}
    for member in sorted({member for invited in guests for member in invited}):
        abroad.setdefault(home[member], []).append(member)
    families = []
    for number, invited in enumerate(guests):
        known = alone.get(number)
        of_two = [*invited, *abroad.get(number, [])]
        if known is None or of_two:
            visits = Visits(guests=invited, entering=find_entering(evidence, sources, of_two, strand=number))
            known = infer_family(evidence, members[number], visits=visits, settings=settings)
        carriers = _unfold([member for member, away in sources.mixed if away == number], twins)
        heirs = sorted(set(carriers) - set(known.members))
        families.append(msgspec.structs.replace(known, heirs=heirs))
    return families


def _twins(evidence: Evidence) -> list[list[Body]]:
    return group_twins(evidence.bodies.values(), judged=evidence.decided.pairs)


def _unfold(members: Sequence[str], twins: Mapping[str, list[str]]) -> list[str]:
    return [twin for member in members for twin in twins[member]]


def _own_parts(evidence: Evidence, families: Sequence[Family], settings: LineageSettings) -> list[OwnPart]:
    """Return the large parts that copies have alone, by witness."""
    parts: dict[str, OwnPart] = {}
    for family in families:
        children = sorted({derivation.child for derivation in family.derivations if derivation.directed})
        for child in children:
            if len(family.members) > 1 and child in evidence.bodies and child not in evidence.kin:
                part = find_own_part(evidence, child, family.credited, settings=settings)
                if part:
                    parts[child] = part
    return [parts[child] for child in sorted(parts)]
