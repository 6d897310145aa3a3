"""What lineages have in common that is no copying: one publisher, or one speaker whose words several report."""

from collections.abc import Sequence

from stemma.graph import connected_components
from stemma.model import Lineage
from stemma.stages.lineage.evidence import Evidence
from stemma.stages.lineage.outlets import plain_name


def count_publishers(evidence: Evidence, lineages: Sequence[Lineage]) -> int:
    """Return how many lineages are left when those that begin with one publisher's texts count once."""
    links: list[tuple[str, str]] = []
    first: dict[str, str] = {}
    for lineage in sorted(lineages, key=lambda one: one.id):
        body = evidence.bodies.get(lineage.origin)
        stated = (body.witness.family or body.witness.outlet) if body else None
        publisher = plain_name(stated) if stated else ""
        if publisher:
            links.append((first.setdefault(publisher, lineage.id), lineage.id))
    return len(connected_components([lineage.id for lineage in lineages], links))


def count_speakers(evidence: Evidence, lineages: Sequence[Lineage]) -> int:
    """Return how many lineages are left when those that quote the same words of somebody count once."""
    homes: dict[str, list[str]] = {}
    for lineage in lineages:
        for witness in lineage.witnesses:
            homes.setdefault(witness, []).append(lineage.id)
    links = [
        (one, two)
        for left, right in evidence.quoted
        for one in homes.get(left, [])
        for two in homes.get(right, [])
        if one != two
    ]
    return len(connected_components([lineage.id for lineage in lineages], links))
