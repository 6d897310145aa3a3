"""From mentions to entities: chains inside a text, bearers across texts, groups, names, and whom each mention means."""

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

import msgspec

from stemma.model import (
    Derivation,
    Described,
    Entity,
    EntityType,
    Judgement,
    Lineage,
    Mention,
    MentionForm,
    Namesake,
    NamesakeRelation,
    Resolution,
    Rows,
    Sentence,
    Site,
    Story,
    Witness,
    stable_id,
)
from stemma.stages.names.aligned import Places, aligned_mentions
from stemma.stages.names.bearers import Bearer, build_bearers, settle_types
from stemma.stages.names.chains import Chain, build_chains
from stemma.stages.names.clustering import Grouped, group_bearers
from stemma.stages.names.decided import Decided, read_decisions
from stemma.stages.names.described import Profile, Told, described_groups
from stemma.stages.names.discourse import Known
from stemma.stages.names.frames import common_head
from stemma.stages.names.lists import name_words
from stemma.stages.names.mending import bare_key
from stemma.stages.names.naming import (
    Transmission,
    best_spelling,
    gather_spellings,
    judge_spellings,
    straying,
    transmission,
)
from stemma.stages.names.reading import Leaf, read_leaves
from stemma.stages.names.referring import APPOSITION, Joined, description_head, resolve_phrases
from stemma.stages.names.settings import NameSettings
from stemma.stages.names.surnames import kindred

#: What holds unless a case says otherwise.
DEFAULT = NameSettings()
#: Roles told of an entity, most frequent first.
ROLES = 6
#: Times that one country is said of somebody for each that another is, beyond which the latter is a slip.
SELDOM = 4
#: How sure a lone surname is that joined the only bearer.
ATTACHED = 0.8


class Cast(msgspec.Struct, frozen=True):
    """The story's people and things before they have names: bearers, and the bearer of every name mention."""

    bearers: Sequence[Bearer]
    bearer_of: Mapping[str, int]
    twins: Mapping[str, str]


def resolve_names(
    rows: Rows, *, settings: NameSettings = DEFAULT
) -> Iterator[Entity | Resolution | Described | Namesake]:
    """Yield the entities of one story, whom each mention stands for, who is described only, and who is like another."""
    story = rows.one(Story)
    mentions = rows.of(Mention)
    decided = read_decisions(rows.of(Judgement), frozenset(one.id for one in mentions))
    leaves = read_leaves(rows)
    lines = transmission(
        rows.of(Lineage),
        rows.of(Derivation),
        {one.id: one.siglum for one in rows.of(Witness)},
        twins={twin: leaf.witness for leaf in leaves for twin in leaf.twins},
    )
    slots = list(aligned_mentions(rows.of(Site), Places(mentions)))
    cast = _cast(leaves, mentions, decided, lines=lines, slots=slots)
    aligned = _aligned(slots, cast)
    grouped = group_bearers(
        cast.bearers,
        aligned,
        merged=_pairs(decided.merged, cast),
        split=_pairs(decided.split, cast),
        beside=_beside(leaves, cast),
        settings=settings,
    )
    entities = _entities(story.id, cast, grouped, told=(mentions, lines, decided))
    yield from entities.values()
    homes = {mention: entities[group].id for mention, group in _homes(cast, grouped).items()}
    yield from _name_resolutions(cast, grouped, mentions, homes=homes)
    joined = _joined_phrases(rows, mentions, homes, entities=(entities, cast, grouped))
    for one in joined:
        if one.entity is not None:
            yield Resolution(mention=one.mention, entity=one.entity, score=one.score, why=one.why)
    same = {one.mention: one.same for one in joined if one.same is not None}
    taken = frozenset(one.mention for one in joined if one.same is None)
    genders = {one.id: _gender([cast.bearers[two] for two in grouped.groups[place]]) for place, one in entities.items()}
    profiles = _profiles(leaves, mentions, homes, entities=entities.values(), joined=joined, genders=genders)
    meant = {**homes, **{one.mention: one.entity for one in joined if one.entity is not None}}
    told = Told(cast.twins, same, taken, lines, profiles, meant)
    yield from described_groups(story.id, leaves, mentions, told=told)
    yield from _namesakes(story.id, grouped, entities)


