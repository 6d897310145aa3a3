"""A few words in marks that one text quotes otherwise than another: “moral guardians”, “morality guardians”.

`wordings` reads three words and more. Two are mostly a name or a distance kept from a word; where a speaker is known of
whom another text quotes nearly the same two, they are what he said.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from stemma.model import Verdict
from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.differences.linking import linked
from stemma.stages.claims.differences.support import Support
from stemma.stages.claims.differences.verdicts import Judged
from stemma.stages.claims.sentences.lexicon import listed
from stemma.stages.claims.sentences.phrases import CONTENT_LETTERS, Phrase
from stemma.stages.claims.sentences.spoken import Spoken
from stemma.stages.claims.words.drift import spoken_words

KIND = "fragment"
#: Words of a fragment.
WORDS = 2
#: Letters with which two words begin that are of one family: "moral", "morality".
FAMILY = 5

QUOTED_OTHERWISE = Judged("heard otherwise", Verdict.GRANULARITY, "a few words in marks, set down in another form")


def fragment_claims(phrase: Phrase, spoken: Spoken, quoted: Sequence[tuple[int, int]]) -> Iterator[Assertion]:
    """Yield two words in marks that say something each and are no name, with whoever the sentence lets say them."""
    for start, end in sorted(set(quoted)):
        if start < phrase.start or phrase.end < end:
            continue
        words = spoken_words(phrase.text, start, end)
        told = [token.fold for token in words]
        if (
            len(words) != WORDS
            or not all(_says_something(fold) for fold in told)
            or phrase.text[words[1].start].isupper()
        ):
            continue
        yield Assertion(
            witness=spoken.witness,
            start=start,
            end=end,
            kind=KIND,
            subject=phrase.written(max(0, phrase.token_at(start) - AROUND), phrase.token_at(end - 1) + 1),
            key=KIND,
            slot="what was said, word for word",
            value=" ".join(phrase.text[start:end].split()),
            normalised=" ".join(told),
            sentence=spoken.sentence,
            owner=tuple(told),
            **spoken.voice(start, end, hedged=()),  # type: ignore[arg-type]
        )


#: Words before a fragment by which it is named.
AROUND = 8


def _says_something(fold: str) -> bool:
    return fold.isalpha() and len(fold) >= CONTENT_LETTERS and fold not in listed("prepositions") | listed("hollow")


def told_in_other_forms(assertions: Sequence[Assertion], support: Support) -> Iterator[list[Assertion]]:
    """Yield groups of fragments, and of quotations that hold such words, in which one word has another ending."""
    told = [one for one in assertions if one.kind == KIND]
    heads = {tuple(sorted(word[:FAMILY] for word in one.owner)) for one in told}
    longer = [
        msgspec.structs.replace(one, key=KIND, owner=pair, start=one.start, normalised=one.normalised)
        for one in assertions
        if one.kind == "wording"
        for pair in _pairs(one)
        if tuple(sorted(word[:FAMILY] for word in pair)) in heads
    ]

    yield from linked([*told, *longer], support, is_one=_is_bent)


def _pairs(one: Assertion) -> Iterator[tuple[str, ...]]:
    words = one.normalised.split()
    return (pair for pair in pairwise(words) if all(map(_says_something, pair)))


def _is_bent(left: Assertion, right: Assertion) -> bool:
    """Return whether two pairs of words have one in common and one that ends otherwise, one of them a fragment."""
    if KIND not in {left.kind, right.kind} or left.owner == right.owner or len(left.owner) != len(right.owner):
        return False
    pairs = list(zip(left.owner, right.owner, strict=True))
    return any(one == other for one, other in pairs) and all(
        one == other or _is_kin(one, other) for one, other in pairs
    )


def _is_kin(one: str, other: str) -> bool:
    """Return whether two words are of one family and no singular and plural of one noun."""
    return one[:FAMILY] == other[:FAMILY] and one.removesuffix("s") != other.removesuffix("s")
