"""When something had last been so: "for the first time since 2011", "was last held in 2014", "as recently as 2019"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from stemma.model import Verdict
from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.differences.linking import linked
from stemma.stages.claims.differences.support import Support
from stemma.stages.claims.differences.verdicts import Judged
from stemma.stages.claims.sentences.lexicon import listed
from stemma.stages.claims.sentences.phrases import Phrase
from stemma.stages.claims.sentences.spoken import Spoken
from stemma.text.times.words import either
from stemma.text.tokens import stem

KIND = "last-time"
#: Tokens before "since" in which it is told what had not been so: "not been asked of anybody since 2011".
REACH = 12
#: Tokens around the year that say what is meant, and how many of their stems two texts must share.
AROUND, SHARED = 18, 2

LAST_TOLD = Judged(
    "last so", Verdict.GENUINE, "lineages that do not draw on one another say that it was last so at other times"
)

_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?![\w-])"
_SINCE = re.compile(rf"\bsince\s+{_YEAR}")
_RECENTLY = re.compile(rf"\b(?:as|most)\s+recently\s+(?:as|in)\s+{_YEAR}")


def last_times(phrase: Phrase, spoken: Spoken) -> Iterator[Assertion]:
    """Yield the years that a sentence names as the last in which something was so; "since" alone counts a length."""
    told = set(phrase.folds)
    if not told & {"since", "last", "recently"}:
        return
    for pattern in (_SINCE, _RECENTLY, _last()):
        for found in pattern.finditer(phrase.text, phrase.start, phrase.end):
            at, stop = phrase.token_at(found.start()), phrase.token_at(found.end() - 1) + 1
            measure = _measure(phrase.folds[max(0, at - REACH) : at]) if pattern is _SINCE else ""
            if measure is None:
                continue
            near = phrase.folds[max(0, at - AROUND) : stop + AROUND]
            yield Assertion(
                witness=spoken.witness,
                start=found.start(),
                end=found.end(),
                kind=KIND,
                subject=phrase.written(max(0, at - REACH), stop),
                key=f"{KIND}|{measure}",
                slot="when it was last so",
                value=" ".join(found.group().split()),
                normalised=found["year"],
                sentence=spoken.sentence,
                aside=spoken.aside,
                earliest=f"{found['year']}-01-01",
                latest=f"{found['year']}-12-31",
                context=tuple(sorted({stem(fold, "en") for fold in near} & set(phrase.context))),
                **spoken.voice(found.start(), found.end(), hedged=()),  # type: ignore[arg-type]
            )


def _measure(before: Sequence[str]) -> str | None:
    """Return what is measured: a superlative, or empty for the first time or none; None where nothing is."""
    highest = [fold for fold in before if fold.endswith("est") and fold not in listed("no_superlatives")]
    if highest:
        return stem(highest[-1], "en")
    unlike = any(fold in listed("negations") or fold.endswith(("n't", "n’t")) for fold in before)
    return "" if unlike or "first" in before else None


@cache
def _last() -> re.Pattern[str]:
    verb = rf"(?:time|[a-z]+(?:ed|en|ne|ld)|{either(sorted(listed('events')))})"
    return re.compile(rf"\blast\s+{verb}\b(?:\s+[\w’'-]+){{0,8}}?\s+in\s+{_YEAR}")


def told_of_other_times(assertions: Sequence[Assertion], support: Support) -> Iterator[list[Assertion]]:
    """Yield groups of claims of when one thing was last so, which lineages give other years."""
    told = [one for one in assertions if one.kind == KIND]
    yield from linked(told, support, is_one=_is_one)


def _is_one(left: Assertion, right: Assertion) -> bool:
    return left.normalised != right.normalised and len(set(left.context) & set(right.context)) >= SHARED
