"""How a witness names who speaks: the head of the phrase, its form, and the name behind a pronoun."""

import re
from collections.abc import Sequence
from functools import cache

from stemma.model import SpeakerForm
from stemma.stages.quotes.genders import gender_of
from stemma.stages.quotes.lexicon import Is, Word, classes
from stemma.stages.quotes.nouns import Range, nounlike
from stemma.stages.quotes.phrases import antecedent

#: Endings of words for the members of a people or a party.
_PEOPLES = ("ians", "icans", "eans", "crats")
#: Endings of words for one who does something.
_AGENTS = ("er", "or", "ist", "ian", "man", "woman", "year-old")
_OTHERS = frozenset({"other", "others", "several", "two", "three", "four", "some", "fellow"})
_ONES = frozenset({"i", "he", "she", "we", "they"})
_WHEN = frozenset({"during", "amid", "despite"})
#: From "and" to the end of a body's name there are so many words at most.
SHORT_BODY = 3
#: Figures of a year, which counts nobody.
YEAR = 4
#: "One of the guards", "another of her aides" are persons.
_COUNTED = frozenset({"one", "another"})
_EDGES = " ,.;:’'\"“”-–—("


def head_range(words: Sequence[Word], span: Range) -> Range:
    """Return the phrase without what is added behind a comma, a bracket or a relative pronoun."""
    start, end = span
    for at in range(start + 1, end):
        word = words[at]
        if word.form == "(" and (closed := _named_behind(words, at, end)):
            return start, head_range(words, (closed, end))[1]
        tells = word.form == "that" and at + 1 < end and words[at + 1].is_ & (Is.VERB | Is.AUXILIARY)
        if word.form in {",", "(", "—", "–"} or tells or (word.is_ & Is.RELATIVE and word.form != "which"):
            end = at
            break
    return start, end


def _named_behind(words: Sequence[Word], bracket: int, end: int) -> int | None:
    """Return where a phrase goes on with a name behind a bracket: "Bureau of Ports (BOP) [Director] Ada Lund"."""
    closed = next((at + 1 for at in range(bracket, end) if words[at].form == ")"), end)
    return closed if closed < end and words[closed].capital else None


def name_range(words: Sequence[Word], span: Range) -> Range | None:
    """Return the personal or proper name in a phrase: a run of capitals that no preposition brings, titles left out.

    "the mayor of Vyrsk, Bohdan Przelny" is named behind the comma.
    """
    head = head_range(words, span)
    if are_several(words, span):
        return None
    found = _last_run(words, head)
    if found is not None and found[1] - found[0] == 1 and words[found[0]].form in classes().persons:
        return None
    if found is not None or head[1] >= span[1] or words[head[1]].form != ",":
        return found
    first = head[1] + 1
    added = _last_run(words, head_range(words, (first, span[1]))) if first < span[1] else None
    roles = classes().titles | classes().persons | {"and"}
    titled = added is not None and all(word.form in roles for word in words[first : added[0]])
    return added if titled else None


def _last_run(words: Sequence[Word], span: Range) -> Range | None:
    start, at = span
    while at > start:
        at -= 1
        if not words[at].capital or words[at].is_ & (Is.MARK | Is.QUOTED) or not _proper(words, at):
            continue
        last = at + 1
        while at > start and _in_name(words, at - 1):
            at -= 1
        if at - 2 > start and words[at - 1].form == "and" and _one_body(words, at - 1, span):
            at -= 1
            while at > start and _in_name(words, at - 1):
                at -= 1
        brought = at > start and (words[at - 1].is_ & Is.PREPOSITION or _of_body(words, start, at))
        if (whole := _whole_body(words, start, at)) is not None:
            return whole, last
        article = at > start + 1 and words[at - 1].is_ & Is.DETERMINER
        brought = brought or (article and words[at - 2].is_ & Is.PREPOSITION)
        brought = brought or (at > start + 1 and words[at - 1].form == "-" and not words[at - 2].capital)
        following = words[last] if last < span[1] else None
        modifies = following is not None and not following.capital and nounlike(following)
        modifies = modifies or (last - at > 1 and words[last - 1].form in classes().titles)
        if not brought and not modifies:
            return _without_titles(words, at, _before_employer(words, at, last))
    return None


