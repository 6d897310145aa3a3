"""Names of several words that lists know as wholes: companies and bodies, towns and regions."""

import gzip
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from stemma.data import open_data
from stemma.stages.names.lists import name_words
from stemma.stages.names.tokens import Word, name_tokens

#: Per token: "" where no listed name stands, else its place in the name (B, I) and the list (o organisation, p place).
Marks = list[str]


@cache
def listed_names() -> Mapping[tuple[str, str], tuple[tuple[tuple[str, ...], str], ...]]:
    """Return the listed names by their first two folded tokens, the longest first, with the letter of their list."""
    words = name_words()
    known: dict[tuple[str, ...], str] = {}
    for line in gzip.decompress(open_data("names", "gazetteer.csv.gz").read_bytes()).decode().splitlines():
        letter, name = line.split(",", 1)
        known.setdefault(tuple(name.split()), letter)
    for letter, names in (
        ("o", (*words.acronyms.values(), *words.seats)),
        ("p", (*words.countries, *words.countries.values())),
    ):
        for name in names:
            tokens = tuple(word.fold for word in name_tokens(name, 0, len(name)))
            if len(tokens) > 1 and tokens[0] != "the":
                known[tokens] = letter
    first: dict[tuple[str, str], list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for tokens, letter in known.items():
        first[tokens[0], tokens[1]].append((tokens, letter))
    return {words: tuple(sorted(names, key=lambda one: (-len(one[0]), one))) for words, names in first.items()}


def letter_of_listed(key: Sequence[str]) -> str:
    """Return the letter of the list that has a name of several folded words as a whole; nothing where none has."""
    if len(key) < 2:  # noqa: PLR2004 - no list has a lone word
        return ""
    return next((letter for tokens, letter in listed_names().get((key[0], key[1]), ()) if tokens == tuple(key)), "")


def listed_marks(sentence: Sequence[Word]) -> Marks:
    """Return which tokens stand in a listed name, the longest name first, left to right."""
    marks = [""] * len(sentence)
    known = listed_names()
    place = 0
    # A listed name has two words or more.
    while place + 1 < len(sentence):
        word = sentence[place]
        step = 1
        if word.form[0].isupper() or word.form[0].isdigit():
            for tokens, letter in known.get((word.fold, sentence[place + 1].fold), ()):
                end = place + len(tokens)
                if end <= len(sentence) and all(
                    one.fold == token and (one.form[0].isupper() or not one.form[0].isalpha() or token in _SMALL)
                    for one, token in zip(sentence[place:end], tokens, strict=True)
                ):
                    marks[place:end] = [f"B{letter}", *[f"I{letter}"] * (len(tokens) - 1)]
                    step = len(tokens)
                    break
        place += step
    return marks


#: Words that a listed name may print in small letters.
_SMALL = frozenset({"of", "the", "and", "for", "de", "la", "del", "al", "el"})
