"""Which part somebody plays in an event, as the words around a mention say: killed, accused, dismissed.

Reports of one event call the same man "the driver", "a 40-year-old" and "the suspect"; what is said to be done by or to
him stays the same. Read from the verb behind a mention, from what stands right before it, and from its head.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from stemma.data import load_toml

#: Tokens behind a mention in which its verb is looked for, of a group of verbs, of what is passed over, behind a verb.
REACH, GROUP, PASSED, REST = 26, 6, 8, 9
_MANNER = re.compile(r"ly$")
_PARTICIPLE = re.compile(r"(?:ed|en|pt|nt|ain)$|^(?:shot|hit|struck|hurt|slain|burnt)$")
_SHOTS = frozenset({"fire", "fires", "fired"})
_OPENS = frozenset({"who", "that", "which"})
#: Two words before somebody, and the part that they give: charges against a man.
_HELD = {
    **{(noun, "against"): "accused" for noun in ("charges", "charge", "case", "evidence")},
    **{(noun, "for"): "accused" for noun in ("warrant", "warrants", "manhunt", "hunt")},
    **{(noun, at): "hurt" for noun in ("fire", "fired", "shots", "attack") for at in ("at", "on")},
}


class Deeds(msgspec.Struct, frozen=True, kw_only=True):
    """`names/deeds.toml`: forms of verbs and nouns under the part that they give to somebody."""

    done: dict[str, tuple[str, ...]]
    doers: dict[str, str]
    alone: dict[str, tuple[str, ...]]
    nouns: dict[str, tuple[str, ...]]
    heads: dict[str, tuple[str, ...]]
    states: dict[str, tuple[str, ...]]
    words: dict[str, frozenset[str]]


@cache
def _listed() -> Deeds:
    listed: Deeds = load_toml("names/deeds.toml", Deeds)
    return listed


@cache
def _parts(table: str) -> Mapping[str, str]:
    """Return the part of every form of one table."""
    listed: Mapping[str, Sequence[str]] = getattr(_listed(), table)
    return {form: part for part, forms in listed.items() for form in forms}


def _words(name: str) -> frozenset[str]:
    return _listed().words[name]


def parts_played(ahead: Sequence[str], behind: Sequence[str], *, head: str = "") -> frozenset[str]:
    """Return the parts that somebody plays: from the folded tokens of the sentence before and behind a mention.

    `head` is the common head of a description.
    """
    return frozenset({*_of_head(head), *_said(behind[:REACH]), *_before(ahead)})


def _of_head(head: str) -> set[str]:
    return {_parts("heads")[head]} if head in _parts("heads") else set()


def _said(behind: Sequence[str]) -> set[str]:
    """Return what the verb behind a mention says of it, and the participles that hang on it."""
    if behind[:1] == [""]:
        # What is left of a possessive when it is folded.
        owned = next((_parts("nouns")[word] for word in behind[1:4] if word in _parts("nouns")), None)
        return {owned} if owned else _said(behind[1:])
    at = _verb_place(behind)
    found = _verbs(behind, at)
    for place in range(at, len(behind) - 1):
        # "A girl is recovering after being shot": nobody else has come in between.
        if behind[place] == "being" and behind[place - 1] in {"after", "before", "for", "despite", "without"}:
            found |= _verbs(behind, place)
    return found


def _verb_place(behind: Sequence[str]) -> int:
    """Return where the verb of a mention begins: behind a relative pronoun, an apposition, a place."""
    first, second = [*behind[:2], "", ""][:2]
    if first in _OPENS or (first == "," and (second in _words("auxiliary") or second in _parts("done"))):
        return 1
    if first == "," and second in _OPENS:
        return 2
    if first == ",":
        close = (place + 1 for place in range(2, min(len(behind), PASSED + 2)) if behind[place] == ",")
        return next(close, len(behind))
    finite = _words("be") | {"has", "had", "died", "escaped"}
    passed = (place for place in range(1, min(len(behind), PASSED)) if behind[place] in finite)
    return next(passed, 0) if first in _words("aside") else 0


def _passes(word: str) -> bool:
    """Return whether a word may stand between somebody and the verb itself."""
    return word in _words("auxiliary") or bool(_MANNER.search(word) and word not in _words("not"))


def _verbs(behind: Sequence[str], at: int) -> set[str]:
    """Return what a group of verbs says of its subject."""
    place, be = at, False
    while place < min(len(behind), at + GROUP) and _passes(behind[place]):
        be = be or behind[place] in _words("be")
        place += 1
    rest = behind[place : place + REST]
    if not rest or rest[0] in _words("not"):
        return set()
    told = _parts("alone").get(rest[0], "") or _found(rest) or _state(rest) or _shots(rest, be=be)
    if told or rest[0] not in _parts("done") or (rest[0] in _SHOTS and not be):
        return {told} - {""}
    return _transitive(rest, be=be)


def _found(rest: Sequence[str]) -> str:
    """Return what somebody is found or declared to be."""
    if rest[0] not in {"found", "left", "pronounced", "declared"}:
        return ""
    return next((_parts("alone")[word] for word in rest[1:3] if word in _parts("alone")), "")


def _state(rest: Sequence[str]) -> str:
    """Return what a state says of somebody: in custody, taken to hospital, facing charges."""
    if rest[0] in _words("moved") and {"hospital", "hospitals", "ambulance"} & set(rest):
        return "hurt"
    if rest[0] in {"suffered", "sustained", "suffers"}:
        return "hurt"
    if rest[0].startswith("face") and {"charge", "charges", "trial", "court"} & set(rest[1:6]):
        return "accused"
    if _words("within") & set(rest[:2]):
        return next((_parts("states")[word] for word in rest[1:5] if word in _parts("states")), "")
    return ""


def _shots(rest: Sequence[str], *, be: bool) -> str:
    """Return the part of whoever opens fire, or fires shots at somebody; who fires a coach plays none."""
    after = rest[1] if len(rest) > 1 else ""
    if rest[0].startswith("open") and after == "fire":
        return "assailed"
    return "assailed" if rest[0] in _SHOTS and not be and after in _words("fired") else ""


def _transitive(rest: Sequence[str], *, be: bool) -> set[str]:
    """Return what verbs that take an object, the first of `rest` and those that "and" joins, say of their subject."""
    done = _parts("done")
    verbs, place = [rest[0]], 1
    while place + 1 < len(rest) and rest[place] in {"and", "then", ","} and rest[place + 1] in done:
        verbs.append(rest[place + 1])
        place += 2
    after = rest[place] if place < len(rest) else ""
    passive = bool(_PARTICIPLE.search(verbs[0])) and (be or after in _words("broken"))
    if not passive:
        return {_listed().doers[done[verb]] for verb in verbs if done[verb] in _listed().doers}
    return {done[verb] for verb in verbs}


def _before(ahead: Sequence[str]) -> set[str]:
    """Return what the words right before a mention say of it: whose object it is, or by whom it was done."""
    place = len(ahead) - 1
    while place >= 0 and (ahead[place] in _words("light") or _MANNER.search(ahead[place])):
        place -= 1
    if place < 0:
        return set()
    done, word, prior = _parts("done"), ahead[place], ahead[place - 1] if place else ""
    if word == "by":
        verb = next((one for one in reversed(ahead[max(0, place - 4) : place]) if one in done), "")
        return {_listed().doers.get(done.get(verb, ""), "")} - {""}
    if word in done:
        # What is done by somebody who "was shot" stands before, not behind.
        return set() if prior in _words("be") and _PARTICIPLE.search(word) else {done[word]}
    told = _parts("nouns").get(prior, "") if word == "of" else _HELD.get((prior, word), "")
    return {told} - {""}
