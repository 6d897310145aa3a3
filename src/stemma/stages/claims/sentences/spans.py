"""Over which span of time a number is told, and whether it is told as a sum over several occasions."""

import re
from collections.abc import Iterator
from itertools import pairwise

from stemma.stages.claims.sentences.lexicon import listed
from stemma.stages.claims.sentences.phrases import Phrase
from stemma.text.quantities import Quantity
from stemma.text.times import TimeExpression, TimeKind

#: Words between a number and the span it is of.
SPAN_NEAR = 12
#: Words right before a time that make it the span of a number, and those behind which a length of time is one.
_LEADING = frozenset({"since", "during", "in", "over", "for", "within", "between", "from", "through", "throughout"})
#: Words that tell a sum, alone or two together.
_SUMS = frozenset({"altogether", "overall", "cumulatively", "total", "totaling", "totalling", "combined"})
_PAIRS = frozenset({("so", "far"), ("in", "all"), ("to", "date"), ("all", "told"), ("now", "been"), ("now", "have")})


def is_summed(phrase: Phrase) -> bool:
    """Return whether a sentence tells its numbers as sums: "so far", "in all", "have now been charged"."""
    return bool(_SUMS & set(phrase.folds)) or any(two in _PAIRS for two in pairwise(phrase.folds))


def is_gathered(phrase: Phrase, quantity: Quantity) -> bool:
    """Return whether what is counted comes from several bodies: "40 boats from the Board, the Union and the League"."""
    return bool(_FROM_SEVERAL.match(phrase.text, quantity.after))


_BODY = r"(?:the )?[A-Z][\w.'’-]*(?: (?:(?:of|for|and|in|on|the) )*[A-Z][\w.'’-]*)*"
_FROM_SEVERAL = re.compile(rf"(?: \w+){{1,3}} from {_BODY}(?:, {_BODY})+,? and {_BODY}")


def span_of(phrase: Phrase, quantity: Quantity) -> str:
    """Return the span of time that a number is of, as ISO says it: "in the last 18 months", "a year", "since 2031".

    Of a month, a quarter, a year no more than its value; a single day is none. What an occasion brings is a rate.
    """
    at = phrase.token_at(quantity.start)
    if set(phrase.folds[max(0, at - SPAN_NEAR) : at + RATE_BEHIND]) & listed("rates"):
        return RATE
    near = []
    for time in phrase.times:
        first = phrase.token_at(time.start)
        if abs(first - at) > SPAN_NEAR or (time.start < quantity.after and quantity.start < time.end) or not time.value:
            continue
        if _is_span(phrase, time, first):
            near.append((abs(first - at), f"since {time.value}" if _is_since(phrase, first) else time.value))
    near += [(abs(first - at), told) for first, told in _stretches(phrase) if 0 < abs(first - at) <= SPAN_NEAR]
    if near:
        return min(near)[1]
    return next((fold for fold in phrase.folds[at : at + SPAN_NEAR] if fold in listed("periods")), "")


#: What a figure is of that says how much one occasion brings, and the words behind it that may say so.
RATE, RATE_BEHIND = "rate", 5


def _stretches(phrase: Phrase) -> Iterator[tuple[int, str]]:
    """Yield where the seasons or games begin that something is counted over: "in her six seasons", "last season"."""
    for at, two in enumerate(pairwise(phrase.folds)):
        if two[0] in {"last", "this", "next", "previous"} and two[1] == "season":
            yield at, " ".join(two)
    for one in phrase.quantities:
        first, noun = phrase.token_at(one.start), phrase.counted(phrase.token_at(one.after))[0]
        if noun in listed("stretches") and set(phrase.folds[max(0, first - 2) : first]) & _LEADING:
            yield first, f"{one.low:g} {noun}"


def _is_since(phrase: Phrase, first: int) -> bool:
    return phrase.folds[max(0, first - 1) : first] == ["since"]


def _is_span(phrase: Phrase, time: TimeExpression, first: int) -> bool:
    """Return whether a time is a span that something is counted over, and no day or age."""
    if _is_since(phrase, first) or time.kind is TimeKind.SET:
        return True
    length = time.earliest != time.latest or time.kind is TimeKind.DURATION
    if not length or "W" in (time.value or ""):
        return False
    before = phrase.folds[max(0, first - 1) : first + 1]
    leads = bool(set(before) & _LEADING)
    behind = phrase.folds[phrase.token_at(time.end - 1) + 1 :][:1]
    ago = behind in (["ago"], ["later"], ["old"], ["after"], ["before"])
    return not ago and (leads or time.kind is not TimeKind.DURATION or phrase.folds[first] in {"a", "per", "each"})
