"""The pile votes: what a name is, and where else it stands, is settled by all its places together.

A vote is one distinct context (the form with its two neighbours), so that a copied sentence votes once.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias

import msgspec

from stemma.stages.names.features import Usage, is_headline
from stemma.stages.names.gazetteer import letter_of_listed
from stemma.stages.names.heads import GROUND, headed_type, is_coined
from stemma.stages.names.likeness import token_log_odds
from stemma.stages.names.lists import classes, known_places, lexicon, name_words, posts, towns
from stemma.stages.names.ships import own_name
from stemma.stages.names.spelt import is_century, is_joined, names_firm, names_paper, names_person, names_region
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
#: Times that a title stands before a word that is a person, whatever it was tagged.
TITLED = 3
#: So many times as often may a name be tagged an organisation that is called a unit.
UNITS = 3
#: Log-odds from which two words are one surname spelt two ways.
LEGAL = 1.0
#: Votes of a list that knows a name.
LISTED = 1.0
#: Votes of one "he" or "she" behind an unknown word that speaks, and within how many tokens.
HUMAN, BEHIND = 2.0, 30
_HUMAN = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})
#: Longest name looked for, in tokens.
LONGEST = 8


class Ballot(msgspec.Struct, frozen=True, dict=True):
    """What the pile says of every name: the type that won, and the keys that are looked for everywhere."""

    types: Mapping[Key, str]
    sought: frozenset[Key]
    #: Names of several words that stand in headlines alone, where every word has a capital.
    shouted: frozenset[Key] = frozenset()
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
    told: set[Key] = set()
    for sentence, found in zip(sentences, tagged, strict=True):
        headline = is_headline(sentence)
        for name in found:
            key = key_of(sentence, name.first, name.last)
            before = sentence[name.first - 1].fold if name.first else ""
            after = sentence[name.last].fold if name.last < len(sentence) else ""
            ballot = (key, before, after, name.type)
            if not headline:
                told.add(key)
            if key and ballot not in seen:
                seen.add(ballot)
                joined = len(key) == 1 and name.type in ("person", "place") and is_joined(sentence[name.first].form)
                votes[key]["organisation" if joined else name.type] += name.score
    for key, meant in _spoken_of(sentences, tagged, following or [*range(1, len(sentences)), None]):
        votes[key]["person"] += HUMAN * meant
    surnames = _surnames(votes)
    types = {key: _elected(key, votes[key], surnames, usage=usage) for key in sorted(votes)}
    types |= dict.fromkeys(_misspelt(types, surnames, usage), "person")
    sought = {key for key in types if _is_sought(key, votes[key], usage)}
    sought |= _short_forms(types, usage)
    small = {key[0] for key, kind in types.items() if kind == "place" and len(key) == 1 and _is_no_word(key[0])}
    shouted = {key for key, kind in types.items() if key not in told and _is_doubtful(key, kind, usage)}
    return Ballot(types, frozenset(sought - shouted), frozenset(shouted), towns=frozenset(small))


def _is_doubtful(key: Key, kind: str, usage: Usage) -> bool:
    """Return whether a name of a headline may be a word of it and a name: Orlin Revokes, Early Reviews For Orlin."""
    if len(key) == 1 or kind not in ("organisation", "place", "other") or headed_type(key) or letter_of_listed(key):
        return False
    plain = {word for word in key if lexicon().get(word, "") == "c" and usage.lower.get(word, 0)}
    return any(usage.lower[word] > usage.inside.get(word, 0) for word in plain)


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
    headed = headed_type(key)
    doubtful = headed == "place" and _first(counted) == "organisation" and key[-1] not in GROUND
    certain = _certain(key, surnames) or ("" if doubtful else headed)
    if certain:
        return certain
    tally = defaultdict(float, counted)
    if len(key) == 1:
        _weigh_word(key[0], tally, surnames, usage=usage)
    elif _is_nickname(key):
        tally["person"] += tally.pop("organisation", 0.0) + tally.pop("other", 0.0)
    elif _is_full_name(key, usage) or names_person(key):
        tally["person"] += sum(tally.pop(kind, 0.0) for kind in ("organisation", "place", "other"))
    elif names_firm(key):
        tally["organisation"] += LISTED + tally.pop("place", 0.0) + tally.pop("person", 0.0)
    # The tagger knows no units and calls them organisations: what the words around say counts for more.
    if tally["unit"] and UNITS * tally["unit"] >= tally["organisation"]:
        tally["unit"] += tally.pop("organisation", 0.0)
    # "Other" says that nothing is known; anything that is known counts for more.
    if len(tally) > 1 and "other" in tally:
        tally["other"] *= 0.0 if surnames.get(key[-1]) or tally["place"] >= 2 else UNKNOWN  # noqa: PLR2004 - a town of the lists
    return _first(tally)


def _certain(key: Key, surnames: Mapping[str, float]) -> str:
    """Return the type that lists give a whole name, whatever was tagged; nothing where they do not know it."""
    words = name_words()
    joined = " ".join(key)
    if joined in known_places() or names_region(key) or (letter_of_listed(key) == "p" and not surnames.get(key[-1])):
        return "place"
    if len(key) == 1 and is_coined(joined):
        return "event"
    if len(key) == 1 and joined in words.postal and not surnames.get(joined):
        return "place"
    if names_paper(key):
        return "organisation"
    listed = joined in words.acronyms or joined in words.acronyms.values() or joined in words.seats
    return "organisation" if listed else ""


#: How a surname begins that is nothing else.
_IRISH = ("o'", "o’")


def _of_lists(word: str) -> str:
    """Return what a lone word is that lists know as a brand, or as a planet or moon; nothing for any other."""
    words = name_words()
    return "organisation" if word in words.brands else "place" if word in words.worlds else ""


def _weigh_word(word: str, tally: defaultdict[str, float], surnames: Mapping[str, float], *, usage: Usage) -> None:
    """Add to the votes on a lone word what lists, titles and full names of the pile say of it."""
    tally["person"] += surnames.get(word, 0.0)
    brand = _of_lists(word)
    if brand and not surnames.get(word) and not usage.addressed.get(word):
        tally[brand] += LISTED + sum(tally.pop(kind, 0.0) for kind in ("place", "person", "organisation"))
        return
    if word.startswith(_IRISH) and len(word) > len("o'ab"):
        tally["person"] += LISTED
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


def _is_nickname(key: Key) -> bool:
    """Return whether a plain word stands before a given name that is no other word: Crooked X."""
    given = set(lexicon().get(key[-1], "").lower())
    return len(key) == PAIR and lexicon().get(key[0], "") == "c" and bool({"m", "f"} & given) and given <= {"m", "f"}


#: The words of a nickname.
PAIR = 2


def _is_sought(key: Key, counted: dict[str, float], usage: Usage) -> bool:
    if len(key) > 1:
        return max(counted.values()) >= SURE and len(key) <= LONGEST and not is_century(key)
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
        if not key or is_century(key) or (name.last - name.first == 1 and _only_opens(sentence, name, usage)):
            continue
        if key in ballot.shouted:
            # What else is a name in it is found as one.
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
            start = first - _given_before(sentence, taken, name)
            taken[start:last] = [True] * (last - start)
            yield Tagged(start, last, name.type, name.score)
            break


def _given_before(sentence: Sequence[Word], taken: Sequence[bool], name: Tagged) -> int:
    """Return 1 where the word before a surname opens its sentence and is a given name, so that both are one name."""
    if name.type != "person" or (name.first, name.last) != (1, 2) or taken[0] or not sentence[0].form[0].isupper():
        return 0
    return int(bool({"m", "f"} & set(lexicon().get(sentence[0].fold, "").lower())))


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
    letters = lexicon().get(word.fold, "")
    manner = word.fold.endswith("ly") and len(word.fold) > ADVERB and not letters
    return lower > inside or (("c" in letters or manner) and not inside)


#: Letters of a word in -ly that no list knows and that opens a sentence to say how, less one.
ADVERB = 6


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
