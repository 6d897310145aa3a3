"""Derivations of one strand: twins unfolded, every arrow with the matters that it rests on."""

import math
from collections.abc import Iterator, Sequence

from stemma.model import Derivation, Manner, Matter, Relation, stable_id
from stemma.stages.lineage.credited import credit_words
from stemma.stages.lineage.direction import Direction, weigh_direction
from stemma.stages.lineage.draft import Draft
from stemma.stages.lineage.evidence import Body, Evidence
from stemma.stages.lineage.repair import SHARED_CHANGES, shared_changes
from stemma.stages.lineage.rooting import Tie
from stemma.stages.lineage.settings import LineageSettings
from stemma.stages.lineage.spans import length
from stemma.stages.lineage.strands import shared_part
from stemma.stages.lineage.trust import NAMED, NEVER_SURE, UNSEEN, WITNESS, Trust, trusted

#: What it says, in log-odds, that a text stands under an unseen ancestor because others share what it lacks.
COMMON_STOCK = 1.0
#: What it says that the parent is known to have its text from another.
COMES_DOWN = 0.5
COMES_DOWN_NAME = "comes-down"
#: Words and sentences that two desks do not change alike by chance.
OWN_CHANGES = 2
#: What it says that a witness has a block of this strand and one of another.
TWO_TEXTS = 2.0


def derive(draft: Draft, *, settings: LineageSettings) -> Iterator[Derivation]:
    """Yield the derivations of a strand, from the root down."""
    tree = draft.tree
    directed = {tree.root: draft.fixed is not None}
    if draft.seen(tree.root):
        yield from _twins(draft, tree.root, settings)
    for tie in tree.ties:
        matters, carried = _matters(draft, tie, 0)
        lean = tie.score / max(tie.score + tie.reverse, 1e-12)
        # Where the text is known to come down to the parent, it can only go on to the child.
        directed[tie.child] = lean >= settings.sure and (carried or directed[tie.parent])
        if directed[tie.child] and not carried:
            matters = [_comes_down(draft, tie), *matters]
        yield _derivation(draft, tie, (0, matters, directed[tie.child]))
        if not draft.seen(tie.child):
            continue
        if draft.seen(tie.parent) or _edited(draft, tie):
            yield from _twins(draft, tie.child, settings)
            continue
        for twin in range(1, len(draft.twins[tie.child])):
            yield _derivation(draft, tie, (twin, _matters(draft, tie, twin)[0], directed[tie.child]))


def _edited(draft: Draft, tie: Tie) -> bool:
    """Return whether a witness has changes of its own against the text above it: then its twins copied those."""
    return len(draft.texts[tie.child] ^ draft.texts[tie.parent]) >= OWN_CHANGES


def _matters(draft: Draft, tie: Tie, twin: int) -> tuple[list[Matter], bool]:
    """Return what speaks for one tie of the tree, for one of the child's twins, and whether that may carry an arrow."""
    if draft.seen(tie.child) and draft.names[tie.child] in draft.guests:
        between = _between(draft, tie)[0] if draft.seen(tie.parent) else []
        return [_two_texts(draft, tie), *between], True
    if draft.seen(tie.parent) and draft.seen(tie.child):
        return _between(draft, tie)
    if tie.parent == draft.fixed and draft.credited:
        return [_credit_matter(draft, tie, twin)], True
    if draft.seen(tie.parent):
        return [], False
    why = "each of the texts under this unseen ancestor lacks wording that the others share"
    return [Matter(name="common-stock", log_odds=COMMON_STOCK, why=why)], True


def _two_texts(draft: Draft, tie: Tie) -> Matter:
    """Return the matter that a witness joins a block of this text to a block of another."""
    why = f"{draft.twins[tie.child][0].name} joins a block of this text to one of another, so neither came from it"
    return Matter(name="two-texts", log_odds=TWO_TEXTS, why=why)


def _comes_down(draft: Draft, tie: Tie) -> Matter:
    """Return the matter that only the place in the tree says who is the parent: the text came down to it from above."""
    parent = draft.twins[tie.parent][0].name if draft.seen(tie.parent) else "the unseen text"
    why = f"{parent} has the text from elsewhere, so it did not need this one"
    return Matter(name=COMES_DOWN_NAME, log_odds=COMES_DOWN, why=why)


def _between(draft: Draft, tie: Tie) -> tuple[list[Matter], bool]:
    """Return what speaks for one witness being the parent of another."""
    direction = draft.directions.get((tie.parent, tie.child))
    matters = direction.matters if direction else []
    carried = direction is not None and direction.carried and direction.log_odds > 0
    upper = next((other for other in draft.tree.ties if other.child == tie.parent), None)
    if carried or upper is None or draft.seen(upper.parent):
        return matters, carried
    changes = shared_changes(draft.texts, tie, upper)
    if changes < SHARED_CHANGES:
        return matters, False
    parent, child = draft.twins[tie.parent][0].name, draft.twins[tie.child][0].name
    why = f"{child} repeats wording of {parent} that no other copy has"
    shared = Matter(name="shared-changes", log_odds=COMMON_STOCK, why=why)
    return sorted([shared, *matters], key=lambda matter: (-matter.log_odds, matter.name)), True


