"""Whom one text has spoken of so far: entities that names brought in, and whoever is only described."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

import msgspec

from stemma.model import EntityType, Mention

#: Mentions read last among which the one before a place is.
LATEST = 8


class Known(msgspec.Struct, frozen=True):
    """What is known of an entity when phrases are read: gender, roles, ages, words that say its kind."""

    gender: str
    roles: frozenset[str]
    ages: frozenset[int]
    heads: frozenset[str] = frozenset()
    #: Every folded word of its names.
    words: frozenset[str] = frozenset()
    #: The countries whose minister, king or whatever a person is called anywhere in the story.
    countries: frozenset[str] = frozenset()


class Referent(msgspec.Struct):
    """Somebody of whom a text speaks. `entity` is null where no name stands for it; `first` is its first mention."""

    first: Mention
    entity: str | None
    gender: str = ""
    plural: bool = False
    heads: set[str] = msgspec.field(default_factory=set)
    #: Its mentions so far, in order.
    mentions: list[Mention] = msgspec.field(default_factory=list)
    #: How many others the text had spoken of before.
    place: int = 0

    @property
    def type(self) -> EntityType:
        """The type of its first mention."""
        return self.first.type


class Discourse:
    """The referents of one text while it is read from its beginning to its end."""

    def __init__(self, text: str, known: Mapping[str, Known], sentences: Sequence[int]) -> None:
        self.text = text
        self.known = known
        self.sentences = sentences
        self.referents: list[Referent] = []
        self._by_entity: dict[str, Referent] = {}
        #: Mentions in the order of the text, with the number of the sentence in which each begins.
        self._read: list[tuple[int, Referent, Mention]] = []

    def entity(self, mention: Mention, entity: str) -> Referent:
        """Return the referent of an entity; `mention` is the name that brings it in."""
        referent = self._by_entity.get(entity)
        if referent is None:
            facts = self.known.get(entity)
            referent = Referent(mention, entity, facts.gender if facts else "", place=len(self.referents))
            self._by_entity[entity] = referent
            self.referents.append(referent)
        return referent

    def new(self, mention: Mention, *, head: str, gender: str, plural: bool) -> None:
        """Take in somebody whom only this description brings in."""
        referent = Referent(mention, None, gender, plural, {head}, place=len(self.referents))
        self.referents.append(referent)
        self.take(referent, mention)

    def take(self, referent: Referent, mention: Mention) -> None:
        """Note the next mention of somebody; texts are read forwards."""
        referent.mentions.append(mention)
        self._read.append((self.sentence(mention.start), referent, mention))

    def sentence(self, place: int) -> int:
        """Return the number of the sentence in which a character stands."""
        return bisect_right(self.sentences, place) - 1

    def before(self, place: int) -> tuple[Referent, Mention] | None:
        """Return the mention that ends last before a place, and whose it is."""
        ended = [(referent, told) for _, referent, told in self._read[-LATEST:] if told.end <= place]
        return max(ended, key=lambda told: (told[1].end, -told[1].start), default=None)

    def near(self, place: int, back: int) -> list[Referent]:
        """Return who is spoken of before a place in its sentence, or in exactly the one that lies `back` before it."""
        wanted = self.sentence(place) - back
        near: dict[int, Referent] = {}
        for number, referent, mention in reversed(self._read):
            if number < wanted:
                break
            if number == wanted and mention.end <= place:
                near[referent.place] = referent
        return [near[first] for first in sorted(near)]
