"""Titles, descriptions and pronouns: mentions that are no names."""

from collections.abc import Iterator, Sequence

import msgspec

from stemma.stages.names.lists import lexicon, name_words
from stemma.stages.names.tagger import Tagged
from stemma.stages.names.tokens import Word

#: Words between an article and the role that it introduces, at most.
REACH = 6
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "their", "its", "another", "our", "my"})
_PRONOUNS = {
    "he": "person",
    "she": "person",
    "him": "person",
    "her": "person",
    "his": "person",
    "they": "other",
    "them": "other",
}
#: What stands between two names or titles and is part of neither.
_JOINING = frozenset({"and", "of", "-"})
#: A role that is nobody in these phrases.
_EMPTY = frozenset(
    {
        "head",
        "private",
        "general",
        "major",
        "chief",
        "count",
        "premier",
        "specialist",
        "driver",
        "staff",
        "father",
        "mother",
    }
)
#: Words that end a description before its head is found.
_BREAKS = frozenset(
    {
        "as",
        "that",
        "who",
        "which",
        "is",
        "was",
        "were",
        "are",
        "has",
        "had",
        "have",
        "with",
        "by",
        "from",
        "when",
        "where",
        "while",
        "but",
        "or",
        "if",
        "will",
        "would",
        "could",
        "can",
        "may",
    }
)
#: Heads that are a place or a metaphor more often than a body.
_NO_BODY = frozenset(
    {
        "front",
        "lines",
        "post",
        "times",
        "watch",
        "city",
        "state",
        "task",
        "open",
        "wing",
        "channel",
        "network",
        "board",
        "exchange",
        "center",
        "centre",
        "brothers",
        "sons",
        "oil",
        "gas",
        "energy",
        "steel",
        "united",
        "international",
        "school",
        "union",
        "office",
        "press",
        "news",
        "media",
    }
)


class Phrase(msgspec.Struct, frozen=True):
    """A mention that is no name: half-open range of tokens, type, form."""

    first: int
    last: int
    type: str
    form: str


def find_phrases(sentence: Sequence[Word], names: Sequence[Tagged]) -> Iterator[Phrase]:
    """Yield titles that stand before persons' names, descriptions of people and bodies, and pronouns, in order."""
    taken = [False] * len(sentence)
    for name in names:
        taken[name.first : name.last] = [True] * (name.last - name.first)
    found = [*_titles(sentence, names, taken), *_descriptions(sentence, taken), *_pronouns(sentence, taken)]
    yield from sorted(found, key=lambda phrase: (phrase.first, phrase.last))


def title_start(sentence: Sequence[Word], first: int) -> int:
    """Return where the titles, roles and peoples before a person's name begin; `first` where there are none."""
    words = name_words()
    begin = place = first
    while place > 0:
        word = sentence[place - 1]
        if word.fold in words.titles or word.fold in words.roles:
            begin = place = place - 1
        elif (
            (word.form[0].isupper() and word.fold in words.demonyms)
            or word.form in {"-", "of", "and"}
            or (word.form[0].isupper() and place < first)
        ):
            place -= 1
            if word.fold in words.demonyms:
                begin = place
        else:
            break
        if first - place > REACH:
            break
    return begin


def _titles(sentence: Sequence[Word], names: Sequence[Tagged], taken: list[bool]) -> Iterator[Phrase]:
    for name in names:
        if name.type != "person":
            continue
        begin = title_start(sentence, name.first)
        begin = max([begin, *(place + 1 for place in range(begin, name.first) if taken[place])])
        while begin < name.first and sentence[begin].fold in _JOINING:
            begin += 1
        if begin < name.first and not any(taken[begin : name.first]):
            taken[begin : name.first] = [True] * (name.first - begin)
            yield Phrase(begin, name.first, "person", "title")


def _descriptions(sentence: Sequence[Word], taken: list[bool]) -> Iterator[Phrase]:
    place = 0
    while place < len(sentence):
        word = sentence[place]
        if word.fold in _ARTICLES and not taken[place]:
            found = _described(sentence, place, taken)
            if found:
                taken[found.first : found.last] = [True] * (found.last - found.first)
                yield found
                place = found.last
                continue
        place += 1


def _described(sentence: Sequence[Word], article: int, taken: Sequence[bool]) -> Phrase | None:
    """Return the description that an article opens: adjectives, an age, and at last a role or a kind of body."""
    words = name_words()
    head, kind = None, ""
    aged = False
    for place in range(article + 1, min(len(sentence), article + 1 + REACH)):
        word = sentence[place]
        if taken[place] or word.fold in _BREAKS or not (word.form[0].isalnum() or word.form == "-"):
            break
        aged = aged or word.fold == "old"
        role = word.fold in words.roles and word.fold not in _EMPTY
        plain = word.fold not in _NO_BODY
        body, unit = plain and word.fold in words.organisations, plain and word.fold in words.units
        if role or ((body or unit) and sentence[article].fold == "the" and word.form[0].islower()):
            head, kind = place + 1, "person" if role else "unit" if unit else "organisation"
        elif head is not None or word.fold in words.particles or word.fold in words.speech:
            break
    if head is None and aged:
        old = next(place for place in range(article, len(sentence)) if sentence[place].fold == "old")
        following = sentence[old + 1].fold if old + 1 < len(sentence) else ""
        if (
            not following[:1].isalnum()
            or "c" not in lexicon().get(following, "c")
            or following in words.speech
            or following in {"who", "was", "is", "wants", "has", "had"}
        ):
            head, kind = old + 1, "person"
    if head and head < len(sentence) and sentence[head].fold in words.demonyms:
        # "The first official Norlandian visit" is no official's.
        return None
    if (
        head
        and head < len(sentence)
        and sentence[head].form.islower()
        and sentence[head].fold.rstrip("s") in words.roles
    ):
        return None
    return Phrase(article, head, kind, "description") if head else None


def _pronouns(sentence: Sequence[Word], taken: Sequence[bool]) -> Iterator[Phrase]:
    for place, word in enumerate(sentence):
        kind = _PRONOUNS.get(word.fold)
        if kind and not taken[place]:
            yield Phrase(place, place + 1, kind, "pronoun")
