"""Which part somebody plays in an event, as the words around a mention say: killed, accused, dismissed.

Reports of one event call the same man "the driver", "a 40-year-old" and "the suspect"; what is said to be done by or to
him stays the same. Read from the verb behind a mention, from what stands right before it, and from its head.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from stemma.data import load_toml

#: Tokens behind a mention in which its verb is looked for, of a group of verbs, of what is passed over, at most.
REACH, GROUP, PASSED = 26, 6, 8
_BE = frozenset({"was", "were", "is", "are", "be", "been", "being", "'s", "’s", "'re", "got", "get", "gets", "getting"})
_AUXILIARY = _BE | frozenset(
    {"has", "have", "had", "will", "would", "may", "might", "could", "should", "must", "to", "also", "later", "then", "just"}
    | {"now", "still", "first", "since", "already", "twice", "both", "remained", "remains", "believed", "said", "thought"}
)
_NOT = frozenset({"not", "never", "no", "n't", "nearly", "almost"})
_LESS = re.compile(r"ly$")
_PARTICIPLE = re.compile(r"(?:ed|en|pt|nt|ain)$|^(?:shot|hit|struck|hurt|slain|burnt)$")
_AFTER = frozenset({"in", "on", "at", "with", "from", "after", "before", "as", "when", "while", "during", "over", "near"})
_AFTER_TOO = frozenset({"outside", "inside", "by", "for", "of", "dead", "to", "and", "amid", "under", ".", ",", ";", "", "!", ":"})
#: Before a phrase, no more than its article, its number or its manner.
_LIGHT = frozenset(
    {"the", "a", "an", "his", "her", "their", "its", "this", "that", "these", "those", "another", "one", "other", "at", "least"}
    | {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "more", "than", "about", "some", "several", "both"}
)
_MOVED = frozenset({"taken", "transported", "rushed", "flown", "brought", "admitted"})
_OPENS = frozenset({"who", "that", "which"})
_OBJECT = frozenset({"him", "her", "them", "himself", "herself", "themselves", "someone", "somebody", "people"}) | _LIGHT


class Deeds(msgspec.Struct, frozen=True, kw_only=True):
    """`names/deeds.toml`: forms of verbs and nouns under the part that they give to somebody."""

    done: dict[str, tuple[str, ...]]
    doers: dict[str, str]
    alone: dict[str, tuple[str, ...]]
    nouns: dict[str, tuple[str, ...]]
    heads: dict[str, tuple[str, ...]]
    states: dict[str, tuple[str, ...]]


@cache
def _listed() -> Deeds:
    listed: Deeds = load_toml("names/deeds.toml", Deeds)
    return listed


@cache
def _parts(table: str) -> Mapping[str, str]:
    """Return the part of every form of one table."""
    listed: Mapping[str, Sequence[str]] = getattr(_listed(), table)
    return {form: part for part, forms in listed.items() for form in forms}


def parts_played(ahead: Sequence[str], behind: Sequence[str], *, head: str = "") -> frozenset[str]:
    """Return the parts that somebody plays: from the folded tokens of the sentence before and behind a mention.

    `head` is the common head of a description.
    """
    return frozenset({*_of_head(head), *_said(behind[:REACH]), *_before(ahead)})


def _of_head(head: str) -> set[str]:
    return {_parts("heads")[head]} if head in _parts("heads") else set()


def _said(behind: Sequence[str]) -> set[str]:
    """Return what the verb behind a mention says of it, and the participles that hang on it."""
    if behind[:1] and behind[0] in {"'s", "’s", "'", "’"}:
        owned = next((_parts("nouns")[word] for word in behind[1:4] if word in _parts("nouns")), None)
        if owned or behind[0] in {"'", "’"}:
            return {owned} if owned else set()
    at = _verb_place(behind)
    found = _verbs(behind, at)
    for place in range(at, len(behind) - 1):
        # "A girl is recovering after being shot": nobody else has come in between.
        if behind[place] == "being" and behind[place - 1] in {"after", "before", "for", "despite", "without"}:
            found |= _verbs(behind, place)
    return found


def _verb_place(behind: Sequence[str]) -> int:
    """Return where the verb of a mention begins: behind a relative pronoun, an apposition, a place."""
    if not behind:
        return 0
    if behind[0] in _OPENS:
        return 1
    if behind[0] == ",":
        if behind[1:2] and behind[1] in _OPENS:
            return 2
        if behind[1:2] and (behind[1] in _AUXILIARY or behind[1] in _parts("done")):
            return 1
        close = next((place for place in range(2, min(len(behind), PASSED + 2)) if behind[place] == ","), None)
        return len(behind) if close is None else close + 1
    if behind[0] in {"in", "of", "from", "at", "on", "with", "near"}:
        passed = range(1, min(len(behind), PASSED))
        return next((place for place in passed if behind[place] in _BE | {"has", "had", "died", "escaped"}), 0)
    return 0


def _verbs(behind: Sequence[str], at: int) -> set[str]:
    """Return what a group of verbs says of its subject."""
    place, be = at, False
    while place < min(len(behind), at + GROUP) and (behind[place] in _AUXILIARY or _LESS.search(behind[place])):
        be = be or behind[place] in _BE
        place += 1
    rest = list(behind[place : place + 9])
    if not rest or rest[0] in _NOT:
        return set()
    word, after = rest[0], rest[1] if len(rest) > 1 else ""
    if word in _parts("alone"):
        return {_parts("alone")[word]}
    if word in {"found", "left", "pronounced", "declared"} and {"dead", "killed", "guilty", "lifeless"} & set(rest[1:3]):
        return {"accused"} if "guilty" in rest[1:3] else {"killed"}
    if word in _MOVED and {"hospital", "hospitals", "ambulance"} & set(rest[1:]):
        return {"hurt"}
    if word in {"in", "on", "under", "behind", "at"} or after in {"in", "under", "behind", "into"}:
        for state in rest[1:5]:
            if state in _parts("states"):
                return {_parts("states")[state]}
    if word.startswith("face") and {"charge", "charges", "trial", "court"} & set(rest[1:6]):
        return {"accused"}
    if word in {"suffered", "sustained", "suffers"}:
        return {"hurt"}
    if word.startswith("open") and after == "fire":
        return {"assailed"}
    if word in {"fired", "fire", "fires"} and (not be) and after not in _OBJECT - {"several", "two", "three", "at"}:
        return {"assailed"} if after in {"at", "on", "into", "shots", "several", "upon", "two", "three", "multiple"} else set()
    if word not in _parts("done"):
        return set()
    return _transitive(rest, be=be)


def _transitive(rest: Sequence[str], *, be: bool) -> set[str]:
    """Return what verbs that take an object, the first of `rest` and those that "and" joins, say of their subject."""
    done = _parts("done")
    verbs, place = [rest[0]], 1
    while place + 1 < len(rest) and rest[place] in {"and", "then", ","} and rest[place + 1] in done:
        verbs.append(rest[place + 1])
        place += 2
    after = rest[place] if place < len(rest) else ""
    passive = bool(_PARTICIPLE.search(verbs[0])) and (be or after in _AFTER or after in _AFTER_TOO)
    if not passive:
        return {_listed().doers[done[verb]] for verb in verbs if done[verb] in _listed().doers}
    found = {done[verb] for verb in verbs}
    if "accused" in found and after in {"of", "with", "for", "in", "over"}:
        charge = {done.get(word) or _parts("nouns").get(word) for word in rest[place + 1 : place + 5]}
        found |= {"assailed"} if charge & {"killed", "hurt"} else set()
    return found


def _before(ahead: Sequence[str]) -> set[str]:
    """Return what the words right before a mention say of it: whose object it is, or by whom it was done."""
    done, nouns = _parts("done"), _parts("nouns")
    place = len(ahead) - 1
    while place >= 0 and (ahead[place] in _LIGHT or _LESS.search(ahead[place])):
        place -= 1
    if place < 0:
        return set()
    word, prior = ahead[place], ahead[place - 1] if place else ""
    if word == "by":
        verb = next((one for one in reversed(ahead[max(0, place - 4) : place]) if one in done), "")
        return {_listed().doers[done[verb]]} & set(_listed().doers.values()) if done.get(verb) in _listed().doers else set()
    if word == "of" and prior in nouns:
        return {nouns[prior]}
    if word == "against" and prior in {"charges", "charge", "case", "evidence"}:
        return {"accused"}
    if word == "for" and prior in {"warrant", "warrants", "manhunt", "hunt"}:
        return {"accused"}
    if word in {"at", "on"} and prior in {"fire", "fired", "shots", "attack"}:
        return {"hurt"}
    joined = word in done and not (prior in _BE and _PARTICIPLE.search(word))
    return {done[word]} if joined else set()
