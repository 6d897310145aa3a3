"""Who is who: each entity with its spellings, what is said of it, where it stands, and who is like it and another."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from stemma.model import Described, Entity, Lookup, Mention, MentionForm, Namesake, Resolution, Witness
from stemma.stages.names.bearers import plain_key
from stemma.stages.names.mending import bare_key
from stemma.stages.names.sameness import CUT, same_name_score
from stemma.views.naming import SHORTEST_PREFIX, UnknownNameError

#: Titles that say of nobody what he is.
ADDRESSES = frozenset({"mr", "mrs", "ms", "miss", "mx", "herr", "frau", "monsieur", "madame", "mme", "señor", "señora"})
#: So many names are listed in an error.
NAMED_IN_ERROR = 8


class SpellingLine(msgspec.Struct, frozen=True, kw_only=True):
    """One spelling of an entity's name; `sigla` are the witnesses that have it."""

    text: str
    status: str
    count: int
    lineages: int
    sigla: list[str]
    #: The witness from which all others that have this spelling took it, where there is one such witness.
    introduced: str | None
    why: str


class PlaceLine(msgspec.Struct, frozen=True, kw_only=True):
    """One place where an entity is named or meant; half-open span in the witness's text."""

    mention: str
    witness: str
    siglum: str
    start: int
    end: int
    text: str
    form: str
    score: float
    why: str


class NamesakeLine(msgspec.Struct, frozen=True, kw_only=True):
    """Another entity that is like this one and is kept apart."""

    entity: str
    name: str
    relation: str
    score: float
    why: str


class EntityView(msgspec.Struct, frozen=True, kw_only=True):
    """One entity as pages show it."""

    id: str
    story: str
    type: str
    name: str
    roles: list[str]
    ages: list[int]
    lineages: int
    witnesses: int
    spellings: list[SpellingLine]
    places: list[PlaceLine]
    namesakes: list[NamesakeLine]


