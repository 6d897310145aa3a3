"""The pile votes: what a name is, and where else it stands, is settled by all its places together.

A vote is one distinct context (the form with its two neighbours), so that a copied sentence votes once.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias

import msgspec

from stemma.stages.names.features import Usage
from stemma.stages.names.likeness import token_log_odds
from stemma.stages.names.lists import classes, known_places, lexicon, name_words, posts, towns
from stemma.stages.names.ships import is_ship, own_name
from stemma.stages.names.tagger import Tagged
from stemma.stages.names.tokens import Word

#: A name as its folded tokens.
Key: TypeAlias = tuple[str, ...]

#: Share of a lone word's capitalised places inside sentences that must be tagged, for the word to be a name everywhere.
OFTEN = 0.3
#: Mean score from which a name of several words that was found once is looked for elsewhere.
SURE = 0.6
#: Votes of one full name for its surname being a person.
SURNAME = 4
#: What a vote for "other" counts beside one that knows better.
UNKNOWN = 0.4
#: Tokens of a person's full name, at most.
FULL = 3
#: Heads of names that are a place whatever stands around them.
GROUND = frozenset({"palace", "airport", "square", "street", "avenue", "bridge", "river", "island", "mountain", "sea"})
#: What affairs are called.
AFFAIRS = frozenset(
    {
        "hunt",
        "hoax",
        "scam",
        "scandal",
        "affair",
        "probe",
        "inquiry",
        "investigation",
        "meddling",
        "collusion",
        "shutdown",
    }
)
#: Times that a title stands before a word that is a person, whatever it was tagged.
TITLED = 3
#: So many times as often may a name be tagged an organisation that is called a unit.
UNITS = 3
#: Log-odds from which two words are one surname spelt two ways.
LEGAL = 1.0
#: Votes of one "he" or "she" behind an unknown word that speaks, and within how many tokens.
HUMAN, BEHIND = 2.0, 30
_HUMAN = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})
#: Longest name looked for, in tokens.
LONGEST = 8


class Ballot(msgspec.Struct, frozen=True, dict=True):
    """What the pile says of every name: the type that won, and the keys that are looked for everywhere."""

    types: Mapping[Key, str]
    sought: frozenset[Key]
    #: Towns and countries of the pile that are no word of the language, so that small letters do not hide them.
    towns: frozenset[str] = frozenset()

    @cached_property
    def openings(self) -> frozenset[str]:
        """The words with which the sought names begin."""
        return frozenset(key[0] for key in self.sought)


def key_of(sentence: Sequence[Word], first: int, last: int) -> Key:
    """Return a name's key: folded tokens without marks."""
    return tuple(word.fold for word in sentence[first:last] if word.form[0].isalnum())