#: A site, and two names that stand for one another there.
Slot: TypeAlias = tuple[str, Mention, Mention]


def _cast(
    leaves: Sequence[Leaf],
    mentions: Sequence[Mention],
    decided: Decided,
    *,
    lines: Transmission,
    slots: Sequence[Slot],
) -> Cast:
    by_witness: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_witness[mention.witness].append(mention)
    twins = _twins(leaves, by_witness)
    pointed = {twins.get(pair[1], pair[1]) for pair in decided.split}
    known = kindred([(leaf.text, by_witness[leaf.witness]) for leaf in leaves])
    chains: list[Chain] = []
    for leaf in leaves:
        # The text of a leaf is that of its first witness; its mentions stand for those of all twins.
        chains += build_chains(leaf.text, by_witness[leaf.witness], parted=frozenset(pointed), known=known)
    settle_types(chains, [(twins.get(left.id, left.id), twins.get(right.id, right.id)) for _, left, right in slots])
    apart = {twins.get(pair[1], pair[1]): f"parted {pair[1]}" for pair in decided.split}
    bearers = build_bearers(chains, _leaf_lines(leaves, lines), apart=apart)
    bearer_of = {
        mention.id: place
        for place, bearer in enumerate(bearers)
        for chain in bearer.chains
        for mention in chain.mentions
    }
    return Cast(bearers, bearer_of, twins)


def _leaf_lines(leaves: Sequence[Leaf], lines: Transmission) -> dict[str, list[str]]:
    return {leaf.witness: sorted(lines.support(sorted(leaf.twins))) for leaf in leaves}


def _twins(leaves: Sequence[Leaf], by_witness: Mapping[str, Sequence[Mention]]) -> dict[str, str]:
    """Return, for a mention in a twin, the mention at the same place of the first witness with that text."""
    twins: dict[str, str] = {}
    for leaf in leaves:
        first = sorted(by_witness.get(leaf.witness, ()), key=lambda one: (one.start, one.end))
        for witness in leaf.twins:
            there = sorted(by_witness.get(witness, ()), key=lambda one: (one.start, one.end))
            twins.update({copy.id: one.id for one, copy in zip(first, there, strict=False)})
    return twins


def _pairs(pairs: Sequence[tuple[str, str]], cast: Cast) -> list[tuple[int, int]]:
    found = []
    for left, right in pairs:
        one, two = (cast.bearer_of.get(cast.twins.get(name, name)) for name in (left, right))
        if one is not None and two is not None and one != two:
            found.append((one, two))
    return found


def _aligned(slots: Sequence[Slot], cast: Cast) -> dict[tuple[int, int], int]:
    """Return at how many aligned places two bearers of one type stand for one another."""
    seen: dict[tuple[int, int], set[str]] = defaultdict(set)
    for site, left, right in slots:
        one, two = (cast.bearer_of.get(cast.twins.get(name.id, name.id)) for name in (left, right))
        if one is None or two is None or one == two or cast.bearers[one].type != cast.bearers[two].type:
            continue
        seen[min(one, two), max(one, two)].add(site)
    return {pair: len(found) for pair, found in sorted(seen.items())}


def _beside(leaves: Sequence[Leaf], cast: Cast) -> dict[int, frozenset[int]]:
    """Return, for units and bodies, the persons who stand in one sentence with them."""
    starts = {leaf.witness: [passage.start for passage in leaf.passages] for leaf in leaves}
    inside: dict[tuple[str, int], set[int]] = defaultdict(set)
    for place, bearer in enumerate(cast.bearers):
        for chain in bearer.chains:
            for mention in chain.mentions:
                inside[chain.leaf, bisect_right(starts[chain.leaf], mention.start)].add(place)
    met: dict[int, set[int]] = defaultdict(set)
    for members in inside.values():
        persons = {place for place in members if cast.bearers[place].type == "person"}
        for place in members - persons:
            if cast.bearers[place].type in ("unit", "organisation"):
                met[place] |= persons
    return {place: frozenset(found) for place, found in met.items()}


