"""Titles, descriptions and pronouns join the latest fitting name, or stay open; they never make an entity."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from stemma.model import EntityType, Mention, MentionForm
from stemma.stages.names.lists import name_words
from stemma.stages.names.tokens import name_tokens

#: Characters between a name and its apposition or title, at most.
BESIDE = 3
#: How sure a title, an apposition, a description and a pronoun are.
TITLE, APPOSITION, DESCRIBED, PRONOUN = 0.95, 0.9, 0.7, 0.6
_GENDER = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}


class Known(msgspec.Struct, frozen=True):
    """What is known of an entity when phrases are read: gender, roles, ages, words that say its kind."""

    gender: str
    roles: frozenset[str]
    ages: frozenset[int]
    heads: frozenset[str] = frozenset()


class Joined(msgspec.Struct, frozen=True):
    """A phrase that joined an entity; `entity` is null where several fit, so that nobody can say whom it means."""

    mention: str
    entity: str | None
    score: float
    why: str


#: Words that open a description of somebody else than the one just named.
_OTHERS = frozenset({"a", "an", "another", "his", "her", "their", "its", "my", "our", "your"})
_POSSESSIVE = re.compile(r"['’]s?$")


def description_head(text: str) -> str:
    """Return the folded last word of a description, without its possessive; nothing where it ends in a mark."""
    words = [word for word in name_tokens(text, 0, len(text)) if word.form[0].isalnum()]
    return _POSSESSIVE.sub("", words[-1].fold) if words else ""


def resolve_phrases(
    text: str,
    mentions: Sequence[Mention],
    homes: Mapping[str, str],
    *,
    known: Mapping[str, Known],
    sentences: Sequence[int],
) -> Iterator[Joined]:
    """Yield the phrases of one witness that join an entity.

    `homes` gives the entity of a name mention, `sentences` where the witness's sentences begin, sorted.
    """
    ordered = sorted(mentions, key=lambda one: (one.start, one.end))
    names = [one for one in ordered if one.form is MentionForm.NAME and one.id in homes]
    for phrase in ordered:
        if phrase.form is MentionForm.NAME:
            continue
        before = [one for one in names if one.end <= phrase.start]
        after = [one for one in names if one.start >= phrase.end]
        joined = _joined(text, phrase, (before, after), entities=(homes, known), sentences=sentences)
        if joined:
            yield joined


def _joined(  # noqa: PLR0911 - one way of joining a line
    text: str,
    phrase: Mention,
    around: tuple[Sequence[Mention], Sequence[Mention]],
    *,
    entities: tuple[Mapping[str, str], Mapping[str, Known]],
    sentences: Sequence[int],
) -> Joined | None:
    before, after = around
    homes, known = entities
    if phrase.form is MentionForm.TITLE:
        if after and after[0].start - phrase.end <= BESIDE:
            return Joined(phrase.id, homes[after[0].id], TITLE, f"The title stands before {after[0].text}.")
        return None
    if phrase.form is MentionForm.PRONOUN:
        return _pronoun(phrase, before, entities, sentences=sentences)
    if before and 0 < phrase.start - before[-1].end <= BESIDE and text[before[-1].end : phrase.start].strip() == ",":
        if before[-1].type is phrase.type:
            return Joined(phrase.id, homes[before[-1].id], APPOSITION, f"Stands beside {before[-1].text}.")
        return None
    if (
        after
        and 0 < after[0].start - phrase.end <= BESIDE
        and text[phrase.end : after[0].start].strip() in {"", ","}
        and after[0].type is phrase.type
    ):
        return Joined(phrase.id, homes[after[0].id], APPOSITION, f"Stands beside {after[0].text}.")
    return _described(phrase, (before, after), (homes, known))


def _described(
    phrase: Mention,
    around: tuple[Sequence[Mention], Sequence[Mention]],
    entities: tuple[Mapping[str, str], Mapping[str, Known]],
) -> Joined | None:
    """Return the entity of "the 50-year-old", "the mayor", "the ministry": the one of the text that alone fits."""
    homes, known = entities
    words = [word.fold for word in name_tokens(phrase.text, 0, len(phrase.text))]
    if not words or words[0] in _OTHERS:
        return None
    fits = _fits_person if phrase.type is EntityType.PERSON else _fits_thing
    for names, when in zip(around, ("before", "after"), strict=True):
        fitting: dict[str, Mention] = {}
        for mention in names:
            facts = known.get(homes[mention.id])
            if facts is not None and mention.type is phrase.type and fits(words, facts):
                fitting[homes[mention.id]] = mention
        if len(fitting) > 1:
            return Joined(phrase.id, None, 0.0, "Several fit the description.")
        if fitting:
            entity, mention = next(iter(fitting.items()))
            why = f"Only {mention.text}, named {when}, fits the description."
            return Joined(phrase.id, entity, DESCRIBED, why)
    return None


def _fits_person(words: Sequence[str], facts: Known) -> bool:
    """Return whether age or role of a description are an entity's; a head that is no role says nothing."""
    age = next((int(word) for word in words if word.isdigit()), None)
    if age is not None:
        return age in facts.ages
    roles = {word for word in words if word in name_words().roles}
    gender = {"f": name_words().male, "m": name_words().female}.get(facts.gender, frozenset())
    return bool(roles) and roles <= facts.roles and not roles & gender


def _fits_thing(words: Sequence[str], facts: Known) -> bool:
    """Return whether the head of a description is the head of an entity's name: the ministry, Ministry of Ports."""
    return words[-1] in facts.heads


def _pronoun(
    phrase: Mention,
    before: Sequence[Mention],
    entities: tuple[Mapping[str, str], Mapping[str, Known]],
    *,
    sentences: Sequence[int],
) -> Joined | None:
    """Return whom he or she is: the only person of that gender in this sentence or, failing that, in the one before."""
    gender = _GENDER.get(phrase.text.lower())
    if gender is None or not sentences:
        return None
    homes, known = entities
    here = bisect_right(sentences, phrase.start) - 1
    for step in (0, 1):
        if here - step < 0:
            return None
        begin = sentences[here - step]
        end = sentences[here - step + 1] if here - step + 1 < len(sentences) else phrase.start
        inside = {
            homes[one.id]: one
            for one in before
            if begin <= one.start < end and one.type is EntityType.PERSON and _fits(known.get(homes[one.id]), gender)
        }
        if len(inside) == 1:
            entity, mention = next(iter(inside.items()))
            return Joined(phrase.id, entity, PRONOUN, f"{mention.text} is the only one named shortly before who fits.")
        if inside:
            return None
    return None


def _fits(facts: Known | None, gender: str) -> bool:
    return facts is not None and facts.gender in ("", gender)
