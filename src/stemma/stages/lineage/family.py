"""The family of one strand: its origin, its unseen ancestors, its derivations."""

from collections.abc import Sequence

import msgspec

from stemma.model import Archetype, Derivation
from stemma.stages.lineage.credited import Credited, credit_words
from stemma.stages.lineage.derive import derive
from stemma.stages.lineage.draft import Draft, Visits, descendants, draft_strand
from stemma.stages.lineage.evidence import Evidence
from stemma.stages.lineage.settings import LineageSettings
from stemma.stages.lineage.spans import common, length
from stemma.stages.lineage.strands import shared_part

UNSEEN = "unseen"
#: A strand by itself.
NONE = Visits()
#: Confidence in a named archetype: what one vote gives, what each further one adds, and the most there is.
FIRST_VOTE, FURTHER_VOTE, MOST_VOTES = 0.7, 0.1, 0.98


class Family(msgspec.Struct, frozen=True):
    """What is inferred of one strand."""

    #: Sorted, guests included.
    members: list[str]
    guests: list[str]
    origin: str
    origin_score: float
    archetypes: list[Archetype]
    derivations: list[Derivation]
    credited: Credited | None
    #: Witnesses of other strands that have a part of the text through a guest.
    heirs: list[str] = []

    @property
    def carriers(self) -> list[str]:
        """All that have text of this strand, sorted."""
        return sorted({*self.members, *self.heirs})


def infer_family(
    evidence: Evidence, members: Sequence[str], *, visits: Visits = NONE, settings: LineageSettings
) -> Family:
    """Return the family tree of the witnesses of one strand and of the guests that draw on it with a part of them."""
    everybody = sorted({*members, *visits.guests})
    draft = draft_strand(evidence, everybody, visits=visits, settings=settings)
    return Family(
        members=everybody,
        guests=sorted(visits.guests),
        origin=draft.names[draft.tree.root],
        origin_score=draft.tree.root_score,
        archetypes=[_archetype(draft, vertex) for vertex in sorted(draft.names) if not draft.seen(vertex)],
        derivations=list(derive(draft, settings=settings)),
        credited=draft.credited,
    )


def share_out(evidence: Evidence, family: Family, families: Sequence[Family]) -> Family:
    """Return a family in which text of a witness of two families, where both explain it, counts half for either."""
    derivations = []
    for derivation in family.derivations:
        child, share = derivation.child, derivation.share
        for other in families:
            if other is not family and child in evidence.bodies and child in family.members and child in other.members:
                near, far = (shared_part(evidence, child, text.members) for text in (family, other))
                both = length(common(near, far)) / max(length(evidence.bodies[child].prose), 1)
                share = max(0.0, share - both / 2)
        derivations.append(msgspec.structs.replace(derivation, share=round(share, 4)))
    return msgspec.structs.replace(family, derivations=derivations)


def _archetype(draft: Draft, vertex: int) -> Archetype:
    names = [draft.evidence.bodies[member].name for member in descendants(draft.tree, vertex, draft.twins)]
    if vertex == draft.fixed and draft.credited:
        name = draft.credited.name
        votes = FIRST_VOTE + FURTHER_VOTE * (draft.credited.votes - 1)
        score = min(MOST_VOTES, max(votes, 0.0))
        why = f"{credit_words(draft.evidence, draft.credited.credits[0])}; that text of {name} is not in the pile."
    else:
        name = UNSEEN
        ties = [tie.score for tie in draft.tree.ties if tie.parent == vertex]
        score = sum(ties) / len(ties)
        why = f"{listed(names)} share wording that no one of them has whole, so an earlier text is not in the pile."
    return Archetype(id=draft.names[vertex], story=draft.evidence.story, name=name, why=why, score=round(score, 4))


def listed(names: Sequence[str], most: int = 4) -> str:
    """Return names as a phrase: all of a few, the first of many."""
    if len(names) > most:
        return f"{', '.join(names[: most - 1])} and {len(names) - most + 1} more"
    if len(names) > 1:
        return f"{', '.join(names[:-1])} and {names[-1]}"
    return names[0] if names else "nothing"