class DescribedView(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody or something that reports describe and none names."""

    id: str
    story: str
    type: str
    text: str
    #: The name of the entity that reports telling the same describe so.
    perhaps: str | None
    lineages: int
    sigla: list[str]
    places: list[PlaceLine]


def described_views(lookup: Lookup) -> list[DescribedView]:
    """Return whoever is described only, those whom most independent lines describe first."""
    sigla = {witness.id: witness.siglum for witness in lookup.of(Witness)}
    mentions = {mention.id: mention for mention in lookup.of(Mention)}
    named = {entity.id: entity.name for entity in lookup.of(Entity)}
    views = []
    for one in lookup.of(Described):
        why = f"Described as “{one.text}” elsewhere, in a text that tells the same."
        places = [
            _place(mentions[name], Resolution(mention=name, entity=one.id, score=0.5, why=why), sigla)
            for name in one.mentions
            if name in mentions
        ]
        views.append(
            DescribedView(
                id=one.id,
                story=one.story,
                type=one.type.value,
                text=one.text,
                perhaps=named.get(one.perhaps or ""),
                lineages=one.lineages,
                sigla=sorted({place.siglum for place in places}),
                places=sorted(places, key=lambda place: (place.siglum, place.start, place.end)),
            )
        )
    return sorted(views, key=lambda view: (-view.lineages, -len(view.sigla), -len(view.places), view.text, view.id))


def entity_views(lookup: Lookup) -> list[EntityView]:
    """Return all entities, those that most independent lines name first."""
    entities = lookup.of(Entity)
    sigla = {witness.id: witness.siglum for witness in lookup.of(Witness)}
    mentions = {mention.id: mention for mention in lookup.of(Mention)}
    places: dict[str, list[PlaceLine]] = {}
    for resolution in lookup.of(Resolution):
        mention = mentions.get(resolution.mention)
        if mention is not None:
            places.setdefault(resolution.entity, []).append(_place(mention, resolution, sigla))
    named = {entity.id: entity.name for entity in entities}
    alike = _namesakes(lookup.of(Namesake), named)
    views = [_view(entity, places.get(entity.id, []), alike.get(entity.id, []), sigla=sigla) for entity in entities]
    return sorted(views, key=lambda view: (-view.lineages, -view.witnesses, -len(view.places), view.name, view.id))


class NameLine(msgspec.Struct, frozen=True, kw_only=True):
    """All entities of one type and name: one in each of several stories, never joined, listed together."""

    name: str
    type: str
    lineages: int
    witnesses: int
    stories: int
    #: The other spellings, each with its status.
    others: dict[str, str]


def name_lines(views: Sequence[EntityView]) -> list[NameLine]:
    """Return one line a name, most independent lines first; stories share neither lines nor witnesses.

    What stories print differently is one line, under the name that most lines of copying have: the US and America, Ada
    Venn and Ada M. Venn; not where one story has both and keeps them apart.
    """
    alike: dict[tuple[str, tuple[str, ...]], list[EntityView]] = {}
    for view in views:
        alike.setdefault((view.type, plain_key(view.type, view.name)), []).append(view)
    for key, held in list(alike.items()):
        stories = {view.story for view in held}
        if len({(view.story, view.name) for view in held}) > len(stories) or len({*map(_initials, held)} - {()}) > 1:
            del alike[key]
            for view in held:
                alike.setdefault((view.type, ("", view.name)), []).append(view)
    lines = [
        NameLine(
            name=(name := _shown_name(held)),
            type=kind,
            lineages=sum(view.lineages for view in held),
            witnesses=sum(view.witnesses for view in held),
            stories=len({view.story for view in held}),
            others={line.text: line.status for view in reversed(held) for line in view.spellings if line.text != name},
        )
        for (kind, _), held in alike.items()
    ]
    return sorted(lines, key=lambda line: (-line.lineages, -line.witnesses))


def _initials(view: EntityView) -> tuple[str, ...]:
    """Return the initials inside a person's name."""
    return tuple(token for token in bare_key(view.name)[1:-1] if len(token) == 1 and view.type == "person")


def _shown_name(views: Sequence[EntityView]) -> str:
    counts: Counter[str] = Counter()
    for view in views:
        counts[view.name] += view.lineages
    return min(counts, key=lambda name: (-counts[name], name))


def find_entities(views: Sequence[EntityView], name: str) -> list[EntityView]:
    """Return the entities that a person means by a name, an id, or a spelling that the case does not have; best first.

    Raises UnknownNameError where nobody bears the name.
    """
    wanted = _plain(name)
    ways: Sequence[Iterable[EntityView]] = (
        [view for view in views if view.id == name],
        [view for view in views if _plain(view.name) == wanted],
        [view for view in views if any(_plain(one.text) == wanted for one in view.spellings)],
        [view for view in views if any(wanted in _plain(one.text) for one in view.spellings)],
        [view for view in views if len(name) >= SHORTEST_PREFIX and view.id.startswith(name)],
    )
    for way in ways:
        found = list(way)
        if found:
            return found
    near = [
        (max(same_name_score(name, one.text, person=view.type == "person") for one in view.spellings), view)
        for view in views
    ]
    alike = [view for score, view in sorted(near, key=lambda one: -one[0]) if score >= CUT]
    if alike:
        return alike
    known = ", ".join(view.name for view in views[:NAMED_IN_ERROR])
    raise UnknownNameError(f"Nobody and nothing is called “{name}” here. Most named: {known or 'none'}.")


def one_entity(views: Sequence[EntityView], name: str) -> EntityView:
    """Return the one entity that a name means. Raises UnknownNameError where it means several."""
    found = find_entities(views, name)
    if len(found) > 1:
        listed = ", ".join(f"{view.name} ({view.type}, {view.id})" for view in found[:NAMED_IN_ERROR])
        raise UnknownNameError(f"“{name}” fits {len(found)} entities: {listed}; give the id of one.")
    return found[0]


def _view(
    entity: Entity, places: Sequence[PlaceLine], namesakes: Sequence[NamesakeLine], *, sigla: Mapping[str, str]
) -> EntityView:
    spellings = [
        SpellingLine(
            text=variant.text,
            status=variant.status.value,
            count=variant.count,
            lineages=variant.lineages,
            sigla=sorted(sigla.get(one, one) for one in variant.witnesses),
            introduced=variant.introduced,
            why=variant.why,
        )
        for variant in entity.variants
    ]
    return EntityView(
        id=entity.id,
        story=entity.story,
        type=entity.type.value,
        name=entity.name,
        roles=[role for role in entity.roles if role not in ADDRESSES],
        ages=entity.ages,
        lineages=entity.lineages,
        witnesses=len({one for variant in entity.variants for one in variant.witnesses}),
        spellings=spellings,
        places=sorted(places, key=lambda one: (one.siglum, one.start, one.end)),
        namesakes=sorted(namesakes, key=lambda one: (-one.score, one.name, one.entity)),
    )


def _place(mention: Mention, resolution: Resolution, sigla: Mapping[str, str]) -> PlaceLine:
    return PlaceLine(
        mention=mention.id,
        witness=mention.witness,
        siglum=sigla.get(mention.witness, mention.witness),
        start=mention.start,
        end=mention.end,
        text=mention.text,
        form=mention.form.value,
        score=resolution.score,
        why=resolution.why,
    )


def _namesakes(records: Iterable[Namesake], named: Mapping[str, str]) -> dict[str, list[NamesakeLine]]:
    alike: dict[str, list[NamesakeLine]] = {}
    for record in records:
        for own, other in ((record.left, record.right), (record.right, record.left)):
            line = NamesakeLine(
                entity=other,
                name=named.get(other, other),
                relation=record.relation.value,
                score=record.score,
                why=record.why,
            )
            alike.setdefault(own, []).append(line)
    return alike


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return " ".join("".join(letter for letter in decomposed if not unicodedata.combining(letter)).split())


def pointing_mention(view: EntityView, spelling: str | None = None) -> str:
    """Return the mention by which a judgement points at an entity, or at one spelling of it.

    The first name mention by witness and place: it bears the same id after every run. Raises UnknownNameError where
    the entity has no such spelling.
    """
    names = sorted(
        (place for place in view.places if place.form == MentionForm.NAME.value),
        key=lambda place: (place.witness, place.start),
    )
    if spelling is not None:
        names = [place for place in names if _plain(place.text) == _plain(spelling)]
    if not names:
        known = ", ".join(line.text for line in view.spellings)
        raise UnknownNameError(f"{view.name} has no spelling “{spelling}”. It has: {known}.")
    return names[0].mention
