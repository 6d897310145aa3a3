"""Whether a description can be of an entity, by what is known of both: role, age, country, the head of a name."""

from stemma.stages.names.cues import countries_of
from stemma.stages.names.discourse import Known
from stemma.stages.names.frames import Frame, common_head
from stemma.stages.names.lists import name_words

#: What makes an office another one: the vice president is not the president.
_RANKS = frozenset({"vice", "deputy", "assistant"})
#: Heads of bodies of which a country has several, told apart by what stands before the head.
_SEVERAL = frozenset(
    {"ministry", "department", "committee", "commission", "agency", "court", "council", "bureau", "institute"}
)
#: What stands before any head and tells nothing apart.
_GENERAL = frozenset(
    {"new", "same", "whole", "entire", "powerful", "federal", "national", "embattled", "local", "u.s", "us", "main"}
)


def fits_person(frame: Frame, facts: Known) -> bool:
    """Return whether age or role of a description are an entity's; a head that is no role says nothing."""
    if frame.age is not None:
        return frame.age in facts.ages
    gender = {"f": name_words().male, "m": name_words().female}.get(facts.gender, frozenset())
    known = {common_head(role) for role in facts.roles}
    roles = {word for word in frame.words if word in name_words().roles}
    of = countries_of(frame.words)
    if (of and not of & facts.countries) or not _RANKS & set(frame.words) <= facts.roles:
        return False
    told = {common_head(word) for word in roles} | ({common_head(frame.head)} & known)
    return bool(told) and told <= known and not roles & gender


def fits_thing(frame: Frame, facts: Known) -> bool:
    """Return whether the head of a description is the head of an entity's name: the ministry, Ministry of Ports."""
    if frame.head not in facts.heads or not of_that_country(frame, facts):
        return False
    # A country has many ministries: the ports ministry is not the Ministry of Mines.
    of = frame.words[:-1] if frame.head in _SEVERAL else ()
    return all(word in facts.words or word in _GENERAL or word in name_words().demonyms for word in of)


def of_that_country(frame: Frame, facts: Known | None) -> bool:
    """Return whether the country that a description names, if any, stands in a name: the Norland navy, Norland Navy."""
    people = {word for word in frame.words if name_words().demonyms.get(word)}
    countries = {word for person in people for word in name_words().demonyms[person].split()}
    return not people or (facts is not None and bool((people | countries) & facts.words))
