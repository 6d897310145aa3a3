"""Who is who in ECB+ where nobody marked the mentions: those that the product finds, held against the gold ones."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from pathlib import Path

from quality.casts import CHOSEN_ON, LAYER, Cast, bcubed, by_topic, gold_mentions, topic_rows
from quality.figures import Figure, ratio
from quality.running import run_stages
from stemma.model import Described, Mention, Resolution, Rows


def predicted_figures(path: Path) -> Iterator[Figure]:
    """Yield BCubed F1 over gold mentions, each in the group of the mention found for it, or alone without one."""
    halves = {"topics chosen on": Cast(), "other topics": Cast()}
    everything = Cast()
    met = all_of = 0
    topics = by_topic(path)
    for topic in sorted(topics):
        gold = dict(gold_mentions(topics[topic]))
        rows = run_stages(topic_rows(topic, topics[topic], []), last="names")
        homes = _homes(rows)
        partners = matched([mention for mention, _ in gold.values()], rows.of(Mention))
        met, all_of = met + len(partners), all_of + len(gold)
        half = halves["topics chosen on" if topic <= CHOSEN_ON else "other topics"]
        for key, (mention, chain) in gold.items():
            found = partners.get(mention.id)
            home = homes.get(found, found) if found else key
            for cast in (everything, half):
                cast.true[key], cast.found[key] = chain, home
    on = "clusters (ECB+), predicted mentions"
    for name, cast in (("all mentions", everything), *halves.items()):
        precision, recall, f1 = bcubed(cast)
        detail = f"P {precision:.3f} R {recall:.3f}"
        yield Figure(layer=LAYER, measured_on=on, metric=f"BCubed F1, {name}", value=f1, detail=detail)
    detail = f"{met} of {all_of} gold mentions have one found for them"
    yield Figure(layer=LAYER, measured_on=on, metric="mentions found", value=ratio(met, all_of), detail=detail)


def matched(gold: Sequence[Mention], found: Sequence[Mention]) -> dict[str, str]:
    """Return the found mention of each gold one: at least half of both is shared, and the nearest go first."""
    by_witness: dict[str, list[Mention]] = defaultdict(list)
    for mention in found:
        by_witness[mention.witness].append(mention)
    pairs = sorted(
        (-_shared(one, other), one.id, other.id)
        for one in gold
        for other in by_witness[one.witness]
        if _shared(one, other) >= 0.5  # noqa: PLR2004 - half
    )
    partners: dict[str, str] = {}
    taken: set[str] = set()
    for _, one, other in pairs:
        if one not in partners and other not in taken:
            partners[one] = other
            taken.add(other)
    return partners


def _shared(one: Mention, other: Mention) -> float:
    """Return the letters in both as a share of those in either."""
    both = min(one.end, other.end) - max(one.start, other.start)
    return both / (max(one.end, other.end) - min(one.start, other.start)) if both > 0 else 0.0


def _homes(rows: Rows) -> dict[str, Hashable]:
    homes: dict[str, Hashable] = {one.mention: one.entity for one in rows.of(Resolution)}
    return homes | {name: one.perhaps or one.id for one in rows.of(Described) for name in one.mentions}
