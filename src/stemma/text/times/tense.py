"""Whether a text looks ahead to a moment or back on it: the verb that governs a time expression says so."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from stemma.data import load_toml

#: Characters of the sentence before an expression, and behind one that opens it, in which its verb is looked for.
BEFORE, AFTER = 240, 140
#: With fewer words before it, an expression opens its sentence ("On Tuesday, the court will").
_OPENING_WORDS = 3

#: The end of a sentence; initials, titles and "a.m." end none.
_STOP = re.compile(
    r"(?:(?<![.\s][A-Za-z])(?<!\b(?:Mr|Ms|Dr|St|Co|Lt|No))(?<!\b(?:Mrs|Gov|Sen|Rep|Sgt|Inc))\.|[!?;])[\"”’']*\s+"
    r"(?=[A-Z“\"]|\Z)|\n\s*\n"
)
#: An infinitive, and no "to" of a place, a person or things.
_INFINITIVE = re.compile(
    r"(?<!according )(?<!due )\bto (?!(?:the|an?|his|her|its|their|our|my|your|this|that|these|those|him|it|them|us|"
    r"me|be|\w+(?:ing|ed|[^s]s))\b)[a-z]{2,}"
)
_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
#: Words that may stand between the parts of a verb.
_BETWEEN = re.compile(r"not|also|now|then|still|only|just|never|\w+ly")


class _Words(msgspec.Struct, frozen=True):
    """`data/times/tense.toml` as it stands."""

    will: frozenset[str]
    refusing: frozenset[str]
    telling: frozenset[str]
    be: frozenset[str]
    been: frozenset[str]
    have: frozenset[str]
    states: frozenset[str]
    ahead: frozenset[str]
    nouns: frozenset[str]
    planned: frozenset[str]
    planning: frozenset[str]
    past: frozenset[str]
    unpast: frozenset[str]
    articles: frozenset[str]
    reduced: frozenset[str]
    captioned: frozenset[str]
    clauses: frozenset[str]
    leading: frozenset[str]
    lasting: frozenset[str]
    negations: frozenset[str]


@cache
def _listed() -> _Words:
    return load_toml("times/tense.toml", _Words)


@cache
def _planning() -> tuple[str, ...]:
    return tuple(sorted(_listed().planning))


class Verb(NamedTuple):
    """A verb of a sentence by its words, half-open: whether it looks ahead, whether it is no mere participle."""

    start: int
    end: int
    ahead: bool
    finite: bool


def looks_ahead(text: str, start: int, end: int) -> bool:
    """Return whether an expression, given by its half-open span, lies ahead: the nearest verb of its sentence decides.

    Where no verb is found, it does not: most of the news tells what has been.
    """
    before = text[max(0, start - BEFORE) : start]
    stops = [stop.end() for stop in _STOP.finditer(before)]
    sentence = before[stops[-1] :] if stops else before
    words = _words(sentence)
    verbs = list(_verbs(words))
    owner = text[end : end + 2] in {"'s", "’s"}
    led = _led(words, verbs, owner=owner)
    if led is not None:
        return led
    # "Those trying to win in November say": an infinitive without a past verb on either side.
    open_end = not verbs and _INFINITIVE.search(sentence) is not None
    opens = (len(words) < _OPENING_WORDS and not verbs) or _opens_clause(words) or open_end
    if owner or not opens:
        return bool(verbs) and verbs[-1].ahead
    after = list(_verbs(_words(_STOP.split(text[end : end + AFTER], maxsplit=1)[0])))
    found = next((verb.ahead for verb in after if verb.finite), None)
    return open_end or (bool(verbs) and verbs[-1].ahead) if found is None else found


def _opens_clause(words: Sequence[str]) -> bool:
    """Return whether a clause begins right before an expression: "said that on Tuesday", "though Friday"."""
    at = len(words) - (words[-1] in {"on", "in", "by"})
    return at > 0 and words[at - 1] in _listed().clauses


def _words(text: str) -> list[str]:
    return [word[0].replace("’", "'").lower() for word in _WORD.finditer(text) if word[0] != "May"]


def _led(words: Sequence[str], verbs: Sequence[Verb], *, owner: bool) -> bool | None:
    """Return what the word right before an expression says: "until", "by", "since", "is on"; None if nothing."""
    at = len(words)
    while at and words[at - 1] in _listed().leading:
        at -= 1
    lead = words[at - 1] if at else ""
    back = bool(verbs) and not verbs[-1].ahead
    told = words[verbs[-1].end :] if verbs else words
    if lead in {"since", "into"}:
        return lead == "into" and not back
    if lead in {"by", "until", "till"} and len(words) >= _OPENING_WORDS:
        return not back or "to" in told or (lead != "by" and not _lasting(words[verbs[-1].start :]))
    passive = _is_past(lead) and lead not in _listed().captioned and at < len(words)
    present = lead in _listed().be or (at > 1 and words[at - 2] in _listed().be and passive)
    return True if present and not owner else None


def _lasting(words: Sequence[str]) -> bool:
    """Return whether the verb that begins the words went on, or did not come about, until a moment that is past."""
    went_on = words[0] in _listed().been and not _is_past(_at(words, _over(words, 1)))
    return went_on or words[0] in _listed().lasting or bool(_listed().negations.intersection(words))


def _verbs(words: Sequence[str]) -> Iterator[Verb]:
    """Yield the verbs of a sentence that say whether it looks ahead, in order."""
    at = 0
    while at < len(words):
        verb = _modal(words, at) or _auxiliary(words, at) or _plan(words, at) or _past(words, at)
        if verb:
            yield verb
        at = max(at + 1, verb.end if verb else 0, _infinitive(words, at))


def _modal(words: Sequence[str], at: int) -> Verb | None:
    """Read "will be held", "would not say", "could have been": with "have" or a refusal, it looks back."""
    word = words[at]
    if word not in _listed().will and not word.endswith("'ll"):
        return None
    end = _over(words, at + 1)
    if word == "can" and end == len(words):
        return None
    over = _over(words, end + 1)
    if _at(words, end) == "have" and (_at(words, over) in {"", "been"} or _is_past(_at(words, over))):
        return Verb(at, _participle(words, over), ahead=False, finite=True)
    negated = word.endswith("n't") or "not" in words[at:end]
    refusing = negated and (
        word.startswith("could") or (word in _listed().refusing and _at(words, end) in _listed().telling)
    )
    return Verb(at, _participle(words, end), ahead=not refusing, finite=True)


def _auxiliary(words: Sequence[str], at: int) -> Verb | None:
    """Read "is to begin", "was scheduled", "has been", "had": with a plan behind it, it looks ahead."""
    word = words[at]
    if word not in _listed().be and word not in _listed().been and word not in _listed().have:
        return None
    end = _over(words, at + 1)
    end = _over(words, end + 1) if word in _listed().have and _at(words, end) == "been" else end
    following = _at(words, end)
    if word in {"had", "hadn't"}:
        return Verb(at, _participle(words, end), ahead=False, finite=True)
    if following.startswith(_planning()) and (word in _listed().have or following not in _listed().planned):
        return None
    planned = following in _listed().planned or (following == "to" and word != "did")
    if following == "supposed" and word in _listed().been:
        planned = False
    if planned and not (following == "set" and _at(words, end + 1) not in {"for", "on", "to", "in"}):
        return Verb(at, _infinitive(words, end + (following != "to")), ahead=True, finite=True)
    if word in _listed().be:
        # What is so at present says nothing of a moment; its participle belongs to it.
        return None
    back = word not in {"has", "have", "having"} or _is_past(following)
    return Verb(at, _participle(words, end), ahead=False, finite=True) if back else None


def _plan(words: Sequence[str], at: int) -> Verb | None:
    """Read "plans to meet", "agreed with the city to build", "a hearing set for", "opens"."""
    word = words[at]
    noun = word in _listed().nouns and at > 0 and words[at - 1] in _listed().articles
    if word in _listed().ahead and not noun:
        return Verb(at, at + 1, ahead=True, finite=True)
    following = _at(words, at + 1)
    if word in {"set", "due"}:
        apart = word == "due" and following != "to"
        return Verb(at, at + 1, ahead=True, finite=False) if apart or (word == "set" and following == "for") else None
    if not word.startswith(_planning()):
        return None
    for to in range(at + 1, min(at + 5, len(words) - 1)):
        if words[to] == "to":
            return Verb(at, to + 2, ahead=True, finite=True)
    return None


def _past(words: Sequence[str], at: int) -> Verb | None:
    """Read "broke", "was", "arrested": what is behind an article describes a noun, and tells nothing."""
    word = words[at]
    if not _is_past(word) or (at and words[at - 1] in _listed().articles):
        return None
    if at and words[at - 1] in _listed().be:
        return None
    regular = word not in _listed().past
    return Verb(at, at + 1, ahead=False, finite=not (regular and _at(words, at + 1) in _listed().reduced))


def _is_past(word: str) -> bool:
    if word in _listed().past:
        return True
    return len(word) > len("need") and word.endswith("ed") and word not in _listed().unpast


def _over(words: Sequence[str], at: int) -> int:
    """Return where a verb goes on, over "not" and adverbs."""
    while at < len(words) and _BETWEEN.fullmatch(words[at]):
        at += 1
    return at


def _participle(words: Sequence[str], at: int) -> int:
    """Return where a verb ends whose auxiliary ends at a word: over "be", "been" and one more."""
    at = _over(words, at)
    if _at(words, at) in _listed().states:
        at = _over(words, at + 1)
    return at + 1


def _infinitive(words: Sequence[str], at: int) -> int:
    """Return the word behind "to go", "to be held"; the place itself where there is none."""
    return _participle(words, at + 1) if _at(words, at) == "to" else at


def _at(words: Sequence[str], at: int) -> str:
    return words[at] if at < len(words) else ""
