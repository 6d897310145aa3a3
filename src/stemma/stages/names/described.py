"""Who is described and never named: descriptions with one head, in texts that tell the same, stand for one.

"The gunman" of three reports is one man as long as the reports tell one event and none of them names him. That is told
by the words of the reports (cosine of TF-IDF), never by the description alone: every event has its "suspect".
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import msgspec

from stemma.model import Described, EntityType, Mention, MentionForm, stable_id
from stemma.stages.names.alike import ALIKE, Vectors, grouped_alike, text_vectors
from stemma.stages.names.frames import (
    Frame,
    common_head,
    counts_of,
    gender_of,
    is_count,
    is_plural,
    read_frame,
    singular,
)
from stemma.stages.names.linking import VAGUE
from stemma.stages.names.lists import name_words
from stemma.stages.names.naming import Transmission
from stemma.stages.names.playing import Player, joined_by_parts, played
from stemma.stages.names.reading import Leaf
from stemma.stages.names.referring import description_head
from stemma.stages.names.tokens import name_tokens

#: So many times as alike are the texts that name one entity as those that name another who is described so too.
NEARER = 2
#: Words before a description that belongs to whomever they point at: his wife, another officer.
_RELATED = frozenset({"another", "his", "her", "their", "its", "my", "our", "your"})
_ANY = frozenset({"a", "an"})

#: Vague heads that a gender narrows down.
_PLAIN = frozenset({"man", "woman"})

Key: TypeAlias = tuple[str, str, str]


class Profile(msgspec.Struct, frozen=True):
    """How an entity is described anywhere in the story, and the texts that name it, by their place among the leaves."""

    entity: str
    type: str
    heads: frozenset[str]
    ages: frozenset[int]
    leaves: tuple[int, ...]
    gender: str = ""


class Told(msgspec.Struct, frozen=True):
    """What is known when the descriptions are grouped.

    `twins` holds the mention of the first witness for that of each with the same text, `same` for a phrase the earlier
    one of its text that means the same, `taken` the mentions that are somebody already or may be several, `homes` the
    entities of those that are one.
    """

    twins: Mapping[str, str]
    same: Mapping[str, str]
    taken: frozenset[str]
    lines: Transmission
    profiles: Sequence[Profile] = ()
    homes: Mapping[str, str] = msgspec.field(default_factory=dict)


class Group(msgspec.Struct, frozen=True):
    """Descriptions under one key in texts that tell the same, by text."""

    key: Key
    by_leaf: Mapping[int, Sequence[Mention]]

    @property
    def mentions(self) -> list[Mention]:
        """All of them, text by text."""
        return [mention for place in sorted(self.by_leaf) for mention in self.by_leaf[place]]


def described_groups(
    story: str, leaves: Sequence[Leaf], mentions: Sequence[Mention], *, told: Told
) -> Iterator[Described]:
    """Yield whoever is described twice or more and named by nobody, and whoever may be one named elsewhere."""
    first = {leaf.witness: place for place, leaf in enumerate(leaves)}
    copies: dict[str, list[Mention]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda one: (one.witness, one.start, one.end)):
        copies[told.twins.get(mention.id, mention.id)].append(mention)
    own = [held[0] for name, held in copies.items() if held[0].id == name and held[0].witness in first]
    chains: dict[str, list[Mention]] = defaultdict(list)
    for mention in own:
        if mention.id not in told.taken:
            chains[told.same.get(mention.id, mention.id)].append(mention)
    by_key: dict[Key, dict[int, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    loose: list[Group] = []
    for chain in chains.values():
        key = next((key for key in map(described_key, chain) if key), None)
        alone = next((key for key in map(loose_key, chain) if key), None)
        if key:
            by_key[key][first[chain[0].witness]] += chain
        elif alone:
            loose.append(Group(alone, {first[chain[0].witness]: chain}))
    if not by_key and not loose:
        return
    vectors = text_vectors(leaves)
    groups = loose + [
        Group(key, {place: by_key[key][place] for place in members})
        for key in sorted(by_key)
        for members in grouped_alike(sorted(by_key[key]), vectors)
    ]
    acting = _Acting(leaves, told)
    for members, entity in _together(groups, own, acting, vectors=vectors):
        held = [copy for group in members for mention in group.mentions for copy in copies[mention.id]]
        perhaps = entity or _perhaps_all(members, leaves, profiles=told.profiles, vectors=vectors)
        # "A leader" and his pronouns in one text are nobody worth a row.
        slight = len(members) == 1 and all(described_key(mention) is None for mention in members[0].mentions)
        if perhaps or (len(held) > 1 and not slight):
            yield _described(story, held, told.lines, perhaps=perhaps)


class _Acting:
    """Reads which parts are played, and by whom."""

    def __init__(self, leaves: Sequence[Leaf], told: Told) -> None:
        self._leaves, self._told = leaves, told
        self._starts = [[passage.start for passage in leaf.passages] for leaf in leaves]

    def parts(self, place: int, mention: Mention) -> frozenset[str]:
        """Return the parts that a mention of a text plays."""
        leaf, span, head = self._leaves[place], (mention.start, mention.end), ""
        if mention.form is MentionForm.DESCRIPTION:
            frame = read_frame(leaf.text, mention)
            span, head = (min(frame.start, mention.start), mention.end), common_head(frame.head)
        return played(leaf.passages, self._starts[place], span, head=head)

    def _spot(self, place: int, mention: Mention) -> tuple[int, int]:
        return place, bisect_right(self._starts[place], mention.start)

    def group(self, number: int, group: Group) -> Player:
        """Return a group of descriptions as somebody who plays parts."""
        kind, _, extra = group.key
        player = Player([number], kind, set(), {}, many=extra == "many")
        for place, mentions in group.by_leaf.items():
            for mention in mentions:
                player.spots.add(self._spot(place, mention))
                frame = read_frame(self._leaves[place].text, mention)
                said = gender_of(singular(frame.head)) or gender_of(mention.text.lower())
                player.gender = player.gender or said
                if frame.age is not None:
                    player.ages.add(frame.age)
                if frame.article == "a":
                    player.fresh.add(place)
                player.counts |= counts_of(frame.words) if player.many else set()
                for part in self.parts(place, mention):
                    player.parts.setdefault(part, set()).add(place)
        return player

    def entities(self, own: Sequence[Mention]) -> list[Player]:
        """Return whoever is named as players, with what all their mentions say of them."""
        first = {leaf.witness: place for place, leaf in enumerate(self._leaves)}
        players = {
            one.entity: Player(
                [], one.type, set(), {}, many=False, gender=one.gender, ages=set(one.ages), entity=one.entity
            )
            for one in self._told.profiles
        }
        for mention in own:
            player = players.get(self._told.homes.get(mention.id, ""))
            if player:
                place = first[mention.witness]
                player.spots.add(self._spot(place, mention))
                for part in self.parts(place, mention):
                    player.parts.setdefault(part, set()).add(place)
        return [players[name] for name in sorted(players)]


def _together(
    groups: Sequence[Group], own: Sequence[Mention], acting: _Acting, *, vectors: Vectors
) -> Iterator[tuple[list[Group], str | None]]:
    """Yield groups of groups that are one by the parts they play, and the entity that plays them too."""
    players = [acting.group(number, group) for number, group in enumerate(groups)]
    players = [player for player in players if player.parts]
    if players:
        players = joined_by_parts([*players, *acting.entities(own)], vectors)
    taken = {number for player in players for number in player.numbers}
    for player in players:
        if player.numbers:
            yield [groups[number] for number in player.numbers], player.entity
    yield from (([group], None) for number, group in enumerate(groups) if number not in taken)


def _perhaps_all(
    members: Sequence[Group], leaves: Sequence[Leaf], *, profiles: Sequence[Profile], vectors: Vectors
) -> str | None:
    """Return the only entity that all groups that say anything may be."""
    found = set()
    for group in members:
        frames = [
            read_frame(leaves[place].text, mention) for place in group.by_leaf for mention in group.by_leaf[place]
        ]
        vague = all(frame.article == "a" for frame in frames) or any(map(_is_particular, frames))
        found.add(None if vague else _perhaps(group.key, sorted(group.by_leaf), profiles=profiles, vectors=vectors))
    found -= {None}
    return found.pop() if len(found) == 1 else None


def _is_particular(frame: Frame) -> bool:
    """Return whether a description says of which country somebody is, so that a bare head is not enough."""
    words = name_words()
    return any(word in words.demonyms for word in frame.words[:-1])


def _perhaps(key: Key, places: Sequence[int], *, profiles: Sequence[Profile], vectors: Vectors) -> str | None:
    """Return the only entity that texts telling the same describe so, where it is no plural."""
    kind, head, extra = key
    if extra == "many" or kind != "person" or head in VAGUE - _PLAIN:
        return None
    fitting = [
        one
        for one in profiles
        if one.type == kind and head in one.heads and (not extra or not one.ages or int(extra) in one.ages)
    ]
    near = {one.entity: float((vectors[list(places)] @ vectors[list(one.leaves)].T).mean()) for one in fitting}
    ranked = sorted(((cosine, entity) for entity, cosine in near.items() if cosine >= ALIKE), reverse=True)[:2]
    if not ranked or (len(ranked) > 1 and ranked[0][0] < NEARER * ranked[1][0]):
        return None
    return ranked[0][1]


def described_key(mention: Mention) -> Key | None:
    """Return type, head, and age or number of a description that can stand for one somebody; None where it cannot."""
    words, head = _folded(mention), description_head(mention.text)
    if not words or not head or is_count(head) or (len(words) > 1 and words[0] in _RELATED | _ANY):
        return None
    return _key(mention, words, head)


def loose_key(mention: Mention) -> Key | None:
    """Return the key of "a man", "three": anybody, of whom only the part that he plays can tell who it is."""
    words, head = _folded(mention), description_head(mention.text)
    return _key(mention, words, head) if words and head and (is_count(head) or words[0] in _ANY) else None


def _folded(mention: Mention) -> list[str]:
    """Return the words of a description; none of any other mention."""
    if mention.form is not MentionForm.DESCRIPTION:
        return []
    return [word.fold for word in name_tokens(mention.text, 0, len(mention.text)) if word.form[0].isalnum()]


def _key(mention: Mention, words: Sequence[str], head: str) -> Key:
    demonyms = name_words().demonyms
    whose = "/".join(sorted({demonyms[word] for word in words if demonyms.get(word)}))
    if mention.type is not EntityType.PERSON and whose:
        return mention.type.value, common_head(head), whose
    age = next((word for word in words if word.isdigit()), "") if "old" in words else ""
    return mention.type.value, common_head(head), "many" if is_plural(head) else age


def _described(story: str, held: Sequence[Mention], lines: Transmission, *, perhaps: str | None) -> Described:
    forms = Counter(mention.text for mention in held)
    return Described(
        id=stable_id("described", story, min(mention.id for mention in held)),
        story=story,
        type=held[0].type,
        text=min(forms, key=lambda form: (-forms[form], -len(form), form)),
        mentions=sorted(mention.id for mention in held),
        lineages=lines.count({mention.witness for mention in held}),
        perhaps=perhaps,
    )
