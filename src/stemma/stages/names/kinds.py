"""Names whose kind a common noun beside them says: the newspaper X, X, a daily, X militants, X golf resort."""

from collections.abc import Iterator, Sequence
from functools import cache

from stemma.stages.names.lists import known_places, lexicon, name_words, towns
from stemma.stages.names.tagger import Tagged
from stemma.stages.names.tokens import Word

#: Titles that one person bears, and behind which no body's name stands.
_TITLES = frozenset(
    {"president", "premier", "chancellor", "senator", "governor", "mayor", "congressman", "congresswoman", "chairman"}
)
#: Nouns right before the name of a body, and right behind it.
_BODIES = frozenset(
    {
        "newspaper",
        "daily",
        "tabloid",
        "weekly",
        "broadsheet",
        "magazine",
        "broadcaster",
        "airline",
        "carmaker",
        "automaker",
    }
)
_FIGHT = frozenset({"militants", "militia", "militiamen", "fighters", "insurgents", "proxies", "guerrillas"})
_GROUP = frozenset({"militant", "armed", "terrorist", "extremist", "islamist", "paramilitary", "guerrilla", "jihadist"})
#: Nouns behind the name of a place to stay or to play, and what may stand between.
_GROUNDS = frozenset({"resort", "course", "hotel", "casino", "winery", "links"})
_BETWEEN = frozenset({"golf", "luxury", "beach", "ski", "spa", "seaside"})
#: What such a noun counts in the vote: more than a tagger that does not look at it.
SCORE = 1.5
#: Words of a name at most.
LONGEST = 4


def kind_names(sentence: Sequence[Word]) -> Iterator[Tagged]:
    """Yield names whose kind a noun beside them says."""
    for place, word in enumerate(sentence):
        if word.fold in _TITLES:
            yield from _titled(sentence, place)
        before = sentence[place - 1].fold if place else ""
        if (word.form in _BODIES and before != "’s") or (word.form == "group" and before in _GROUP):
            yield from _behind(sentence, place + 1, "organisation")
        if word.form in _BODIES and _closes(sentence, place + 1):
            yield from _explained(sentence, place)
        if word.fold == "who" and place and sentence[place - 1].form == ",":
            yield from _who(sentence, place - 1)
        if word.form in _FIGHT:
            yield from _ahead(sentence, place, "organisation")
        if word.form in _GROUNDS:
            first = place
            while first and sentence[first - 1].form in _BETWEEN:
                first -= 1
            yield from _ahead(sentence, first, "place")


def _titled(sentence: Sequence[Word], place: int) -> Iterator[Tagged]:
    """Yield X Y of "President X Y said": two names behind the title of one person, and no more capitals behind them."""
    first, last = place + 1, place + 3
    if last > len(sentence) or not all(_is_own(word) for word in sentence[first:last]):
        return
    closed = last == len(sentence) or not (sentence[last].form[0].isupper() or sentence[last].form == "-")
    if closed and not _is_place(sentence[first:last]) and lexicon().get(sentence[last - 1].fold, "") != "c":
        yield Tagged(first, last, "person", SCORE)


def _is_own(word: Word) -> bool:
    """Return whether a word can be a person's own: no title, no head of a body, no place."""
    return (
        len(word.form) > 1
        and word.form[1:].islower()
        and _is_capital(word)
        and word.fold not in _heads()
        and not _is_place([word])
    )


@cache
def _heads() -> frozenset[str]:
    words = name_words()
    return words.roles | words.organisations | words.units | words.places | words.particles | words.seats


def _is_capital(word: Word) -> bool:
    words = name_words()
    other = word.fold in words.calendar or word.fold in words.titles or word.fold in words.demonyms
    return word.form[0].isupper() and not other


def _behind(sentence: Sequence[Word], first: int, kind: str) -> Iterator[Tagged]:
    """Yield the capitals that begin right here."""
    last = first
    while last < len(sentence) and _is_capital(sentence[last]):
        last += 1
    if 0 < last - first <= LONGEST and not _is_place(sentence[first:last]):
        yield Tagged(first, last, kind, SCORE)


def _ahead(sentence: Sequence[Word], last: int, kind: str) -> Iterator[Tagged]:
    """Yield the capitals that end right here; a lone word of the language or of a people says nothing."""
    first = last
    while first and _is_capital(sentence[first - 1]):
        first -= 1
    lone = last - first == 1 and "c" in lexicon().get(sentence[first].fold, "")
    if 0 < last - first <= LONGEST and not lone and not _is_place(sentence[first:last]):
        yield Tagged(first, last, kind, SCORE)


def _explained(sentence: Sequence[Word], noun: int) -> Iterator[Tagged]:
    """Yield X of "X, a daily," and of "X, Norland’s largest newspaper."."""
    comma = next((place for place in range(noun - 1, max(-1, noun - 6), -1) if sentence[place].form == ","), None)
    inner = sentence[comma + 1 : noun] if comma is not None else ()
    plain = inner and (
        inner[0].fold in {"a", "the", "its", "their"} or any(word.form in {"’s", "'s"} for word in inner)
    )
    if comma and plain and not any(word.fold in {"of", "at", "for", "in", "by", "with"} for word in inner):
        yield from _ahead(sentence, comma, "organisation")


def _who(sentence: Sequence[Word], comma: int) -> Iterator[Tagged]:
    """Yield X Y of "X Y, who": two names of people, none of them a word of the language or a place."""
    first = comma
    while first and _is_own(sentence[first - 1]) and comma - first <= LONGEST:
        first -= 1
    run = sentence[first:comma]
    plain = any("c" in lexicon().get(word.fold, "") for word in run)
    apart = first == 0 or not sentence[first - 1].form[0].isupper()
    if len(run) in _FULL_NAME and apart and not plain and not _is_place(run):
        yield Tagged(first, comma, "person", SCORE)


#: Words of a person's full name.
_FULL_NAME = (2, 3)


def _closes(sentence: Sequence[Word], place: int) -> bool:
    return place >= len(sentence) or sentence[place].form in {",", ".", ";", "and", "—", "–", ")"}


def _is_place(words: Sequence[Word]) -> bool:
    joined = " ".join(word.fold for word in words)
    return joined in known_places() or joined in towns()
