"""Sites become variants: the lineage they stand in, and how well each reading is attested there."""

from collections.abc import Iterator, Sequence

from stemma.model import Lineage, Reading, Site, Variant
from stemma.stages.lineage.evidence import Evidence


def rank_readings(evidence: Evidence, lineages: Sequence[Lineage]) -> Iterator[Variant | Reading]:
    """Yield each site as a variant followed by its readings; rank 1 stands in the most witnesses."""
    for site in evidence.sites:
        lineage = _home(site, lineages)
        yield Variant(id=site.id, story=site.story, lineage=lineage.id if lineage else None, kind=site.kind)
        held: dict[str, set[str]] = {}
        for reading in site.readings:
            held.setdefault(reading.normalised, set()).add(reading.witness)
        ranked = sorted(held, key=lambda normalised: (-len(held[normalised]), normalised))
        for reading in site.readings:
            count = len(held[reading.normalised])
            yield Reading(
                variant=site.id, witness=reading.witness, start=reading.start, end=reading.end, text=reading.text,
                normalised=reading.normalised, rank=ranked.index(reading.normalised) + 1,
                why=f"Stands in {count} witness{'es' if count > 1 else ''} of this place.",
            )  # fmt: skip


def _home(site: Site, lineages: Sequence[Lineage]) -> Lineage | None:
    witnesses = {reading.witness for reading in site.readings}
    best = max(lineages, key=lambda lineage: (len(witnesses & set(lineage.witnesses)), lineage.id), default=None)
    if best is None or len(witnesses & set(best.witnesses)) < max(2, len(witnesses) / 2):
        return None
    return best
