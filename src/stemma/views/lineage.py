"""Who draws on whom, ready to draw: points, derivations and lineages of one story."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, TypeVar

import msgspec

from stemma.model import (
    Archetype,
    Derivation,
    Lookup,
    Manner,
    Reading,
    Role,
    Story,
    Variant,
    VariantKind,
    Witness,
    Zone,
    stable_id,
)
from stemma.views.cards import LineageCard, archetype_name, lineage_cards, lineage_numbers
from stemma.views.kin import KinLine, kin_lines
from stemma.views.story import Origins, story_views
from stemma.views.variants import TELLING_ORDER

S = TypeVar("S", Archetype, Derivation)

#: So many changes label a derivation; more hide the tree.
TELLING_CHANGES = 3


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """A witness (drawn filled) or an archetype (drawn hollow) in the tree."""

    id: str
    kind: Literal["witness", "archetype"]
    #: Siglum of a witness; name of an archetype, which says that nobody has seen it.
    name: str
    outlet: str | None
    title: str | None
    published: str | None
    #: Numbers of lineages.
    lineages: list[int]
    #: Of an archetype: why it is there, and how sure; a witness is simply there.
    why: str
    score: float | None
    #: Hash of the body's words: equal where two witnesses say the same in the same words. Empty for archetypes.
    wording: str
    #: Of a witness of another story: what to call that story, empty where it stands alone; null for the story's own.
    elsewhere: str | None = None


class MatterLine(msgspec.Struct, frozen=True, kw_only=True):
    """One piece of evidence for a direction; positive log-odds speak for the parent shown."""

    name: str
    log_odds: float
    why: str


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A variant at which the child departs from the best attested reading. Empty text: nothing stands there."""

    variant: str
    kind: VariantKind
    before: str
    after: str


class DerivationLine(msgspec.Struct, frozen=True, kw_only=True):
    """`child` draws on `parent`. `second`: the child has another parent from which it takes more."""

    id: str
    child: str
    parent: str
    #: Part of the child's body taken from this parent, 0..1.
    share: float
    score: float
    directed: bool
    second: bool
    why: str
    matters: list[MatterLine]
    changes: list[Change]
    #: How closely the child keeps to the words of what it took; null where nobody has seen the parent.
    manner: Manner | None = None


class LineageView(msgspec.Struct, frozen=True, kw_only=True):
    """One story as a forest: every point that is no child stands on top."""

    story: str
    name: str
    origins: Origins
    sentence: str
    points: list[Point]
    derivations: list[DerivationLine]
    lineages: list[LineageCard]
    #: Reports of other stories that share text with this one.
    kin: list[KinLine]


def lineage_views(lookup: Lookup) -> list[LineageView]:
    """Return the family tree of every story, the story with most witnesses first."""
    cards = lineage_cards(lookup)
    numbers = lineage_numbers(cards)
    witnesses = {witness.id: witness for witness in lookup.of(Witness)}
    members = {story.id: story.witnesses for story in lookup.of(Story)}
    archetypes = _by_story(lookup.of(Archetype))
    derivations = _by_story(lookup.of(Derivation))
    changes = _changes(lookup)
    wordings = _wordings(lookup, witnesses.values())
    kin = kin_lines(lookup, cards)
    views = []
    for story in story_views(lookup):
        lines = derivation_lines(derivations.get(story.id, []), changes)
        points = [
            _witness_point(witnesses[one], numbers, wordings[one]) for one in members[story.id] if one in witnesses
        ]
        parents = {line.parent for line in lines}
        points += [
            _archetype_point(archetype, lines, numbers)
            for archetype in archetypes.get(story.id, [])
            # What stands above kin alone is drawn in their own story.
            if archetype.id in parents
        ]
        points += [
            _kin_point(witnesses[one.witness], one, wordings[one.witness])
            for one in kin.get(story.id, [])
            if one.witness in parents
        ]
        views.append(
            LineageView(
                story=story.id,
                name=story.name,
                origins=story.origins,
                sentence=story.sentence,
                points=points,
                derivations=lines,
                lineages=story.lineages,
                kin=kin.get(story.id, []),
            )
        )
    return views


