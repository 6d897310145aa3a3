"""Things that one text counts and another tells of without a number: "four hard drives", "a hard drive"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from stemma.model import Verdict
from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.differences.linking import linked
from stemma.stages.claims.differences.support import Support
from stemma.stages.claims.differences.verdicts import Judged
from stemma.stages.claims.sentences.lexicon import listed, names_people
from stemma.stages.claims.sentences.phrases import CONTENT_LETTERS, Phrase
from stemma.text.times.words import either
from stemma.text.tokens import stem

KIND = "counted"
#: Weighed stems that two sentences share besides the thing that is counted.
SHARED = 2.0
#: Numbers up to which somebody may leave it at "a" or at none.
FEW = 99

COUNTED = Judged("one counts them", Verdict.GRANULARITY, "one counts what the other tells of without a number")


class Told(msgspec.Struct, frozen=True):
    """A sentence of a witness: its place among the sentences, and its half-open span."""

    witness: str
    text: str
    sentence: int
    start: int
    end: int


def told_of_things(
    assertions: Sequence[Assertion], sentences: Iterable[Told], support: Support, *, weights: Mapping[str, float]
) -> Iterator[list[Assertion]]:
    """Yield groups in which a text counts a thing of two words that a text of another lineage never counts.

    Two words, for what another text calls "a car" is seldom the one of the cars that somebody counts.
    """
    counted: dict[str, list[Assertion]] = defaultdict(list)
    for one in assertions:
        thing = _thing(one)
        if thing:
            counted[thing].append(msgspec.structs.replace(one, kind=KIND, key=f"{KIND}|{thing}", owner=()))
    knowing = {thing: {one.witness for one in told} for thing, told in counted.items()}
    exact = [
        one
        for thing in sorted(counted)
        for one in counted[thing]
        if one.low == one.high and 1 < (one.low or 0.0) <= FEW
    ]
    found = list(_uncounted(sentences, knowing)) if exact else []

    def is_one(left: Assertion, right: Assertion) -> bool:
        return bool(left.degree) != bool(right.degree) and _in_common(left, right, weights) >= SHARED

    yield from linked([*exact, *found], support, is_one=is_one)


def _thing(one: Assertion) -> str:
    """Return a thing that is counted as its last two words, the noun by its stem; empty for people and measures."""
    words = one.slot.removeprefix("number of ").split()[-2:]
    told = one.kind == "figure" and bool(one.key) and one.unit == "count" and len(words) == PAIR
    # "Brack Awards" is a name, and one text tells of others than another.
    if not told or one.aside or one.other or not all(map(str.islower, words)) or not "".join(words).isalpha():
        return ""
    if names_people(words[1]) or set(words) & (listed("general") | listed("stretches") | listed("holders")):
        return ""
    small = len(words[0]) < CONTENT_LETTERS or words[0] in listed("prepositions") | listed("determiners")
    return "" if small else " ".join(words)


PAIR = 2


def _uncounted(sentences: Iterable[Told], knowing: Mapping[str, set[str]]) -> Iterator[Assertion]:
    """Yield where texts that nowhere count a thing tell of it, as one or as several."""
    plural = re.compile(rf"\b(?P<thing>{either(sorted(knowing))})\b", re.IGNORECASE)
    one_of = {single: thing for thing in sorted(knowing) for single in _singles(thing)}
    single = re.compile(rf"\ban?\s+(?:[\w-]+\s+){{0,2}}?(?P<thing>{either(sorted(one_of))})\b", re.IGNORECASE)
    for told in sentences:
        for pattern in (plural, single):
            for found in pattern.finditer(told.text, told.start, told.end):
                thing = " ".join(re.split(r"[\s-]+", found["thing"].casefold()))
                thing = one_of[thing] if pattern is single else thing
                phrase = Phrase(told.text, told.start, told.end)
                if told.witness not in knowing[thing] and not _has_number(phrase, found.start("thing")):
                    yield _assertion(told, phrase, found, thing=thing)


def _singles(plural: str) -> Iterator[str]:
    """Yield what one of several things may be called: box of boxes, drive of drives, ferry of ferries."""
    yield plural.removesuffix("s")
    if plural.endswith("es"):
        yield plural.removesuffix("es")
    if plural.endswith("ies"):
        yield plural.removesuffix("ies") + "y"


#: Tokens before a thing in which its number stands: "three other small boats".
NUMBER_NEAR = 5


def _has_number(phrase: Phrase, start: int) -> bool:
    """Return whether a number stands before a thing: it is counted, in words that nothing else read."""
    at = phrase.token_at(start)
    begin = phrase.tokens[max(0, at - NUMBER_NEAR)].start
    return any(begin <= one.start < start and one.high != 1 for one in phrase.quantities)


def _assertion(told: Told, phrase: Phrase, found: re.Match[str], *, thing: str) -> Assertion:
    return Assertion(
        witness=told.witness,
        start=found.start(),
        end=found.end(),
        kind=KIND,
        subject=thing,
        key=f"{KIND}|{thing}",
        slot=f"number of {thing}",
        value=" ".join(found.group().split()),
        normalised="a" if found.group().casefold().startswith("a") else "several",
        # Known to be told without a number.
        degree="uncounted",
        sentence=told.sentence,
        context=phrase.context,
    )


def _in_common(left: Assertion, right: Assertion, weights: Mapping[str, float]) -> float:
    own = {stem(word, "en") for word in left.key.partition("|")[2].split()}
    return sum(weights.get(one, 1.0) for one in sorted(set(left.context) & set(right.context) - own))