def hold_ballot(
    sentences: Sequence[Sequence[Word]],
    tagged: Sequence[Sequence[Tagged]],
    usage: Usage,
    *,
    following: Sequence[int | None] = (),
) -> Ballot:
    """Return the outcome of the vote over all sentences of a pile, each of which is given once.

    `following` says by its number which sentence comes behind each; where it is empty, they stand as in their text.
    """
    votes: dict[Key, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    seen: set[tuple[Key, str, str, str]] = set()
    for sentence, found in zip(sentences, tagged, strict=True):
        for name in found:
            key = key_of(sentence, name.first, name.last)
            before = sentence[name.first - 1].fold if name.first else ""
            after = sentence[name.last].fold if name.last < len(sentence) else ""
            ballot = (key, before, after, name.type)
            if key and ballot not in seen:
                seen.add(ballot)
                votes[key][name.type] += name.score
    for key, meant in _spoken_of(sentences, tagged, following or [*range(1, len(sentences)), None]):
        votes[key]["person"] += HUMAN * meant
    surnames = _surnames(votes)
    types = {key: _elected(key, votes[key], surnames, usage=usage) for key in sorted(votes)}
    types |= dict.fromkeys(_misspelt(types, surnames, usage), "person")
    sought = {key for key in types if _is_sought(key, votes[key], usage)}
    sought |= _short_forms(types, usage)
    small = {key[0] for key, kind in types.items() if kind == "place" and len(key) == 1 and _is_no_word(key[0])}
    return Ballot(types, frozenset(sought), frozenset(small))


def _spoken_of(
    sentences: Sequence[Sequence[Word]], tagged: Sequence[Sequence[Tagged]], following: Sequence[int | None]
) -> Iterator[tuple[Key, int]]:
    """Yield the lone words of no list that speak and are called he or she before anybody else is named."""
    known, words = lexicon(), name_words()
    for number, (sentence, found) in enumerate(zip(sentences, tagged, strict=True)):
        for place, name in enumerate(found):
            key = key_of(sentence, name.first, name.last)
            if len(key) != 1 or key[0] in known or key[0] in towns() or name.type == "person":
                continue
            after = sentence[name.last : found[place + 1].first if place + 1 < len(found) else len(sentence)]
            if not after or after[0].fold not in words.speech:
                continue
            onward = following[number]
            if place + 1 == len(found) and onward is not None:
                others = tagged[onward]
                after = [*after, *sentences[onward][: others[0].first if others else None]]
            if {word.fold for word in after[:BEHIND]} & _HUMAN:
                yield key, 1


def _is_full_name(key: Key, usage: Usage) -> bool:
    """Return whether a listed given name stands before a surname that titles precede elsewhere: Donald, President X."""
    letters = lexicon().get(key[0], "")
    given = bool({"m", "f", "M", "F"} & set(letters)) and not {"c", "n", "o"} & set(letters)
    return given and len(key) <= FULL and usage.styled.get(key[-1], 0) >= TITLED


def _misspelt(types: Mapping[Key, str], surnames: Mapping[str, float], usage: Usage) -> Iterator[Key]:
    """Yield the lone words of no list that speak and are spelt nearly as a surname of the pile: no bodies, slips."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for surname in sorted(surnames):
        by_letter[surname[0]].append(surname)
    for key, kind in types.items():
        word = key[0]
        speaks = usage.speaking.get(word, 0) or usage.styled.get(word, 0)
        if len(key) > 1 or kind in ("person", "unit") or not speaks or word in lexicon() or word in towns():
            continue
        if any(token_log_odds(word, other) >= LEGAL for other in by_letter[word[0]] if other != word):
            yield key


def _short_forms(types: dict[Key, str], usage: Usage) -> set[Key]:
    """Return the short forms of long names, and give each its type: a surname, a unit's own name, a ship's."""
    short: dict[Key, str] = {}
    for key in sorted(types):
        if len(key) < 2:  # noqa: PLR2004 - a name and what it can be cut to
            continue
        if types[key] == "person" and _can_stand_alone(key[-1], usage):
            short.setdefault(key[-1:], "person")
        elif types[key] == "unit" and key[-1] in name_words().units and not key[0][0].isdigit():
            own = key[:-1]
            if (
                own[0] not in name_words().demonyms
                and not ("c" in lexicon().get(own[0], "") and len(own) == 1)
                and " ".join(own) not in known_places()
            ):
                short.setdefault(own, "unit")
        elif (own := own_name(key)) and types.get(own) != "person":
            short.setdefault(own, "other")
    for key, kind in short.items():
        if key not in types or kind != "person":
            types[key] = kind
    return {key for key in short if types[key] == short[key]}


def _can_stand_alone(word: str, usage: Usage) -> bool:
    common = "c" in lexicon().get(word, "")
    return (
        len(word) > 2  # noqa: PLR2004 - initials
        and not (common and usage.lower.get(word, 0) >= usage.inside.get(word, 0))
        and word not in name_words().demonyms
        and word not in name_words().calendar
    )


def _surnames(votes: Mapping[Key, dict[str, float]]) -> Mapping[str, float]:
    """Return how strongly a word is the last of persons' full names."""
    strength: dict[str, float] = defaultdict(float)
    for key, counted in votes.items():
        if len(key) > 1 and _first(counted) == "person":
            for word in key[1:]:
                strength[word] += SURNAME * counted["person"]
    return strength


def _first(counted: dict[str, float]) -> str:
    return min(counted, key=lambda name: (-counted[name], name))


def _elected(key: Key, counted: dict[str, float], surnames: Mapping[str, float], *, usage: Usage) -> str:
    words = name_words()
    joined = " ".join(key)
    if joined in known_places():
        return "place"
    if len(key) == 1 and _is_coined(joined):
        return "event"
    if joined in words.acronyms or joined in words.acronyms.values() or joined in words.seats:
        return "organisation"
    headed = headed_type(key)
    if headed and not (headed == "place" and _first(counted) == "organisation" and key[-1] not in GROUND):
        return headed
    tally = defaultdict(float, counted)
    if len(key) == 1:
        _weigh_word(key[0], tally, surnames, usage=usage)
    elif _is_nickname(key):
        tally["person"] += tally.pop("organisation", 0.0) + tally.pop("other", 0.0)
    elif _is_full_name(key, usage):
        tally["person"] += tally.pop("organisation", 0.0) + tally.pop("place", 0.0)
    # The tagger knows no units and calls them organisations: what the words around say counts for more.
    if tally["unit"] and UNITS * tally["unit"] >= tally["organisation"]:
        tally["unit"] += tally.pop("organisation", 0.0)
    # "Other" says that nothing is known; anything that is known counts for more.
    if len(tally) > 1 and "other" in tally:
        tally["other"] *= 0.0 if surnames.get(key[-1]) or tally["place"] >= 2 else UNKNOWN  # noqa: PLR2004 - a town of the lists
    return _first(tally)


def _weigh_word(word: str, tally: defaultdict[str, float], surnames: Mapping[str, float], *, usage: Usage) -> None:
    """Add to the votes on a lone word what lists, titles and full names of the pile say of it."""
    tally["person"] += surnames.get(word, 0.0)
    # What stands after "in" and is a known town is one, unless persons bear the name here.
    letters = lexicon().get(word, "")
    if "n" in letters or ("t" in letters and usage.placed.get(word, 0)):
        tally["place"] += (1.5 if "n" in letters else 0.5) + usage.placed.get(word, 0)
    if ("t" in letters or word in towns()) and not {"c", "s", "m", "f"} & set(letters) and word not in surnames:
        tally["place"] += 2.0
    tally["person"] += 0.5 * min(4, usage.styled.get(word, 0))
    # President X is a person however often X is misread, unless lists or brackets know X as something else.
    known = {"n", "t", "o"} & set(letters) or word in towns() or usage.shortened.get(word)
    if (usage.styled.get(word, 0) >= TITLED or usage.addressed.get(word)) and not known:
        tally["person"] += tally.pop("organisation", 0.0) + tally.pop("place", 0.0)


def headed_type(key: Key) -> str | None:  # noqa: PLR0911 - one line a type
    """Return the type that a name's last word, or its first, gives away; None where it says nothing."""
    words = name_words()
    if len(key) < 2:  # noqa: PLR2004 - a head and what it heads
        return None
    last = key[-1] if key[-1] not in words.legal_forms else key[-2] if len(key) > 2 else key[-1]  # noqa: PLR2004 - the same
    if key[-1] in words.legal_forms and key[-1] not in {"company", "as", "se", "co"}:
        return "organisation"
    if key[0] == "operation" or last in words.events - {"open", "games", "war"} or _is_affair(key):
        return "event"
    if is_ship(key) or (key[-1] in {"one", "two"} and key[-2] in words.units):
        return "other"
    head = next((word for place, word in enumerate(key) if place + 1 < len(key) and key[place + 1] == "of"), last)
    if head in words.units and not (head in {"company", "unit", "guard", "command"} and not key[0][0].isdigit()):
        return "unit"
    if head in words.organisations - {
        "city",
        "oil",
        "gas",
        "energy",
        "sons",
        "united",
        "post",
        "front",
        "brothers",
        "trust",
        "church",
    }:
        return "organisation"
    if head in words.places - {"hill", "park", "lake", "castle", "state", "port", "beach", "hotel", "tower"}:
        return "place"
    return None


def _is_coined(word: str) -> bool:
    """Return whether a word is coined as news coins the leaving of a union or an affair: Norxit, Harbourgate."""
    return (
        word.endswith(("exit", "xit", "gate")) and len(word) > COINED and word not in lexicon() and word not in towns()
    )


#: Letters of a coined word, less one.
COINED = 5


def _is_nickname(key: Key) -> bool:
    """Return whether a plain word stands before a given name that is no other word: Crooked X."""
    given = set(lexicon().get(key[-1], "").lower())
    return len(key) == PAIR and lexicon().get(key[0], "") == "c" and bool({"m", "f"} & given) and given <= {"m", "f"}


#: The words of a nickname.
PAIR = 2


def _is_affair(key: Key) -> bool:
    """Return whether a name is an affair as people call it: words of the language alone, the last of them a hunt."""
    plain = all("c" in lexicon().get(word, "") or word in name_words().demonyms for word in key)
    return key[-1] in AFFAIRS and plain


def _is_sought(key: Key, counted: dict[str, float], usage: Usage) -> bool:
    if len(key) > 1:
        return max(counted.values()) >= SURE and len(key) <= LONGEST
    word = key[0]
    letters = lexicon().get(word, "")
    inside, lower = usage.inside.get(word, 0), usage.lower.get(word, 0)
    if "c" in letters and lower >= inside:
        return False
    return sum(counted.values()) >= OFTEN * max(1, inside)


def project(sentence: Sequence[Word], found: Sequence[Tagged], ballot: Ballot, *, usage: Usage) -> Iterator[Tagged]:
    """Yield the names of a sentence after the vote, in order: those found, with the type that won, and those missed."""
    taken = [False] * len(sentence)
    names: list[Tagged] = []
    for name in found:
        key = key_of(sentence, name.first, name.last)
        if not key or (name.last - name.first == 1 and _only_opens(sentence, name, usage)):
            continue
        names.append(Tagged(name.first, name.last, ballot.types.get(key, name.type), name.score))
        taken[name.first : name.last] = [True] * (name.last - name.first)
    names += _missed(sentence, taken, ballot, usage=usage)
    yield from sorted(names, key=lambda name: name.first)


def _missed(sentence: Sequence[Word], taken: list[bool], ballot: Ballot, *, usage: Usage) -> Iterator[Tagged]:
    for first in range(len(sentence)):
        if taken[first]:
            continue
        if sentence[first].form[0].islower() and sentence[first].fold in ballot.towns:
            taken[first] = True
            yield Tagged(first, first + 1, "place", OFTEN + 0.2)
            continue
        if not (sentence[first].form[0].isupper() or sentence[first].form[0].isdigit()):
            continue
        if sentence[first].fold not in ballot.openings:
            continue
        for last in range(min(len(sentence), first + LONGEST), first, -1):
            key = key_of(sentence, first, last)
            if any(taken[first:last]) or key not in ballot.sought or not sentence[last - 1].form[0].isalnum():
                continue
            if not all(
                word.form[0].isupper() or not word.form[0].isalpha() or word.fold in name_words().particles
                for word in sentence[first:last]
            ):
                continue
            name = Tagged(first, last, ballot.types[key], OFTEN + 0.2)
            if last - first == 1 and (_only_opens(sentence, name, usage) or _part_of_more(sentence, first)):
                continue
            taken[first:last] = [True] * (last - first)
            yield name
            break


def _is_no_word(word: str) -> bool:
    """Return whether a listed town or country is no word of the language: kyiv, not turkey."""
    letters = lexicon().get(word, "")
    listed = ("t" in letters or "n" in letters or word in towns()) and "c" not in letters
    return listed and len(word) > 3 and word not in classes()  # noqa: PLR2004 - particles


def _only_opens(sentence: Sequence[Word], name: Tagged, usage: Usage) -> bool:
    """Return whether a lone word is capitalised because it opens a sentence, as its other uses say."""
    word = sentence[name.first]
    if name.first and sentence[name.first - 1].form[0].isalnum():
        return False
    lower, inside = usage.lower.get(word.fold, 0), usage.inside.get(word.fold, 0)
    return lower > inside or ("c" in lexicon().get(word.fold, "") and not inside)


def _part_of_more(sentence: Sequence[Word], place: int) -> bool:
    """Return whether a lone word stands between other capitals, so that it is part of some longer name."""
    before = sentence[place - 1] if place > 1 else None
    after = sentence[place + 1] if place + 1 < len(sentence) else None
    left = (
        before is not None
        and before.form[0].isupper()
        and before.fold not in posts()
        and before.fold not in name_words().demonyms
    )
    right = after is not None and after.form[0].isupper() and after.fold not in posts()
    return left or right
