"""Which witnesses tell one story: copies always together, other reports of the same event beside them."""

from collections.abc import Iterator

from stemma.graph import connected_components
from stemma.model import Pair, PairVerdict, Rows, Sketch, StemCount, Story, Witness, stable_id
from stemma.stages.lineage.linkage import average_link
from stemma.stages.lineage.naming import story_name
from stemma.stages.lineage.settings import StorySettings
from stemma.stages.lineage.topic import time_fade, topic_likeness

#: What holds unless a case says otherwise.
DEFAULT = StorySettings()


def group_stories(rows: Rows, *, settings: StorySettings = DEFAULT) -> Iterator[Story]:
    """Yield the stories of a pile, by id. Every witness stands in exactly one; off-topic ones stand apart."""
    witnesses = sorted(rows.of(Witness), key=lambda witness: witness.id)
    if not witnesses:
        return
    ids = [witness.id for witness in witnesses]
    known = set(ids)
    copies = [
        (pair.left, pair.right)
        for pair in rows.of(Pair)
        if pair.verdict is PairVerdict.COPY and pair.left in known and pair.right in known
    ]
    place = {witness_id: row for row, witness_id in enumerate(ids)}
    atoms = [[place[key] for key in component] for component in connected_components(ids, copies)]
    likeness = topic_likeness(witnesses, rows.of(Sketch), rows.of(StemCount))
    likeness *= time_fade(witnesses, days=settings.days)
    stories = []
    for group in average_link(likeness, atoms, cut=settings.likeness):
        members = [witnesses[row] for row in group]
        member_ids = [member.id for member in members]
        stories.append(Story(id=stable_id("story", *member_ids), name=story_name(members), witnesses=member_ids))
    yield from sorted(stories, key=lambda story: story.id)