def _before_employer(words: Sequence[Word], at: int, last: int) -> int:
    """Return the end of a person's name before whom it is of: "[Mara Quill] of Harwick Bank"; else of all."""
    of = next((index for index in range(at + 2, last - 1) if words[index].form == "of"), last)
    return of if of < last and gender_of(" ".join(word.form for word in words[at:of])) else last


def _whole_body(words: Sequence[Word], start: int, at: int) -> int | None:
    """Return where the name of a body begins that ends in another's: "[Organization] of the Norr Ports"."""
    joint = at - 2 if at > start + 2 and words[at - 1].form == "the" else at - 1
    body = joint > start and words[joint].form in {"of", "for"} and words[joint - 1].capital
    if not body or words[joint - 1].form not in classes().bodies:
        return None
    first = joint - 1
    while first > start and _in_name(words, first - 1):
        first -= 1
    lead = first - 2 if first > start + 1 and words[first - 1].is_ & Is.DETERMINER else first - 1
    return None if lead > start and words[lead].is_ & Is.PREPOSITION else first


def _of_body(words: Sequence[Word], start: int, at: int) -> bool:
    """Return whether a name is a body's which a preposition brings: "an editor of the newspaper [Orsk Tidende]"."""
    if words[at - 1].capital or words[at - 1].form not in classes().bodies:
        return False
    return any(word.is_ & Is.PREPOSITION for word in words[start : at - 1])


def are_several(words: Sequence[Word], span: Range) -> bool:
    """Return whether a phrase names two and more beside each other, so that no one name is its: "Holm and Orre"."""
    start, end = head_range(words, span)
    joints = (at for at in range(start + 1, end - 1) if words[at].form == "and")
    return any(_sides(words, at) and not _one_body(words, at, (start, end)) for at in joints)


def _sides(words: Sequence[Word], joint: int) -> bool:
    """Return whether "and" joins two who are named or owned: "Holm and Orre", "[he and his] wife", "Holm and his"."""
    before, after = words[joint - 1], words[joint + 1]
    named = (before.capital and not before.is_ & Is.DETERMINER) or before.form in _ONES
    other = bool(after.is_ & Is.POSSESSIVE) or after.form in _OTHERS
    return named and (after.capital or (other and joint + 2 < len(words)))


def _one_body(words: Sequence[Word], joint: int, span: Range) -> bool:
    """Return whether "and" stands inside one body's name: "Ministry of Trade and Ports", "Trade and Ports Ministry"."""
    start, end = span
    first = joint - 1
    while first > start and words[first - 1].capital:
        first -= 1
    of = first > start and words[first - 1].form in {"of", "for", "on"}
    return of or (words[end - 1].form in classes().bodies and end - joint <= SHORT_BODY)


def _without_titles(words: Sequence[Word], at: int, last: int) -> Range:
    titles = [index for index in range(at, last - 1) if words[index].form.rstrip(".") in classes().titles]
    if last - at > 2 and words[at].form in classes().persons:  # noqa: PLR2004 - a role before a given name and a surname
        titles.append(at)
    if words[last - 1].form in classes().bodies or any(word.form == "of" for word in words[at:last]):
        return at, last
    at = max(titles) + 1 if titles else at
    while at < last - 1 and words[at].is_ & Is.MARK:
        at += 1
    return at, last


def _proper(words: Sequence[Word], at: int) -> bool:
    """Return whether a word in capitals is a name rather than the first word of a sentence."""
    word = words[at]
    if word.is_ & (Is.DETERMINER | Is.SUBJECT | Is.PREPOSITION | Is.ADVERB) or word.form[0].isdigit():
        return False
    return at > 0 or word.form not in classes().groups


_PARTICLES = frozenset(
    {
        "de",
        "van",
        "von",
        "al",
        "bin",
        "el",
        "la",
        "der",
        "of",
        "es",
        "du",
        "di",
        "da",
        "dos",
        "das",
        "del",
        "ibn",
        "bint",
        "ter",
        "ul",
        "le",
    }
)


