"""Who a claim is about and whose words it is, where entities are resolved."""

from collections import defaultdict

import msgspec

from stemma.model import Entity, EntityType, Mention, Resolution, Rows
from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.facts.bonds import BONDS

#: Kinds of claims that a surname or a description is enough for, where it is resolved.
BY_ENTITY = frozenset({"age", *BONDS})


class Named(msgspec.Struct, frozen=True):
    """A mention that stands for an entity."""

    start: int
    end: int
    entity: str


class Names:
    """The resolved mentions of a story by witness; empty where nobody resolved any."""

    def __init__(self, rows: Rows) -> None:
        chosen: dict[str, tuple[float, str]] = {}
        for one in rows.of(Resolution):
            held = chosen.get(one.mention)
            if held is None or (one.score, one.entity) > held:
                chosen[one.mention] = (one.score, one.entity)
        self._named: dict[str, list[Named]] = defaultdict(list)
        for mention in rows.of(Mention):
            if mention.id in chosen:
                self._named[mention.witness].append(Named(mention.start, mention.end, chosen[mention.id][1]))
        self._names = {one.id: one.name for one in rows.of(Entity)}
        self._whole = {one.id for one in rows.of(Entity) if one.type is EntityType.PERSON and len(one.name.split()) > 1}

    def bound(self, one: Assertion) -> Assertion:
        """Return an assertion whose key holds the entity instead of a name, where the name is resolved."""
        if one.doer:
            entity = self._entity_in(one.witness, *one.doer_span)
            return msgspec.structs.replace(one, doer=entity) if entity else one
        entity = self.entity_of(one)
        if entity is None or not (one.key or (one.kind in BY_ENTITY and self._is_surname(one.surname, entity))):
            return one
        more = {"person": f"|{one.happening}", **dict.fromkeys(BONDS, f"|{one.normalised}")}.get(one.kind, "")
        key = f"{one.kind}|entity {entity}{more}"
        return msgspec.structs.replace(one, key=key, subject=self._names.get(entity, one.subject))

    def _is_surname(self, word: str, entity: str) -> bool:
        """Return whether a name of one word is the surname of somebody whose whole name the story tells."""
        return entity in self._whole and word.casefold() == self._names[entity].split()[-1].casefold()

    def entity_of(self, one: Assertion) -> str | None:
        """Return the entity that the claim is about: the mention inside its span, the longest; None where none is."""
        if one.kind in BONDS:
            # What somebody is may hold other names: "head of the Varn Board".
            holding = [here for here in self._named.get(one.witness, ()) if here.start <= one.who_start < here.end]
            return max(holding, key=lambda here: (here.end - here.start, -here.start)).entity if holding else None
        return self._entity_in(one.witness, one.start, one.end) if one.kind in {"age", "person"} else None

    def _entity_in(self, witness: str, start: int, end: int) -> str | None:
        inside = [named for named in self._named.get(witness, ()) if start <= named.start and named.end <= end]
        return max(inside, key=lambda named: (named.end - named.start, -named.start)).entity if inside else None
