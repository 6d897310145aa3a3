"""Whom a lone surname does not mean: the lesser of two who bear it, whoever is only a relation of its bearer."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

import msgspec

from stemma.model import EntityType, Mention, MentionForm
from stemma.stages.names.cues import KIN, around, gender_cues, offices, pronoun_cues, roles_before, roles_beside
from stemma.stages.names.likeness import Fit, compare_persons, person_tokens
from stemma.stages.names.lists import lexicon, name_words
from stemma.stages.names.mending import bare_key

#: Texts that name one full name for each that names another, from which a lone surname is the former's.
OUTDONE = 2

Key: TypeAlias = tuple[str, ...]


class Kindred(msgspec.Struct, frozen=True):
    """What a story says of people who share a surname with another.

    `lesser`: full names that another with the same surname outdoes, and the gender of that other's given name. In
    "Ada Orr" beside a pile about "Ben Orr", a lone "Orr" is Ben unless the text says she.
    `kin`: full names that some text introduces as somebody's relation, and every title that is given to them.
    """

    lesser: Mapping[Key, str] = {}
    kin: Mapping[Key, frozenset[str]] = {}


def kindred(leaves: Sequence[tuple[str, Sequence[Mention]]]) -> Kindred:
    """Return what a story's texts, each with its mentions, say of people who share a surname."""
    titles: dict[Key, set[str]] = defaultdict(set)
    for text, mentions in leaves:
        for mention in mentions:
            key = _person(mention)
            if len(key) > 1:
                titles[key] |= roles_beside(*around(text, mention))
    kin = {key: frozenset(found) for key, found in sorted(titles.items()) if found & KIN}
    return Kindred(lesser_names(mentions for _, mentions in leaves), kin)


def _person(mention: Mention) -> Key:
    if mention.form is not MentionForm.NAME or mention.type is not EntityType.PERSON:
        return ()
    return person_tokens(bare_key(mention.text))


def lesser_names(leaves: Iterable[Sequence[Mention]]) -> dict[Key, str]:
    """Return the full names that another with the same surname outdoes, and the gender of that other's given name."""
    texts: Counter[Key] = Counter()
    for mentions in leaves:
        texts.update(key for key in {_person(one) for one in mentions} if len(key) > 1)
    greatest: dict[str, Key] = {}
    for key, seen in sorted(texts.items()):
        if key[-1] not in greatest or seen > texts[greatest[key[-1]]]:
            greatest[key[-1]] = key
    return {
        key: given_gender(greatest[key[-1]])
        for key, seen in sorted(texts.items())
        if key[0] != greatest[key[-1]][0]
        and seen * OUTDONE <= texts[greatest[key[-1]]]
        and compare_persons(key, greatest[key[-1]]).fit not in (Fit.EQUAL, Fit.SPELLING, Fit.PARTIAL)
    }


def given_gender(key: Key) -> str:
    """Return f or m where a full name's given name is one of women or of men alone."""
    letters = lexicon().get(key[0], "").lower()
    return "f" if "f" in letters and "m" not in letters else "m" if "m" in letters and "f" not in letters else ""


def generation(key: tuple[str, ...]) -> str:
    """Return what tells a son from his father: jr, iii; nothing where the name says nothing."""
    return next((token for token in key if token in {"jr", "sr", "ii", "iii", "iv"}), "")


def titles_gender(titles: Iterable[str]) -> str:
    """Return f or m where titles say so."""
    words = name_words()
    held = words.titles & frozenset(titles)
    female, male = held & words.female, held & words.male
    return "f" if female and not male else "m" if male and not female else ""


def titles_part(titles: Iterable[str], name: Key, borne: Iterable[str]) -> bool:
    """Return whether titles before a lone surname are not those of a full name that bears it.

    `borne` are the roles and titles of the full name. Mr Orr is not Ada Orr; President Orr is not his wife Ada Orr.
    """
    held = frozenset(titles)
    said, own = titles_gender(held), given_gender(name)
    others = (held & offices()) - frozenset(borne)
    return bool(said and own and said != own) or bool(others and KIN & frozenset(borne))


def _clear(her: int, him: int) -> str:
    """Return f or m where a text says one of the two at least twice, and far more often than the other."""
    return "f" if her > 2 * him + 1 else "m" if him > 2 * her + 1 else ""


class Called:
    """What one text calls those whom it names by a lone surname: their titles, and whether he or she."""

    def __init__(self, text: str, keyed: Sequence[tuple[Mention, Key]], until: Mapping[str, int | None]) -> None:
        self._text, self._until = text, until
        said: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        self._titles: dict[str, set[str]] = defaultdict(set)
        for mention, key in keyed:
            if mention.type is EntityType.PERSON and len(key) == 1:
                self._titles[key[0]] |= roles_before(around(text, mention)[0].rpartition("\n")[2])
                for place, count in enumerate(pronoun_cues(text, mention, until.get(mention.id))):
                    said[key[0]][place] += count
        #: Surnames that the text gives a son's suffix, so that without it they are his father's.
        self._suffixed = {
            person_tokens(key)[-1] for _, key in keyed if generation(key) and len(person_tokens(key)) == 1
        }
        self._said = {name: _clear(her, him) for name, (her, him) in said.items()}

    def another(self, mention: Mention, full: Key, known: Kindred) -> bool:
        """Return whether a lone surname may mean another than the one whom the text names in full.

        The text gives whomever it names so a title or a gender that is not the full name's, or the pile speaks of a
        greater namesake.
        """
        name = person_tokens(full)
        if generation(full) and name[-1] in self._suffixed and not generation(bare_key(mention.text)):
            return True
        own = given_gender(name)
        borne = known.kin.get(name, frozenset())
        before = roles_before(around(self._text, mention)[0].rpartition("\n")[2])
        if titles_part(before, name, borne):
            return True
        # A relation's surname is that of whom it is a relation of, where the text gives that one's title to it.
        claimed = bool(borne) and titles_part(self._titles.get(name[-1], ()), name, borne)
        other = claimed or (bool(own) and self._said.get(name[-1], "") not in ("", own))
        if not other and name not in known.lesser:
            return False
        female, male = gender_cues(self._text, mention, self._until.get(mention.id))
        said = "f" if female > male else "m" if male > female else ""
        return not said or said == known.lesser.get(name) or (bool(own) and said != own)