def _credit_matter(draft: Draft, tie: Tie, twin: int) -> Matter:
    if draft.credited is None:
        raise ValueError("a fixed root needs the credit that fixes it")
    here = draft.twins[tie.child][twin].id if draft.seen(tie.child) else None
    own = [credit for credit in draft.credited.credits if credit.witness == here]
    if own:
        weight = 3.5 if own[0].relation is Relation.TAKEN_FROM else 1.5
        return Matter(name="credit", log_odds=weight, why=credit_words(draft.evidence, own[0]))
    telling = draft.credited.credits[0]
    why = f"it shares the text of those that credit {draft.credited.name}: {credit_words(draft.evidence, telling)}"
    return Matter(name="shared-credit", log_odds=1.5, why=why)


def _derivation(draft: Draft, tie: Tie, chosen: tuple[int, list[Matter], bool]) -> Derivation:
    twin, matters, directed = chosen
    child = draft.twins[tie.child][twin].id if draft.seen(tie.child) else draft.names[tie.child]
    parent = draft.names[tie.parent]
    share = taken_share(draft, child, parent)
    siblings = sum(other.parent == tie.parent for other in draft.tree.ties)
    return Derivation(
        id=stable_id("derivation", draft.evidence.story, child, parent),
        story=draft.evidence.story,
        child=child,
        parent=parent,
        share=share,
        score=NEVER_SURE
        if (parent, child) in draft.evidence.decided.confirmed
        else trusted(_trust(draft, tie), tree=tie.score, share=share, matters=matters, siblings=siblings),
        why=derivation_why(draft.evidence, (child, parent), share, basis=(matters, directed)),
        directed=directed,
        manner=taken_manner(draft.evidence, child, parent),
        matters=matters,
    )


def _trust(draft: Draft, tie: Tie) -> Trust:
    if draft.seen(tie.parent):
        return WITNESS
    return NAMED if tie.parent == draft.fixed else UNSEEN


def taken_share(draft: Draft, child: str, parent: str) -> float:
    """Return the part of a child's body that its parent explains: for an unseen one, all that any member shares."""
    body = draft.evidence.bodies.get(child)
    if body is None:
        return 1.0
    if parent in draft.evidence.bodies:
        bond = draft.evidence.bond(child, parent)
        return round(bond.share(child), 4) if bond else 0.0
    if len(draft.members) == 1:
        return 1.0
    shared = length(shared_part(draft.evidence, child, draft.members))
    return round(min(1.0, shared / max(length(body.prose), 1)), 4)


def taken_manner(evidence: Evidence, child: str, parent: str) -> Manner | None:
    """Return how closely a child keeps to the words of its parent, None where the parent is unseen."""
    bond = evidence.bond(child, parent) if child in evidence.bodies and parent in evidence.bodies else None
    return bond.pair.manner if bond else None


def derivation_why(
    evidence: Evidence, ends: tuple[str, str], share: float, *, basis: tuple[Sequence[Matter], bool]
) -> str:
    """Return one sentence for a person: how much is shared, and what says who came first."""
    child, parent = (evidence.bodies.get(end) for end in ends)
    matters, directed = basis
    name, subject = (child.name, child.name) if child else ("an unseen text", "An unseen text")
    strongest = matters[0].why if matters and matters[0].log_odds > 0 else ""
    if parent is None:
        return f"{subject} goes back to a text that is not in the pile: {strongest or 'its parent in the pile does'}."
    whole = f"{share:.0%} of {name} stands in {parent.name}"
    manner = taken_manner(evidence, *ends)
    shared = whole if share else f"{subject} shares wording with {parent.name}"
    shared += f", {manner.spoken}" if manner and share else ""
    if not directed:
        return f"{shared}; nothing says which of the two came first."
    return f"{shared}; {strongest}." if strongest else f"{shared}, and {parent.name} had the text before."


def _twins(draft: Draft, vertex: int, settings: LineageSettings) -> Iterator[Derivation]:
    """Yield how the witnesses with the same words hang from the first of them."""
    lead, *others = draft.twins[vertex]
    for other in others:
        direction = weigh_direction(lead, other, draft.evidence)
        yield _twin(draft.evidence, (lead, other), direction, settings=settings)


def _twin(
    evidence: Evidence, ends: tuple[Body, Body], direction: Direction, *, settings: LineageSettings
) -> Derivation:
    lead, other = ends
    chance = 1 / (1 + math.exp(-direction.log_odds))
    directed = direction.carried and chance >= settings.sure
    telling = f"; {direction.matters[0].why}" if directed else ", and nothing says which came first"
    return Derivation(
        id=stable_id("derivation", evidence.story, other.id, lead.id),
        story=evidence.story,
        child=other.id,
        parent=lead.id,
        share=1.0,
        score=round(min(chance, NEVER_SURE), 4),
        why=f"{other.name} has word for word the body of {lead.name}{telling}.",
        directed=directed,
        manner=Manner.WORD_FOR_WORD,
        matters=direction.matters,
    )
