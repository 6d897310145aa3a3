"""Who is described and never named: descriptions with one head, in texts that tell the same, stand for one.

"The gunman" of three reports is one man as long as the reports tell one event and none of them names him. That is told
by the words of the reports (cosine of TF-IDF), never by the description alone: every event has its "suspect".
"""

import math
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import msgspec
import numpy as np
import numpy.typing as npt

from stemma.model import Described, Mention, MentionForm, stable_id
from stemma.stages.names.frames import Frame, common_head, is_plural, read_frame
from stemma.stages.names.linking import VAGUE
from stemma.stages.names.lists import name_words
from stemma.stages.names.naming import Transmission
from stemma.stages.names.reading import Leaf
from stemma.stages.names.referring import description_head
from stemma.stages.names.tokens import name_tokens

#: Mean cosine to the reports of a group from which a report's description joins it; chosen on half of ECB+.
ALIKE = 0.06
#: So many times as alike are the texts that name one entity as those that name another who is described so too.
NEARER = 2
#: Places of a text's vector: words are hashed into them, so that a story of thousands of reports fits in memory.
WIDTH = 8192
#: Letters of a word that says what a text is about.
SHORTEST = 3
#: Words before a description that belongs to whomever they point at: his wife, another officer.
_RELATED = frozenset({"another", "his", "her", "their", "its", "my", "our", "your", "a", "an"})

#: Vague heads that a gender narrows down.
_PLAIN = frozenset({"man", "woman"})

Key: TypeAlias = tuple[str, str, str]
Vectors: TypeAlias = npt.NDArray[np.float32]


class Profile(msgspec.Struct, frozen=True):
    """How an entity is described anywhere in the story, and the texts that name it, by their place among the leaves."""

    entity: str
    type: str
    heads: frozenset[str]
    ages: frozenset[int]
    leaves: tuple[int, ...]


class Told(msgspec.Struct, frozen=True):
    """What is known when the descriptions are grouped.

    `twins` holds the mention of the first witness for that of each with the same text, `same` for a phrase the earlier
    one of its text that means the same, `taken` the mentions that are somebody already or may be several.
    """

    twins: Mapping[str, str]
    same: Mapping[str, str]
    taken: frozenset[str]
    lines: Transmission
    profiles: Sequence[Profile] = ()


def described_groups(
    story: str, leaves: Sequence[Leaf], mentions: Sequence[Mention], *, told: Told
) -> Iterator[Described]:
    """Yield whoever is described twice or more and named by nobody, and whoever may be one named elsewhere."""
    first = {leaf.witness: place for place, leaf in enumerate(leaves)}
    chains: dict[str, list[Mention]] = defaultdict(list)
    copies: dict[str, list[Mention]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda one: (one.witness, one.start, one.end)):
        own = told.twins.get(mention.id, mention.id)
        copies[own].append(mention)
        if own == mention.id and mention.witness in first and mention.id not in told.taken:
            chains[told.same.get(mention.id, mention.id)].append(mention)
    groups: dict[Key, dict[int, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    for chain in chains.values():
        key = next((key for key in map(described_key, chain) if key), None)
        if key:
            groups[key][first[chain[0].witness]] += chain
    vectors = text_vectors(leaves) if groups else None
    for key in sorted(groups):
        by_leaf = groups[key]
        for members in grouped_alike(sorted(by_leaf), vectors):
            held = [copy for place in members for mention in by_leaf[place] for copy in copies[mention.id]]
            frames = [read_frame(leaves[place].text, mention) for place in members for mention in by_leaf[place]]
            vague = all(frame.article == "a" for frame in frames) or any(map(_is_particular, frames))
            perhaps = None if vague else _perhaps(key, members, told.profiles, vectors)
            if len(held) > 1 or perhaps:
                yield _described(story, held, told.lines, perhaps)


def _is_particular(frame: Frame) -> bool:
    """Return whether a description says of which country somebody is, so that a bare head is not enough."""
    words = name_words()
    return any(word in words.demonyms for word in frame.words[:-1])


def _perhaps(key: Key, places: Sequence[int], profiles: Sequence[Profile], vectors: Vectors | None) -> str | None:
    """Return the only entity that texts telling the same describe so, where it is no plural."""
    kind, head, extra = key
    if vectors is None or extra == "many" or kind != "person" or head in VAGUE - _PLAIN:
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
    words = [word.fold for word in name_tokens(mention.text, 0, len(mention.text)) if word.form[0].isalnum()]
    head = description_head(mention.text)
    if mention.form is not MentionForm.DESCRIPTION or not head or (len(words) > 1 and words[0] in _RELATED):
        return None
    age = next((word for word in words if word.isdigit()), "")
    return mention.type.value, common_head(head), "many" if is_plural(head) else age


def text_vectors(leaves: Sequence[Leaf]) -> Vectors:
    """Return one row a text: its words by TF-IDF over the story, hashed into WIDTH places, of length 1."""
    counts = [
        Counter(word.fold for passage in leaf.passages for word in passage.words if len(word.fold) >= SHORTEST)
        for leaf in leaves
    ]
    spread = Counter(word for counted in counts for word in counted)
    place = {word: zlib.crc32(word.encode()) % WIDTH for word in spread}
    rare = {word: math.log((len(leaves) + 1) / seen) for word, seen in spread.items()}
    vectors = np.zeros((len(leaves), WIDTH), np.float32)
    for row, counted in zip(vectors, counts, strict=True):
        for word, seen in counted.items():
            row[place[word]] += (1 + math.log(seen)) * rare[word]
    lengths = np.sqrt((vectors * vectors).sum(axis=1, keepdims=True))
    lengths[lengths == 0] = 1
    vectors /= lengths
    return vectors


def grouped_alike(places: Sequence[int], vectors: Vectors | None) -> Iterator[list[int]]:
    """Yield texts in groups: each joins the group to whose texts it is most alike in the mean, from ALIKE on."""
    if vectors is None or not places:
        return
    alike = vectors[list(places)] @ vectors[list(places)].T
    groups: list[list[int]] = []
    for at in range(len(places)):
        near = [float(alike[at, group].mean()) for group in groups]
        best = max(range(len(groups)), key=lambda group: (near[group], -group), default=None)
        if best is not None and near[best] >= ALIKE:
            groups[best].append(at)
        else:
            groups.append([at])
    yield from ([places[at] for at in group] for group in groups)


def _described(story: str, held: Sequence[Mention], lines: Transmission, perhaps: str | None) -> Described:
    forms = Counter(mention.text for mention in held)
    return Described(
        id=stable_id("described", story, min(mention.id for mention in held)),
        story=story,
        type=held[0].type,
        text=min(forms, key=lambda form: (-forms[form], -len(form), form)),
        mentions=sorted(mention.id for mention in held),
        lineages=len(lines.support(sorted({mention.witness for mention in held}))),
        perhaps=perhaps,
    )