def derivation_lines(
    derivations: Iterable[Derivation], changes: Mapping[str, Sequence[Change]] | None = None
) -> list[DerivationLine]:
    """Return derivations as pages show them; of each child's parents all but the first are `second`."""
    ordered = sorted(derivations, key=lambda one: (one.child, -one.share, -one.score, one.id))
    lines: list[DerivationLine] = []
    for derivation in ordered:
        second = bool(lines) and lines[-1].child == derivation.child
        told = [] if changes is None or second else list(changes.get(derivation.child, []))
        lines.append(_derivation_line(derivation, second=second, changes=told))
    return lines


def _derivation_line(derivation: Derivation, *, second: bool, changes: list[Change]) -> DerivationLine:
    return DerivationLine(
        id=derivation.id,
        child=derivation.child,
        parent=derivation.parent,
        share=derivation.share,
        manner=derivation.manner,
        score=derivation.score,
        directed=derivation.directed,
        second=second,
        why=derivation.why,
        matters=[MatterLine(name=one.name, log_odds=one.log_odds, why=one.why) for one in derivation.matters],
        changes=changes,
    )


def _wordings(lookup: Lookup, witnesses: Iterable[Witness]) -> dict[str, str]:
    bodies: dict[str, list[Zone]] = {}
    for zone in lookup.of(Zone, role=Role.BODY):
        bodies.setdefault(zone.witness, []).append(zone)
    return {
        witness.id: stable_id("wording", *(witness.text[zone.start : zone.end].split() for zone in bodies[witness.id]))
        if witness.id in bodies
        else witness.id
        for witness in witnesses
    }


def _witness_point(witness: Witness, numbers: Mapping[str, list[int]], wording: str) -> Point:
    return Point(
        id=witness.id,
        kind="witness",
        name=witness.siglum,
        outlet=witness.outlet,
        title=witness.title,
        published=witness.published,
        lineages=sorted(numbers.get(witness.id, [])),
        why="",
        score=None,
        wording=wording,
    )


def _kin_point(witness: Witness, line: KinLine, wording: str) -> Point:
    point = _witness_point(witness, {witness.id: line.lineages}, wording)
    return msgspec.structs.replace(point, elsewhere=line.home)


def _archetype_point(archetype: Archetype, lines: Sequence[DerivationLine], numbers: Mapping[str, list[int]]) -> Point:
    descendants = _descendants(archetype.id, lines)
    shared = [set(numbers.get(one, [])) for one in descendants if one in numbers]
    common = set.intersection(*shared) if shared else set()
    return Point(
        id=archetype.id,
        kind="archetype",
        name=archetype_name(archetype),
        outlet=None,
        title=None,
        published=None,
        lineages=sorted(common),
        why=archetype.why,
        score=archetype.score,
        wording="",
    )


def _descendants(point: str, lines: Sequence[DerivationLine]) -> list[str]:
    children: dict[str, list[str]] = {}
    for line in lines:
        if not line.second:
            children.setdefault(line.parent, []).append(line.child)
    found: list[str] = []
    waiting = [point]
    while waiting:
        for child in children.get(waiting.pop(), []):
            if child not in found:
                found.append(child)
                waiting.append(child)
    return found


def _changes(lookup: Lookup) -> dict[str, list[Change]]:
    """Return, for every witness, the most telling variants at which it departs from the best attested reading."""
    kinds = {variant.id: variant.kind for variant in lookup.of(Variant)}
    readings = lookup.of(Reading)
    best: dict[str, str] = {}
    for reading in readings:
        if reading.rank == 1:
            best.setdefault(reading.variant, reading.text)
    departures: dict[str, list[Change]] = {}
    for reading in readings:
        if reading.rank > 1 and reading.variant in kinds and reading.variant in best:
            change = Change(
                variant=reading.variant,
                kind=kinds[reading.variant],
                before=best[reading.variant],
                after=reading.text,
            )
            departures.setdefault(reading.witness, []).append(change)
    return {witness: sorted(changes, key=_telling)[:TELLING_CHANGES] for witness, changes in departures.items()}


def _telling(change: Change) -> tuple[int, str]:
    return TELLING_ORDER.index(change.kind), change.variant


def _by_story(records: Iterable[S]) -> dict[str, list[S]]:
    grouped: dict[str, list[S]] = {}
    for record in records:
        grouped.setdefault(record.story, []).append(record)
    return grouped
