"""Reports of other stories that share text with a story: for what they share, no independent origin."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from stemma.graph import connected_components
from stemma.model import Alignment, Lineage, Lookup, Story, Witness
from stemma.views.cards import LineageCard

#: Part of a text below which what two stories share may be a formula, and lineage looks past it.
LITTLE = 0.1

#: So many members of a story are named beside one of its kin.
NAMED = 3


class KinLine(msgspec.Struct, frozen=True, kw_only=True):
    """One report of another story. `sentence` says all but who it is."""

    witness: str
    siglum: str
    outlet: str | None
    title: str | None
    #: Id of its story, empty where it stands alone; and the name, where the case holds that story.
    story: str
    story_name: str
    #: The largest part of its body, or of a member's, that the two have in common, 0..1.
    share: float
    #: Members of the story that share text with it, by id, and in how many aligned passages.
    members: list[str]
    passages: int
    #: Numbers of the story's lineages in which it stands.
    lineages: list[int]
    sentence: str

    @property
    def home(self) -> str:
        """What to call its story: by name where the case holds it, else by id; empty where it stands alone."""
        return f"“{self.story_name}”" if self.story_name else self.story


def kin_lines(lookup: Lookup, cards: Iterable[LineageCard]) -> dict[str, list[KinLine]]:
    """Return the kin of every story that has some, those that share most first."""
    stories = [story for story in lookup.of(Story) if story.kin]
    if not stories:
        return {}
    names = {story.id: story.name for story in lookup.of(Story)}
    witnesses = {witness.id: witness for witness in lookup.of(Witness)}
    shared: dict[str, dict[str, int]] = {}
    for one in lookup.of(Alignment):
        for here, there in ((one.left, one.right), (one.right, one.left)):
            counts = shared.setdefault(here, {})
            counts[there] = counts.get(there, 0) + 1
    numbers: dict[tuple[str, str], list[int]] = {}
    for card in cards:
        for name in card.kin:
            numbers.setdefault((card.story, name), []).append(card.number)
    return {
        story.id: [
            _line(
                story,
                (witnesses[one.witness], one.story, one.share),
                story_name=names.get(one.story, ""),
                shared={name: shared.get(one.witness, {}).get(name, 0) for name in story.witnesses},
                found=(witnesses, numbers.get((story.id, one.witness), [])),
            )
            for one in sorted(story.kin, key=lambda one: (-one.share, one.witness))
            if one.witness in witnesses
        ]
        for story in stories
    }


def _line(
    story: Story,
    kin: tuple[Witness, str, float],
    *,
    story_name: str,
    shared: Mapping[str, int],
    found: tuple[Mapping[str, Witness], Sequence[int]],
) -> KinLine:
    (witness, home, share), (witnesses, lineages) = kin, found
    members = sorted((name for name in story.witnesses if shared[name]), key=lambda name: (-shared[name], name))
    passages = sum(shared.values())
    return KinLine(
        witness=witness.id,
        siglum=witness.siglum,
        outlet=witness.outlet,
        title=witness.title,
        story=home,
        story_name=story_name,
        share=share,
        members=members,
        passages=passages,
        lineages=sorted(lineages),
        sentence=_sentence([witnesses[name].siglum for name in members], share=share, lineages=lineages),
    )


def _sentence(members: Sequence[str], *, share: float, lineages: Sequence[int]) -> str:
    named = ", ".join(members[:NAMED]) + (f" and {len(members) - NAMED} more" if len(members) > NAMED else "")
    told = f"shares text with {named} (up to {share:.0%} of a text)"
    if lineages:
        return f"{told}: one origin with lineage {', '.join(str(number) for number in lineages)}"
    if share < LITTLE:
        return f"{told}: too little to tell of descent"
    return f"{told}: for these passages no independent origin"


def joined_lineages(lineages: Sequence[Lineage]) -> list[list[str]]:
    """Return the ids of lineages, those together that are one although they stand in several stories."""
    homes: dict[str, list[Lineage]] = {}
    for lineage in lineages:
        for name in lineage.witnesses:
            homes.setdefault(name, []).append(lineage)
    # Both stories must say so: a report of two texts stands in two lineages, and kin in one of them.
    links = [
        (one.id, other.id)
        for one in lineages
        for name in one.kin
        for other in homes.get(name, [])
        if not set(other.kin).isdisjoint(one.witnesses)
    ]
    return connected_components([lineage.id for lineage in lineages], links)
