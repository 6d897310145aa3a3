"""Who a sentence says that something is said by: copies that keep the words may give them to somebody else."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from stemma.model import Verdict
from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.differences.sides import place_of
from stemma.stages.claims.differences.support import Support
from stemma.stages.claims.differences.verdicts import Judged
from stemma.stages.claims.sentences.lexicon import listed, same_sayer
from stemma.stages.claims.sentences.phrases import CONTENT_LETTERS, Phrase
from stemma.stages.claims.sentences.spoken import Spoken
from stemma.text.tokens import stem

KIND = "sayer"
#: Tokens of a subject that only nouns in the plural fill: "parents and teachers".
LONGEST = 6
#: Stems that two aligned sentences share at least.
SHARED = 2
#: Copies of one sentence beyond which not all are set side by side.
MOST = 60

GIVEN_TO_OTHERS = Judged(
    "given to others", Verdict.TRANSMISSION, "copies of one sentence give it to other people, so at most one has it right"
)


def sayer_claims(phrase: Phrase, spoken: Spoken) -> Iterator[Assertion]:
    """Yield those to whom a sentence gives its words, where it begins with a noun in the plural: "critics say"."""
    at = next((at for at, fold in enumerate(phrase.folds[: LONGEST + 1]) if fold in listed("complaining")), 0)
    words = phrase.folds[:at]
    if not words or not words[-1].endswith("s") or not all(_may_be_subject(phrase, place) for place in range(at)):
        return
    start, end = phrase.tokens[0].start, phrase.tokens[at - 1].end
    heads = sorted({same_sayer(stem(word, "en")) for word in words if len(word) >= CONTENT_LETTERS})
    yield Assertion(
        witness=spoken.witness,
        start=start,
        end=end,
        kind=KIND,
        subject=phrase.written(0, min(len(phrase.tokens), at + SHOWN)),
        key=KIND,
        slot="who said it",
        value=phrase.written(0, at),
        normalised=" ".join(heads),
        sentence=spoken.sentence,
        owner=tuple(heads),
        context=tuple(one for one in phrase.context if one not in {stem(word, "en") for word in words}),
        **spoken.voice(start, end, hedged=()),  # type: ignore[arg-type]
    )


#: Words by which the sentence is shown.
SHOWN = 10


def _may_be_subject(phrase: Phrase, at: int) -> bool:
    """Return whether a word may stand in a subject without a name: no capital behind the first word, no verb."""
    fold = phrase.folds[at]
    joined = fold in {"and", "the", "some", "many", "several", "other", "of", "in"}
    return joined or (
        fold.isalpha()
        and not (at and phrase.capital(at))
        and fold not in listed("verbs") | listed("pronouns") | listed("prepositions") | listed("determiners")
    )


def given_to_others(assertions: Sequence[Assertion], support: Support) -> Iterator[list[Assertion]]:
    """Yield pairs of aligned sentences of one lineage that are given to people of whom neither text names the other's."""
    held: dict[str, list[Assertion]] = defaultdict(list)
    for one in sorted((one for one in assertions if one.kind == KIND), key=place_of):
        for lineage in support.behind(place_of(one)):
            held[lineage].append(one)
    for lineage in sorted(held):
        for left, right in combinations(held[lineage][:MOST], 2):
            if _differ(left, right) and support.aligned(place_of(left), place_of(right)):
                yield [left, right]


def _differ(left: Assertion, right: Assertion) -> bool:
    apart = not set(left.owner) & set(right.owner) and left.witness != right.witness
    return apart and len(set(left.context) & set(right.context)) >= SHARED
