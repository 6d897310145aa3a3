"""Surnames that stand for whole names told elsewhere in a text: "Ada Lind, 24," is "Lind" from there on."""

from collections import defaultdict
from collections.abc import Sequence

from stemma.stages.claims.sentences.lexicon import listed, tellings
from stemma.stages.claims.sentences.phrases import People, Phrase
from stemma.text.tokens import fold

#: Letters from which a surname may stand alone.
LETTERS = 3
#: Words of a whole name.
WHOLE = 2


def surname_of(name: str) -> str:
    """Return the last word of a name, "Jr." and the like left out."""
    words = [word.strip(".,") for word in name.split()]
    while len(words) > 1 and fold(words[-1]) in listed("generations"):
        words.pop()
    return words[-1] if words else ""


def know_surnames(phrases: Sequence[Phrase]) -> None:
    """Tell the sentences of a text which surname stands for which whole name; one that two bear stands for none.

    Whole names are those of people whom the text calls so beside an age, or a noun for a person.
    """
    bearers: dict[str, set[str]] = defaultdict(set)
    for phrase in phrases:
        for one in phrase.people:
            words = one.name.split()
            if len(words) >= WHOLE and (one.head or one.age is not None or _is_identified(phrase, one)):
                for part in (surname_of(one.name), words[0]):
                    bearers[fold(part)].add(one.name)
    known = {
        surname: min(names)
        for surname, names in sorted(bearers.items())
        if len(surname) >= LETTERS and len(names) == 1 and _is_surname(surname)
    }
    for phrase in phrases:
        if known and not set(phrase.folds).isdisjoint(known):
            phrase.know(known)


def _is_identified(phrase: Phrase, one: People) -> bool:
    """Return whether somebody is told to be the one of that name: "identified as Ada Lind"."""
    before = phrase.folds[max(0, one.start - 4) : one.start]
    return "as" in before and bool(set(before) & listed("identifying"))


def _is_surname(word: str) -> bool:
    """Return whether a word may be a name: none that tells something or somebody."""
    lists = ("person", "people", "places", "verbs", "auxiliaries", "determiners", "prepositions", "titles", "pronouns")
    return word.isalpha() and word not in tellings() and not any(word in listed(name) for name in lists)
