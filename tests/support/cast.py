"""Small piles of invented texts for the names stages: witnesses, a story, and what the stages make of them."""

from collections.abc import Mapping, Sequence

from tests.support.ferry import sentences, witness

from stemma.model import (
    Entity,
    EntityType,
    Judgement,
    Lineage,
    Mention,
    MentionForm,
    Namesake,
    Record,
    Resolution,
    Rows,
    Site,
    SiteReading,
    Story,
    VariantKind,
    Witness,
    stable_id,
)
from stemma.stages.names import find_mentions, resolve_names


def story(texts: Mapping[str, str], *more: Record) -> Rows:
    """Return texts as one story, with further records beside."""
    told = [witness(name, text) for name, text in texts.items()]
    lines = [line for one in told for line in sentences(one)]
    return Rows([Story(id="story", name="story", witnesses=sorted(texts)), *told, *lines, *more])


def mentioned(rows: Rows) -> list[Mention]:
    """Return the mentions that the stage finds."""
    return list(find_mentions(rows))


def resolved(rows: Rows) -> Rows:
    """Return the rows with mentions and entities added; mentions that are given stay as they are."""
    if not rows.of(Mention):
        rows.extend(mentioned(rows))
    rows.extend(list(resolve_names(rows)))
    return rows


def cast_of(rows: Rows, kind: EntityType | None = None) -> dict[str, list[str]]:
    """Return the spellings of every entity by its name, sorted; of one type where it is named."""
    return {
        one.name: sorted(variant.text for variant in one.variants)
        for one in rows.of(Entity)
        if kind is None or one.type is kind
    }


def home_of(rows: Rows, text: str, witness_id: str) -> str | None:
    """Return the name of the entity that the first mention of a text in a witness stands for."""
    names = {one.id: one.name for one in rows.of(Entity)}
    homes = {one.mention: one.entity for one in rows.of(Resolution)}
    found = sorted(
        (one for one in rows.of(Mention) if one.text == text and one.witness == witness_id), key=lambda one: one.start
    )
    return names.get(homes.get(found[0].id, "")) if found else None


def named(rows: Rows, witness_id: str, text: str, kind: EntityType = EntityType.PERSON) -> Mention:
    """Return a name mention at the first place of a text in a witness."""
    start = next(line.text for line in _texts(rows) if line.id == witness_id).index(text)
    return Mention(
        id=stable_id("mention", witness_id, start, start + len(text)),
        witness=witness_id,
        start=start,
        end=start + len(text),
        text=text,
        type=kind,
        form=MentionForm.NAME,
    )


def _texts(rows: Rows) -> Sequence[Witness]:
    return rows.of(Witness)


def site(rows: Rows, forms: Mapping[str, str], kind: VariantKind = VariantKind.NAME) -> Site:
    """Return a place where witnesses differ: witness to the words that it has there."""
    readings = []
    for name, words in sorted(forms.items()):
        start = next(line.text for line in _texts(rows) if line.id == name).index(words)
        readings.append(
            SiteReading(witness=name, start=start, end=start + len(words), text=words, normalised=words.lower())
        )
    return Site(id=stable_id("site", *forms.items()), story="story", kind=kind, readings=readings)


def line(name: str, *witnesses: str) -> Lineage:
    """Return a line of transmission."""
    return Lineage(id=name, story="story", origin=min(witnesses), witnesses=sorted(witnesses))


def decision(verdict: str, about: Mention, other: Mention | None = None, **more: object) -> Judgement:
    """Return a person's decision about one mention or two."""
    fields = {"who": "reader", "when": "2026-01-01T00:00:00+00:00", **more}
    return Judgement(about=about.id, verdict=verdict, other=other.id if other else None, **fields)  # type: ignore[arg-type]  # plain strings


def namesakes_of(rows: Rows) -> list[tuple[str, str, str]]:
    """Return pairs of names that are kept apart, with the relation, names sorted."""
    names = {one.id: one.name for one in rows.of(Entity)}
    return sorted(
        (*sorted((names[one.left], names[one.right])), one.relation.value)  # type: ignore[misc]  # three strings
        for one in rows.of(Namesake)
    )
