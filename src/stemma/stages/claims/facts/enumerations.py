"""Lists of names of which one text gives more than another: "Ada Lind, Bo Ek and Eva Sol", "Lind and Ek"."""

import re
from collections.abc import Iterator, Sequence

from stemma.model import Verdict
from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.differences.linking import linked
from stemma.stages.claims.differences.sides import place_of
from stemma.stages.claims.differences.support import Support
from stemma.stages.claims.differences.verdicts import Judged
from stemma.stages.claims.sentences.lexicon import listed
from stemma.stages.claims.sentences.phrases import CONTENT_LETTERS, Phrase
from stemma.stages.claims.sentences.spoken import Spoken
from stemma.text.tokens import stem

KIND = "names"
#: Names of a list, at least; of the longer of two.
LEAST, LONGER = 2, 3
#: Words before and behind a list that say what its names have in common, and how many of them two lists must share:
#: one fewer where the names that they share are three.
AROUND, SHARED = 9, 2

#: Of a list that says that it names all.
ALL = "all"
MORE_NAMED = Judged("more are named", Verdict.GRANULARITY, "one list has all names of the other, and more")
OTHERS_NAMED = Judged("others are named", Verdict.GENUINE, "one says that these are all, the other names more")

_NAME = r"(?:[A-Z][\w’'.-]*(?:\s+(?:of\s+)?[A-Z][\w’'.-]*){0,3})"
#: What a list says of one of its names on the way.
_SAID_ON_THE_WAY = re.compile(r",\s+wh(?:o|ich|ose)\s[^,;.:]{3,80}|\s+\([^()]{1,60}\)|\s?—[^—;.:]{3,120}—")
_ASIDE = rf"(?:{_SAID_ON_THE_WAY.pattern})?"
_LIST = re.compile(rf"{_NAME}{_ASIDE}(?:,\s+{_NAME}{_ASIDE})*(?:,?\s+|(?<=—))(?:and|&|or)\s+{_NAME}")
#: What makes a list that follows all of its kind: "the only two singers who were banned were".
_ONLY = re.compile(
    r"\b(?:[Tt]he\s+)?(?:first\s+and\s+)?(?:only|sole)\s+(?:[\w’'-]+\s+){1,12}?(?:are|were|have\s+been)\s+\Z|\bonly\s+\Z"
)
_MEMBER = re.compile(_NAME)


def name_lists(phrase: Phrase, spoken: Spoken) -> Iterator[Assertion]:
    """Yield the lists of names of a sentence, with the stems right around each."""
    for found in _LIST.finditer(phrase.text, phrase.start, phrase.end):
        names = [one.group().strip(".’'") for one in _MEMBER.finditer(_SAID_ON_THE_WAY.sub(" ", found.group()))]
        folded = sorted({" ".join(re.findall(r"[\w-]+", name.casefold())) for name in names})
        if len(folded) < LEAST or set(" ".join(folded).split()) & _no_names():
            continue
        only = _ONLY.search(phrase.text, phrase.start, found.start())
        yield Assertion(
            witness=spoken.witness,
            start=only.start() if only else found.start(),
            end=found.end(),
            kind=KIND,
            subject="who or what is named",
            key=KIND,
            slot="who or what is named",
            value=" ".join(phrase.text[only.start() if only else found.start() : found.end()].split()),
            normalised=f"{'only ' if only else ''}{'; '.join(folded)}",
            modifier=ALL if only else "exact",
            sentence=spoken.sentence,
            aside=spoken.aside,
            owner=tuple(folded),
            context=_around(phrase, found.start(), found.end()),
            **spoken.voice(found.start(), found.end(), hedged=()),  # type: ignore[arg-type]
        )


def _no_names() -> set[str]:
    """Return words in capitals that begin a list of something else: days, months, small words."""
    days = "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    return {*f"{days} september october november december i".split(), *listed("determiners"), *listed("prepositions")}


def _around(phrase: Phrase, start: int, end: int) -> tuple[str, ...]:
    """Return the stems of the words around a list, sorted, names left out: what its names have in common."""
    words = [at for at, token in enumerate(phrase.tokens) if token.kind != "mark" and not (at and phrase.capital(at))]
    before = [at for at in words if phrase.tokens[at].end <= start][-AROUND:]
    behind = [at for at in words if phrase.tokens[at].start >= end][:AROUND]
    told = {stem(phrase.folds[at], "en") for at in before + behind if len(phrase.folds[at]) >= CONTENT_LETTERS}
    return tuple(sorted(told & set(phrase.context)))


def more_named(assertions: Sequence[Assertion], support: Support) -> Iterator[list[Assertion]]:
    """Yield groups of lists of one thing of which one names more than another, told by texts of other lineages."""
    open_lists = [one for one in assertions if one.kind == KIND and one.modifier != ALL]
    yield from linked(open_lists, support, is_one=_is_longer)


def others_named(assertions: Sequence[Assertion], support: Support) -> Iterator[list[Assertion]]:
    """Yield groups in which one list says that it names all of a kind and another, of another lineage, names more."""
    lists = [one for one in assertions if one.kind == KIND]

    def is_one(left: Assertion, right: Assertion) -> bool:
        told, other = sorted((left, right), key=lambda one: one.modifier != ALL)
        return (
            told.modifier == ALL
            and len(told.owner) < len(other.owner)
            and bool(set(told.context) & set(other.context))
            and all(any(_is_named(name, more) for more in other.owner) for name in told.owner)
        )

    yield from linked(lists, support, is_one=is_one)


def _is_longer(left: Assertion, right: Assertion) -> bool:
    short, long = sorted((left, right), key=lambda one: (len(one.owner), place_of(one)))
    needed = SHARED if len(short.owner) < LONGER else SHARED - 1
    if len(long.owner) < LONGER or len(short.owner) == len(long.owner):
        return False
    if len(set(left.context) & set(right.context)) < needed:
        return False
    return all(any(_is_named(name, other) for other in long.owner) for name in short.owner)


def _is_named(name: str, other: str) -> bool:
    """Return whether two names are one, in full and by its last words: "Lind", "Ada Lind"."""
    return f" {other}".endswith(f" {name}") or f" {name}".endswith(f" {other}")
