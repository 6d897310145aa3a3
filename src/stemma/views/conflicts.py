"""Which differences a desk would ask about: facts always, a changed word only where it carries weight."""

from functools import cache

import msgspec

from stemma.data import load_toml
from stemma.model import Proposition, Verdict
from stemma.stages.names.likeness import nicknames
from stemma.stages.names.lists import name_words
from stemma.text.tokens import stem, tokenise

#: Verdicts that say that texts differ about one thing.
DIFFERING = frozenset({Verdict.GENUINE, Verdict.TRANSMISSION, Verdict.UPDATE, Verdict.GRANULARITY})
#: Words beyond which a reading that collation found is a rephrasing.
MOST_WORDS = 5


class Weighty(msgspec.Struct, frozen=True):
    """Words that carry weight, by what they are about."""

    words: dict[str, str]
    alike: list[str]
    #: Seats of governments, by the country that news names by them.
    seats: dict[str, str]


@cache
def weighty_stems() -> frozenset[str]:
    """Return the stems of words that a difference must touch to matter."""
    return frozenset(_matters())


@cache
def _matters() -> dict[str, str]:
    """Return what a weighty word is about, by its stem."""
    words = load_toml("claims/weighty.toml", Weighty).words
    return {stem(word, "en"): about for about, line in words.items() for word in line.split()}


@cache
def _first_alike() -> dict[str, str]:
    """Return for the stem of a word that says the same as another the stem of the first such word."""
    lines = [[stem(word, "en") for word in line.split()] for line in load_toml("claims/weighty.toml", Weighty).alike]
    return {word: line[0] for line in lines for word in line}


@cache
def _seats() -> dict[str, str]:
    """Return the country of every seat of a government."""
    lines = load_toml("claims/weighty.toml", Weighty).seats
    return {seat: country for country, seats in lines.items() for seat in seats.split()}


def is_conflict(proposition: Proposition) -> bool:
    """Return whether a proposition is a difference that a desk would ask about."""
    if proposition.verdict not in DIFFERING:
        return False
    if proposition.kind == "collated wording":
        return _is_weighty([value.value for value in proposition.values])
    if proposition.kind == "collated name":
        readings = [value.value for value in proposition.values]
        one_name = _is_abbreviated(readings) or _is_nickname(readings) or _is_titled(readings)
        return not one_name and len({_alike_stems(reading) for reading in readings}) > 1
    if proposition.kind == "collated modality":
        return len({_alike_stems(value.value) for value in proposition.values}) > 1
    # Quoting more or less of the same words is what desks do all day.
    return not (proposition.kind in {"wording", "fragment"} and proposition.verdict is Verdict.GRANULARITY)


def _is_abbreviated(readings: list[str]) -> bool:
    """Return whether the readings shorten one another: E. and East, Capt. and Captain."""
    letters = next((reading for reading in readings if reading.isupper() and len(reading) > 1), None)
    if letters is not None:
        # "OPD" and "Orlando", "UT" and "Tennessee": letters for the whole, of which the other reading is a word.
        return all(reading[:1] in letters for reading in readings)
    ordered = sorted((reading.strip(" .").casefold() for reading in readings), key=len)
    return all(longer.startswith(ordered[0]) for longer in ordered[1:])


def _is_nickname(readings: list[str]) -> bool:
    """Return whether the readings are a given name and short forms of it: James and Jim."""
    first, *others = sorted(reading.strip(" .").casefold() for reading in readings)
    return all((first, other) in nicknames() for other in others)


def _is_titled(readings: list[str]) -> bool:
    """Return whether the readings bear one name with more or fewer titles: Finland's, the Finnish President.

    A country and the seat of its government are one name there.
    """
    words, seats = name_words(), _seats()
    bare = [
        {
            word
            for token in tokenise(reading)
            if token.kind != "mark" and token.fold not in words.titles | SMALL
            for word in seats.get(token.fold, words.demonyms.get(token.fold, token.fold)).split()
        }
        for reading in readings
    ]
    smallest = min(bare, key=len)
    return bool(smallest) and all(smallest <= held for held in bare)


def _alike_stems(reading: str) -> frozenset[str]:
    """Return the stems of a reading, small words left out, one for all words that say the same."""
    alike = _first_alike()
    stems = (stem(token.fold, "en") for token in tokenise(reading) if token.kind != "mark" and token.fold not in SMALL)
    return frozenset(alike.get(one, one) for one in stems)


#: Words beside the one that differs that say nothing by themselves.
SMALL = frozenset(
    {
        "a",
        "an",
        "and",
        "any",
        "but",
        "or",
        "the",
        "to",
        "of",
        "in",
        "on",
        "at",
        "by",
        "for",
        "with",
        "from",
        "be",
        "been",
        "being",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "will",
        "would",
        "shall",
        "should",
    }
)


def _is_weighty(readings: list[str]) -> bool:
    """Return whether short readings of one shape differ in words of weight about one matter.

    "Killed" for "who fled" is a sentence put otherwise; "acquitted" for "accused" is not.
    """
    stems = [_alike_stems(reading) for reading in readings]
    first, *others = stems
    differing = first.union(*others) - first.intersection(*others)
    alike, matters = _first_alike(), _matters()
    about = {alike.get(word, word): matter for word, matter in matters.items()}
    told = [{about[word] for word in held & differing if word in about} for held in stems]
    one_shape = len({len(held) for held in stems}) == 1 and max(map(len, stems)) <= MOST_WORDS
    return one_shape and bool(told[0].intersection(*told[1:]))