def _homes(cast: Cast, grouped: Grouped) -> dict[str, int]:
    """Return the group of every name mention, twins included."""
    group_of = {bearer: place for place, group in enumerate(grouped.groups) for bearer in group}
    own = {mention: group_of[bearer] for mention, bearer in cast.bearer_of.items()}
    return {copy: own[first] for copy, first in sorted(cast.twins.items()) if first in own}


def _entities(
    story: str, cast: Cast, grouped: Grouped, *, told: tuple[Sequence[Mention], Transmission, Decided]
) -> dict[int, Entity]:
    mentions, lines, decided = told
    homes = _homes(cast, grouped)
    held: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.id in homes:
            held[homes[mention.id]].append(mention)
    spelt = {place: gather_spellings(held[place]) for place in sorted(held)}
    lines = msgspec.structs.replace(lines, strays=straying(spelt.values(), lines))
    entities: dict[int, Entity] = {}
    taken: Counter[tuple[str, str]] = Counter()
    for place in sorted(held, key=lambda group: _first_key(cast, grouped.groups[group])):
        bearers = [cast.bearers[number] for number in grouped.groups[place]]
        kind = bearers[0].type
        spellings = spelt[place]
        best = best_spelling(kind, spellings, lines)
        renamed = sorted(decided.renamed[one.id] for one in held[place] if one.id in decided.renamed)
        name = renamed[-1] if renamed else best.text
        taken[kind, name] += 1
        roles: Counter[str] = Counter()
        for bearer in bearers:
            roles.update(bearer.roles)
        entities[place] = Entity(
            id=stable_id("entity", story, kind, name, taken[kind, name]),
            story=story,
            type=EntityType(kind),
            name=name,
            variants=judge_spellings(kind, best, spellings, lines=lines),
            roles=[role for role, _ in sorted(roles.items(), key=lambda one: (-one[1], one[0]))][:ROLES],
            ages=sorted({age for bearer in bearers for age in bearer.ages}),
            lineages=lines.count({one.witness for one in held[place]}),
        )
    return entities


def _first_key(cast: Cast, group: Sequence[int]) -> tuple[str, tuple[str, ...], str]:
    return min(cast.bearers[number].key for number in group)


def _name_resolutions(
    cast: Cast, grouped: Grouped, mentions: Sequence[Mention], *, homes: Mapping[str, str]
) -> Iterator[Resolution]:
    told = {
        mention: (score, why)
        for bearer in cast.bearers
        for chain in bearer.chains
        for mention, (score, why) in chain.joined.items()
    }
    for mention in mentions:
        if mention.id not in homes or mention.form is not MentionForm.NAME:
            continue
        first = cast.twins.get(mention.id, mention.id)
        score, why = told[first]
        attached = grouped.joined.get(cast.bearer_of[first])
        if attached:
            score, why = min(score, ATTACHED), attached
        yield Resolution(mention=mention.id, entity=homes[mention.id], score=score, why=why)


def _joined_phrases(
    rows: Rows,
    mentions: Sequence[Mention],
    homes: Mapping[str, str],
    *,
    entities: tuple[Mapping[int, Entity], Cast, Grouped],
) -> list[Joined]:
    known = {
        entity.id: Known(
            _gender([entities[1].bearers[bearer] for bearer in entities[2].groups[place]]),
            frozenset(entity.roles),
            frozenset(entity.ages),
            _heads(entity),
            frozenset(token for variant in entity.variants for token in bare_key(variant.text)),
            _countries([entities[1].bearers[bearer] for bearer in entities[2].groups[place]]),
        )
        for place, entity in entities[0].items()
    }
    starts: dict[str, list[int]] = defaultdict(list)
    for sentence in rows.of(Sentence):
        starts[sentence.witness].append(sentence.start)
    by_witness: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_witness[mention.witness].append(mention)

    texts = {witness.id: witness.text for witness in sorted(rows.of(Witness), key=lambda one: one.id)}

    def joined(witness: str) -> list[Joined]:
        starts_here = sorted(starts[witness])
        return list(resolve_phrases(texts[witness], by_witness[witness], homes, known=known, sentences=starts_here))

    found = {witness: joined(witness) for witness in texts}
    known, fresh = _learned((one for told in found.values() for one in told), known)
    heads = {head for told in fresh.values() for head in told}
    # Only a text that names somebody of whom more is known now can be read otherwise.
    naming = {one.witness for one in mentions if homes.get(one.id) in fresh}
    again = naming & {
        one.witness
        for one in mentions
        if one.form is MentionForm.DESCRIPTION and common_head(description_head(one.text)) in heads
    }
    return [one for witness in texts for one in (joined(witness) if witness in again else found[witness])]


