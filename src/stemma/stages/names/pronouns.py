"""Whom a pronoun means: the only one near who agrees with it, or nobody."""

import re
from collections.abc import Sequence

from stemma.model import EntityType, Mention
from stemma.stages.names.discourse import Discourse, Referent

_HE = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_IT = frozenset({"it", "its", "itself"})
_WHO = frozenset({"who", "whom", "which", "that", "where"})
_THINGS = (EntityType.ORGANISATION, EntityType.UNIT, EntityType.PLACE)
#: Sentences back in which "he" finds whom it means, and in which "they" and "it" do.
BACK, BACK_THINGS = 3, 1
#: Between somebody and the clause that "who" opens.
_OPENS = re.compile(r"\s*,?\s*(?:\(?\d{1,2}\)?,\s*)?$")


def pronoun_gender(word: str) -> str:
    """Return f or m for a pronoun of a woman or a man, nothing for others."""
    return _HE.get(word.lower(), "")


def pronoun_referent(told: Discourse, phrase: Mention) -> Referent | None:
    """Return whom a pronoun means; None where several may be meant or nobody fits."""
    word = phrase.text.lower()
    if not told.sentences:
        return None
    if word in _WHO:
        return _relative(told, phrase)
    if word in _HE:
        return _personal(told, phrase, _HE[word])
    if word in _THEY:
        return _only(told, phrase, [one for one in told.referents if one.plural], back=BACK_THINGS)
    if word in _IT:
        return _only(told, phrase, [one for one in told.referents if _is_thing(one)], back=BACK_THINGS)
    return None


def _is_thing(one: Referent) -> bool:
    return one.type in _THINGS and not one.plural


def _relative(told: Discourse, phrase: Mention) -> Referent | None:
    """Return whoever stands right before "who"."""
    before = told.before(phrase.start)
    return before[0] if before and _OPENS.fullmatch(told.text[before[1].end : phrase.start]) else None


def _personal(told: Discourse, phrase: Mention, gender: str) -> Referent | None:
    """Return whom he or she is: the only one near who is known for a man or a woman, else the only one who may be."""
    people = [one for one in told.referents if one.type is EntityType.PERSON and not one.plural]
    sure = _only(told, phrase, [one for one in people if one.gender == gender], back=BACK)
    near = _only(told, phrase, [one for one in people if one.gender in ("", gender)], back=BACK)
    if sure and near and sure is not near and near.entity is not None:
        return None
    meant = sure or near
    if meant and not meant.gender:
        meant.gender = gender
    return meant


def _only(told: Discourse, phrase: Mention, fitting: Sequence[Referent], *, back: int) -> Referent | None:
    """Return the only one of some in the nearest sentence, from this one to so many before it, that has one."""
    allowed = {id(one) for one in fitting}
    for step in range(back + 1):
        inside = [one for one in told.near(phrase.start, step) if id(one) in allowed]
        if inside:
            return inside[0] if len(inside) == 1 else None
    return None
