"""Names that the words around them give away: a unit called X, X's unit, X Battalion."""

from collections.abc import Iterator, Sequence

from stemma.stages.names.lists import classes, lexicon, name_words, posts, towns
from stemma.stages.names.tagger import Tagged
from stemma.stages.names.tokens import Word

_CALLED = frozenset({"called", "named", "dubbed", "nicknamed", "styled"})
_MARKS = frozenset({"“", "”", '"', "‘", "’", "'", "«", "»", "„", ","})
#: Words between the head and the name that it gives.
REACH = 4
#: How sure such a phrase makes.
SCORE = 0.9


def called_names(sentence: Sequence[Word]) -> Iterator[Tagged]:
    """Yield names whose type the words around them say."""
    words = name_words()
    for place, word in enumerate(sentence):
        if (word.fold in words.units and word.form[0].islower()) or word.fold in {"unit", "battalion", "regiment"}:
            yield from _after_unit(sentence, place)
            yield from _before_unit(sentence, place)
        elif word.fold in _CALLED:
            kind = _kind_before(sentence, place)
            if kind and (kind != "person" or word.fold == "named"):
                yield from _run(sentence, place + 1, kind)
    yield from _call_themselves(sentence)
    yield from _aged(sentence)
    yield from _led(sentence)


def _aged(sentence: Sequence[Word]) -> Iterator[Tagged]:
    """Yield X of "said X, 38," and of "the 19-year-old X": only people have ages."""
    for place, word in enumerate(sentence):
        follows = place and sentence[place - 1].fold == "old" and word.form[0].isupper()
        if follows and any(before.form.isdigit() for before in sentence[max(0, place - 6) : place]):
            yield from _run(sentence, place, "person")
        if not (word.form.isdigit() and len(word.form) == 2 and place > 1 and sentence[place - 1].form == ","):  # noqa: PLR2004 - ages of those who speak
            continue
        closes = place + 1 == len(sentence) or sentence[place + 1].form in {",", ".", ";", "”", '"'}
        first = place - 1
        while first > 0 and _could_be_given(sentence[first - 1]):
            first -= 1
        if closes and 0 < place - 1 - first <= REACH and sentence[place - 2].fold not in name_words().calendar:
            yield Tagged(first, place - 1, "person", SCORE)


def _could_be_given(word: Word) -> bool:
    words = name_words()
    return (
        word.form[0].isupper()
        and len(word.form) > 1
        and word.fold not in posts()
        and word.fold not in words.calendar
        and word.fold not in words.demonyms
    )


#: Behind the name of the person who leads it, unless a country or its capital governs.
_LED = frozenset({"administration", "presidency"})


def _led(sentence: Sequence[Word]) -> Iterator[Tagged]:
    """Yield X of "the X administration": a person, unless X is a place, a body or a people."""
    for place in range(2, len(sentence)):
        before, word = sentence[place - 1], sentence[place]
        if word.form not in _LED or sentence[place - 2].fold != "the" or not before.form[0].isupper():
            continue
        letters, listed = set(lexicon().get(before.fold, "")), set(classes().get(before.fold, ""))
        known = {"n", "t", "o"} & letters or letters == {"c"} or set("DTRdxOUP") & listed or before.fold in towns()
        if not before.form.isupper() and not known and before.fold not in name_words().seats:
            yield Tagged(place - 1, place, "person", SCORE)


def _after_unit(sentence: Sequence[Word], place: int) -> Iterator[Tagged]:
    """Yield X of "another unit, X," where nothing but a mark stands between."""
    if place + 1 < len(sentence) and sentence[place + 1].form == ",":
        found = list(_run(sentence, place + 1, "unit"))
        closes = found and found[0].last < len(sentence) and sentence[found[0].last].form in {",", "”", '"'}
        if closes and sentence[max(0, place - 1)].fold in {
            "another",
            "a",
            "the",
            "one",
            "second",
            "third",
            "volunteer",
        }:
            yield from found


def _before_unit(sentence: Sequence[Word], place: int) -> Iterator[Tagged]:
    """Yield X of "X's unit", and "X Battalion" whole."""
    word = sentence[place]
    if word.form[0].isupper():
        first = place
        while first > 0 and sentence[first - 1].form[0].isupper() and sentence[first - 1].form not in _MARKS:
            first -= 1
        while first < place and sentence[first].fold in {"the", *name_words().demonyms}:
            first += 1
        if first < place:
            yield Tagged(first, place + 1, "unit", SCORE)
    elif place > 1 and sentence[place - 1].form in {"’s", "'s"} and sentence[place - 2].form[0].isupper():
        first = place - 2
        while (
            first > 0
            and sentence[first - 1].form[0].isupper()
            and "c" not in lexicon().get(sentence[first - 1].fold, "")
        ):
            first -= 1
        if place - 1 - first > 1:
            yield Tagged(first, place - 1, "unit", SCORE)


def _kind_before(sentence: Sequence[Word], place: int) -> str | None:
    words = name_words()
    for word in reversed(sentence[max(0, place - REACH) : place]):
        if word.fold in words.units:
            return "unit"
        if word.fold in words.organisations:
            return "organisation"
        if word.fold in words.roles or word.form == ".":
            return "person"
    return (
        "person"
        if sentence[place].fold == "named" and place and sentence[place - 1].fold in {"also", "man", "woman"}
        else None
    )


def _run(sentence: Sequence[Word], place: int, kind: str) -> Iterator[Tagged]:
    """Yield the capitalised run that begins at a place or behind one or two marks."""
    first = place
    while (
        first < len(sentence)
        and first < place + 2
        and (sentence[first].form in _MARKS or sentence[first].fold == "the")
    ):
        first += 1
    last = first
    while last < len(sentence) and sentence[last].form[0].isupper():
        last += 1
    if last > first and last - first <= REACH and len(sentence[first].form) > 1:
        yield Tagged(first, last, kind, SCORE)


def _call_themselves(sentence: Sequence[Word]) -> Iterator[Tagged]:
    """Yield X of "they call themselves the X"."""
    for place, word in enumerate(sentence[:-1]):
        if (
            word.fold in {"themselves", "itself"}
            and place
            and sentence[place - 1].fold in {"call", "calls", "called", "calling"}
        ):
            for found in _run(sentence, place + 1, "organisation"):
                heads = {word.fold for word in sentence[found.first : found.last]}
                yield Tagged(found.first, found.last, "unit" if heads & name_words().units else "organisation", SCORE)