def _in_name(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if word.is_ & (Is.DETERMINER | Is.QUOTED) or word.form[:1].isdigit():
        return False
    if word.form in {".", "-"}:
        return words[at + 1].start <= word.end + 1
    particle = word.form in _PARTICLES and at > 0 and (words[at - 1].capital or words[at - 1].form in _PARTICLES)
    return particle or (word.capital and not word.is_ & (Is.MARK | Is.SUBJECT))


def is_body(words: Sequence[Word], span: Range) -> bool:
    """Return whether a phrase names an organisation, a people or a thing rather than a person, as its words tell."""
    start, end = head_range(words, span)
    forms = [word.form for word in words[start:end]]
    if not forms:
        return True
    if words[start].is_ & Is.TIME or forms[0] in classes().counts or forms[0] == "there":
        return True
    led = bool(words[start].is_ & Is.DETERMINER) or any(form.endswith(("'s", "s'")) for form in forms[:-1])
    if led and not words[end - 1].capital:
        return forms[-1] not in classes().persons
    last = max((at for at, form in enumerate(forms) if form in classes().bodies), default=None)
    if last is not None:
        # "Orsk Police Chief Ada Lund": who has a title behind the name of a body is a person.
        titled = any(form in classes().persons | classes().titles for form in forms[last + 1 :])
        return not titled
    if forms[-1].endswith(_PEOPLES) and not any(word.capital for word in words[start + led : end - 1]):
        return True
    return led and not any(form in classes().persons | classes().titles for form in forms)


def _head(words: Sequence[Word], span: Range) -> tuple[int, int, Word]:
    """Return where a phrase begins, where the first of its prepositions stands or it ends, and the noun before that."""
    return _head_within(words, *head_range(words, span))


def _head_within(words: Sequence[Word], start: int, end: int) -> tuple[int, int, Word]:
    close = next((at for at in range(start + 1, end) if words[at].is_ & Is.PREPOSITION), end)
    while close - 1 > start and words[close - 1].is_ & Is.TIME:
        close -= 1
    return start, close, words[close - 1]


def naming_word(words: Sequence[Word], span: Range) -> int:
    """Return the word of a phrase that says who is meant: the last of the name, else the head noun.

    What owns the head or hangs on it is somebody else: "Lund's [spokesman]", "a [friend] of Lund".
    """
    name = name_range(words, span)
    at = (name[1] if name else _head(words, span)[1]) - 1
    while name and at > name[0] and (words[at].is_ & Is.MARK or words[at].form in {"jr", "sr"}):
        at -= 1
    return at


def may_speak(words: Sequence[Word], span: Range) -> bool:
    """Return whether a phrase can name one who speaks, or a text that says something: no event, time or bare adjective.

    A noun in the singular without an article is none unless it is known to be a person, a body or a text.
    """
    start, close, head = _head(words, span)
    if head.form in classes().quantities and close + 1 < span[1] and words[close].form == "of":
        # "A string of former guards": those who are counted speak.
        return may_speak(words, (close + 1, span[1]))
    counted = start and words[start - 1].form in {"of", "in"} and len(head.form) < YEAR
    alone = head.form.isdigit() and close - start == 1 and not counted
    if alone or (head.form in classes().mute and not head.capital):
        return False
    doing = close < span[1] and words[close].form == "of" and head.form.endswith("ing") and not head.capital
    if doing and head.form not in _speaking():
        return False
    marked = Is.DETERMINER | Is.SUBJECT | Is.OBJECT | Is.RELATIVE | Is.MARK | Is.QUOTED
    named = any(word.capital and (at or close - start == 1) for at, word in enumerate(words[start:close], start))
    known = (word.is_ & marked or word.form.endswith("s") or word.form in _speaking() for word in words[start:close])
    return head.capital or named or any(known)


def hangs(words: Sequence[Word], span: Range) -> bool:
    """Return whether a phrase only ends a longer one, so that it does not speak: "a theft during [the war]"."""
    start, close, head = _head(words, span)
    if start > 1 and words[start - 1].form == "of" and words[start - 2].is_ & Is.QUOTED:
        return True
    if start < 2 or head.capital or words[close - 1].is_ & Is.SUBJECT:  # noqa: PLR2004 - a noun and its preposition
        return False
    return words[start - 1].form in _WHEN and not words[start - 2].is_ & Is.MARK


def speaks(words: Sequence[Word], span: Range) -> bool:
    """Return whether a phrase is known to name somebody, a body or a text, so that no verb of saying need show it."""
    _, _, head = _head(words, span)
    if head.is_ & (Is.SUBJECT | Is.RELATIVE):
        return head.form not in {"it", "there", "which"}
    agent = head.form in _speaking() or head.form.endswith(_AGENTS) or head.form.removesuffix("s").endswith(_AGENTS)
    return (head.capital and not head.is_ & Is.ADVERB and head.form != "here") or agent


@cache
def _speaking() -> frozenset[str]:
    known = classes()
    listed = (known.persons, known.groups, known.bodies, known.settings, known.polls, known.heading, known.evidence)
    return frozenset().union(*listed, known.unnamed, known.counts, known.alone, known.plurals, known.titles)


def last_noun(words: Sequence[Word], span: Range) -> Range | None:
    """Return the text that the last preposition of a phrase brings: "a trip to the port with [a letter]"."""
    start = next((at + 1 for at in range(span[1] - 2, span[0], -1) if words[at].is_ & Is.PREPOSITION), span[1])
    return (start, span[1]) if start < span[1] and words[span[1] - 1].form in classes().settings else None


def is_person(words: Sequence[Word], span: Range) -> bool:
    """Return whether "he" or "she" can stand for a phrase: one person, by a name or by what people are called."""
    start, close, head = _head(words, span)
    if head.form in _COUNTED and close < span[1] and words[close].form == "of":
        return any(word.form.removesuffix("s") in classes().persons for word in words[close : span[1]])
    several = any(word.form == "and" or word.is_ & Is.SUBJECT for word in words[start:close]) or head.form[0].isdigit()
    if several or head.form in classes().mute | classes().nobody or head.form.endswith(_PEOPLES):
        return False
    led = close - start > 1 or bool(words[start].is_ & Is.POSSESSIVE)
    return head.capital or head.form in classes().persons or (led and head.form.endswith(_AGENTS))


def form_of(words: Sequence[Word], span: Range) -> SpeakerForm:
    """Return how a phrase names its speaker."""
    start, end = head_range(words, span)
    first = words[start].form
    if end - start == 1 and first in classes().pronouns:
        return SpeakerForm.PRONOUN
    head = _head_within(words, start, end)[2].form
    if first in classes().unnamed and not _is_apposed(words, span):
        return SpeakerForm.UNNAMED
    forms = {word.form for word in words[start:end]}
    if (
        head in classes().groups | classes().counts
        or are_several(words, span)
        or (forms & classes().groups and not name_range(words, span))
    ):
        return SpeakerForm.GROUP
    if name_range(words, span) is not None:
        return SpeakerForm.NAME
    return SpeakerForm.GROUP if head.endswith("s") and not head.endswith("ss") else SpeakerForm.DESCRIPTION


def _is_apposed(words: Sequence[Word], span: Range) -> bool:
    """Return whether a person's name stands behind what describes somebody: "a spokeswoman for the port, [Ann Lee]"."""
    _, end = head_range(words, span)
    name = name_range(words, span)
    if name is None or name[0] <= end or name[1] - name[0] < 2:  # noqa: PLR2004 - a given name and a surname
        return False
    return not any(word.form in classes().bodies for word in words[slice(*name)])


def shown_name(text: str, words: Sequence[Word], span: Range) -> str:
    """Return the words by which a page calls the speaker: the name where there is one, else the phrase's head."""
    found = name_range(words, span) if form_of(words, span) is SpeakerForm.NAME else None
    start, end = found or head_range(words, span)
    shown = re.sub(r"['’]s$", "", " ".join(text[words[start].start : words[end - 1].end].split()).strip(_EDGES))
    return f"{shown}." if re.search(r"\b\w\.\w$", shown) else shown


def name_key(name: str) -> str:
    """Return the last word of a name in small letters: what a surname and a full name have in common."""
    words = re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", name)
    return words[-1].lower() if words else ""


__all__ = ["antecedent", "form_of", "head_range", "name_key", "name_range", "shown_name"]
