"""From the words that name a speaker to the entity behind them, through mentions and their resolutions."""

from bisect import bisect_left
from collections.abc import Iterable

from stemma.model import EntityType, Mention, MentionForm, Resolution
from stemma.stages.quotes.genders import gender_of
from stemma.text.paragraphs import Span

_SPEAKS = (EntityType.PERSON, EntityType.ORGANISATION, EntityType.UNIT, EntityType.OTHER)


class Speakers:
    """Entities by the place of their mentions; knows nothing where the case has no mentions."""

    def __init__(self, mentions: Iterable[Mention], resolutions: Iterable[Resolution]) -> None:
        self._entity: dict[str, Resolution] = {}
        for one in resolutions:
            known = self._entity.get(one.mention)
            if known is None or (-one.score, one.entity) < (-known.score, known.entity):
                self._entity[one.mention] = one
        self._mentions: dict[str, list[Mention]] = {}
        for mention in mentions:
            if mention.id in self._entity:
                self._mentions.setdefault(mention.witness, []).append(mention)
        self._genders: dict[str, set[str]] = {}
        for own in self._mentions.values():
            for mention in own:
                if mention.form is MentionForm.NAME and (gender := gender_of(mention.text)):
                    self._genders.setdefault(self._entity[mention.id].entity, set()).add(gender)
            own.sort(key=lambda one: (one.start, one.end, one.id))

    def entity(self, witness: str, span: Span | None) -> str | None:
        """Return the entity whose mention the span touches: a person before a body, a name before a description."""
        if span is None:
            return None
        own = self._mentions.get(witness, [])
        at = bisect_left(own, span[0], key=lambda one: one.end)
        inside = [one for one in own[at : at + 40] if one.start < span[1] and span[0] < one.end and one.type in _SPEAKS]
        best = min(inside, key=_rank, default=None)
        return None if best is None else self._entity[best.id].entity

    def fits(self, entity: str | None, gender: str) -> bool:
        """Return whether one of a gender, "" where it is not known, can be an entity by the names that it bears."""
        return entity is None or not gender or self._genders.get(entity, {gender}) == {gender}

    def is_body(self, witness: str, span: Span) -> bool:
        """Return whether a span is known as a name of a body or a place and of no person."""
        own = self._mentions.get(witness, [])
        at = bisect_left(own, span[0], key=lambda one: one.end)
        types = {one.type for one in own[at : at + 40] if one.start < span[1] and span[0] < one.end}
        return bool(types) and types <= {EntityType.ORGANISATION, EntityType.UNIT, EntityType.PLACE}

    def is_place(self, witness: str, span: Span) -> bool:
        """Return whether a span is known as the name of a place and of nobody."""
        own = self._mentions.get(witness, [])
        at = bisect_left(own, span[0], key=lambda one: one.end)
        types = {one.type for one in own[at : at + 40] if one.start < span[1] and span[0] < one.end}
        return EntityType.PLACE in types and not types & set(_SPEAKS)


def _rank(mention: Mention) -> tuple[int, bool, int, str]:
    return _SPEAKS.index(mention.type), mention.form is not MentionForm.NAME, mention.start, mention.id
