"""What stands where in one text: names, quotations and assertions, as layers that a page lays over it."""

from collections.abc import Iterable

import msgspec

from stemma.model import Claim, Entity, Lookup, Mention, Proposition, Quotation, QuotationForm, Resolution


class MentionMark(msgspec.Struct, frozen=True, kw_only=True):
    """A name, title, description or pronoun. `entity` is whom it means, null where that is undetermined."""

    start: int
    end: int
    entity: str | None
    #: Probability that it means this entity, 0..1.
    score: float


class QuotationMark(msgspec.Struct, frozen=True, kw_only=True):
    """Words given as someone's: `direct` in marks, else retold. Null speaker: nobody is named."""

    start: int
    end: int
    #: Entity id, and the name as this text gives it.
    speaker: str | None
    named: str | None
    direct: bool
    score: float


class ClaimMark(msgspec.Struct, frozen=True, kw_only=True):
    """An assertion, of which claim table row it is, and what it is about in words."""

    start: int
    end: int
    proposition: str
    slot: str


class Layers(msgspec.Struct, kw_only=True):
    """The layers of one text, each in the order of the text."""

    mentions: list[MentionMark] = []
    quotations: list[QuotationMark] = []
    claims: list[ClaimMark] = []


class NamedThing(msgspec.Struct, frozen=True, kw_only=True):
    """Whom or what a mention means."""

    id: str
    name: str
    type: str


def named_things(lookup: Lookup) -> list[NamedThing]:
    """Return everybody and everything that is named, by id."""
    return [NamedThing(id=one.id, name=one.name, type=one.type.value) for one in _by_id(lookup.of(Entity))]


def layers_of(lookup: Lookup) -> dict[str, Layers]:
    """Return the layers of every text that has any, by witness id."""
    found: dict[str, Layers] = {}
    meant = {one.mention: one for one in sorted(lookup.of(Resolution), key=lambda one: (one.score, one.entity))}
    for mention in sorted(lookup.of(Mention), key=lambda one: (one.witness, one.start, one.end, one.id)):
        resolution = meant.get(mention.id)
        mark = MentionMark(
            start=mention.start,
            end=mention.end,
            entity=resolution.entity if resolution else None,
            score=resolution.score if resolution else 0.0,
        )
        found.setdefault(mention.witness, Layers()).mentions.append(mark)
    for quotation in sorted(lookup.of(Quotation), key=lambda one: (one.witness, one.start, one.end, one.id)):
        found.setdefault(quotation.witness, Layers()).quotations.append(_quotation(quotation))
    slots = {one.id: one.slot for one in lookup.of(Proposition)}
    for claim in sorted(lookup.of(Claim), key=lambda one: (one.witness, one.start, one.end, one.id)):
        if claim.proposition in slots:
            told = ClaimMark(
                start=claim.start, end=claim.end, proposition=claim.proposition, slot=slots[claim.proposition]
            )
            found.setdefault(claim.witness, Layers()).claims.append(told)
    return found


def _quotation(one: Quotation) -> QuotationMark:
    return QuotationMark(
        start=one.start,
        end=one.end,
        speaker=one.speaker,
        named=one.speaker_name,
        direct=one.form is not QuotationForm.INDIRECT,
        score=one.score,
    )


def _by_id(entities: Iterable[Entity]) -> list[Entity]:
    return sorted(entities, key=lambda one: one.id)
