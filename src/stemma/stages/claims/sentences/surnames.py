"""Names that stand for whole names told elsewhere in a text: "Ada Lind, 24," is "Lind" from there on."""

from collections import defaultdict
from collections.abc import Sequence

from stemma.stages.claims.sentences.lexicon import listed, tellings
from stemma.stages.claims.sentences.phrases import People, Phrase
from stemma.text.tokens import fold

#: Letters from which one word may stand for a whole name.
LETTERS = 3
#: Words of a whole name.
WHOLE = 2
#: Words between "identified as" and a name.
IDENTIFIED_NEAR = 4


def surname_of(name: str) -> str:
    """Return the last word of a name, "Jr." and the like left out."""
    words = [word.strip(".,") for word in name.split()]
    while len(words) > 1 and fold(words[-1]) in listed("generations"):
        words.pop()
    return words[-1] if words else ""


def know_surnames(phrases: Sequence[Phrase]) -> None:
    """Tell the sentences of a text which word stands for which whole name; one that two bear stands for none.

    Whole names are those of people whom the text calls so beside an age or a noun for a person, or identifies. Who is
    called by one word is of the age and the sex that the text tells of the whole name.
    """
    bearers: dict[str, list[People]] = defaultdict(list)
    for phrase in phrases:
        for one in phrase.people:
            words = one.name.split()
            if len(words) >= WHOLE and (one.head or one.age is not None or _is_identified(phrase, one)):
                for word in dict.fromkeys((fold(surname_of(one.name)), fold(words[0]))):
                    bearers[word].append(one)
    known = {
        word: _known(people)
        for word, people in bearers.items()
        if len(word) >= LETTERS and len({one.name for one in people}) == 1 and _is_name(word)
    }
    for phrase in phrases:
        if known and not set(phrase.folds).isdisjoint(known):
            phrase.know(known)


def _known(people: Sequence[People]) -> People:
    """Return one person with all that is told of them: the first age, and the first noun that tells their sex."""
    sexed = [one.head for one in people if one.head in listed("males") or one.head in listed("females")]
    known = People(-1, -1, head=sexed[0] if sexed else "")
    known.name = people[0].name
    known.age = next((one.age for one in people if one.age is not None), None)
    return known


def _is_identified(phrase: Phrase, one: People) -> bool:
    """Return whether somebody is told to be the one of that name: "identified as Ada Lind"."""
    before = phrase.folds[max(0, one.start - IDENTIFIED_NEAR) : one.start]
    return "as" in before and bool(set(before) & listed("identifying"))


def _is_name(word: str) -> bool:
    """Return whether a word may be a name: none that tells something or somebody."""
    lists = ("person", "people", "places", "verbs", "auxiliaries", "determiners", "prepositions", "titles", "pronouns")
    return word.isalpha() and word not in tellings() and not any(word in listed(name) for name in lists)