def _learned(joined: Iterable[Joined], known: Mapping[str, Known]) -> tuple[dict[str, Known], dict[str, set[str]]]:
    """Return what is known with the heads of appositions, which say what a name in another report is; and new heads."""
    told: dict[str, set[str]] = defaultdict(set)
    for one in joined:
        if one.entity is not None and one.head and one.score >= APPOSITION:
            told[one.entity].add(one.head)
    fresh = {entity: new for entity, heads in told.items() if (new := heads - known[entity].roles)}
    return {
        entity: msgspec.structs.replace(facts, roles=facts.roles | told.get(entity, set()))
        for entity, facts in known.items()
    }, fresh


def _profiles(
    leaves: Sequence[Leaf],
    mentions: Sequence[Mention],
    homes: Mapping[str, str],
    *,
    entities: Iterable[Entity],
    joined: Sequence[Joined],
    genders: Mapping[str, str],
) -> list[Profile]:
    """Return how each entity is described, and which of the distinct texts name it."""
    place = {leaf.witness: number for number, leaf in enumerate(leaves)}
    heads: dict[str, set[str]] = defaultdict(set)
    for one in joined:
        if one.entity is not None and one.head:
            heads[one.entity].add(one.head)
    named: dict[str, set[int]] = defaultdict(set)
    for mention in mentions:
        if mention.id in homes and mention.witness in place:
            named[homes[mention.id]].add(place[mention.witness])
    return [
        Profile(
            entity.id,
            entity.type.value,
            frozenset(heads[entity.id] | {common_head(role) for role in entity.roles} | _heads(entity)),
            frozenset(entity.ages),
            tuple(sorted(named[entity.id])),
            genders[entity.id],
        )
        for entity in entities
        if named[entity.id]
    ]


def _heads(entity: Entity) -> frozenset[str]:
    """Return the words of an entity's names that say what kind of body, unit or place it is."""
    words = name_words()
    kinds = words.organisations | words.units | words.places
    return frozenset(token for variant in entity.variants for token in bare_key(variant.text) if token in kinds)


def _gender(bearers: Sequence[Bearer]) -> str:
    female, male = sum(bearer.female for bearer in bearers), sum(bearer.male for bearer in bearers)
    if female > 2 * male:
        return "f"
    return "m" if male > 2 * female else ""


def _countries(bearers: Sequence[Bearer]) -> frozenset[str]:
    """Return the countries whose officers some bearers are called; what is said seldom beside another is a slip."""
    told = Counter[str]()
    for bearer in bearers:
        told.update(bearer.countries)
    most = max(told.values(), default=0)
    return frozenset(country for country, count in told.items() if count * SELDOM >= most)


def _namesakes(story: str, grouped: Grouped, entities: Mapping[int, Entity]) -> Iterator[Namesake]:
    group_of = {bearer: place for place, group in enumerate(grouped.groups) for bearer in group}
    for one, two, tie in grouped.doubtful:
        left, right = sorted(entities[group_of[bearer]].id for bearer in (one, two))
        if tie.replaced:
            relation = NamesakeRelation.NAME_REPLACED
        elif tie.barred:
            relation = NamesakeRelation.KEPT_APART
        else:
            relation = NamesakeRelation.POSSIBLY_SAME
        yield Namesake(
            id=stable_id("namesake", left, right, relation),
            story=story,
            left=left,
            right=right,
            relation=relation,
            score=round(1 / (1 + math.exp(-tie.log_odds)), 4),
            why=tie.why[:1].upper() + tie.why[1:] + ".",
        )
