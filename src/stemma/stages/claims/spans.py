"""Over which span of time a number is told, and whether it is told as a sum over several occasions."""

from itertools import pairwise

from stemma.stages.claims.lexicon import listed
from stemma.stages.claims.phrases import Phrase
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


def span_of(phrase: Phrase, quantity: Quantity) -> str:
    """Return the span of time that a number is of, as ISO says it: "in the last 18 months", "a year", "since 2031".

    Of a month, a quarter, a year no more than its value; a single day is none.
    """
    at = phrase.token_at(quantity.start)
    near = []
    for time in phrase.times:
        first = phrase.token_at(time.start)
        if abs(first - at) > SPAN_NEAR or (time.start < quantity.after and quantity.start < time.end) or not time.value:
            continue
        if _is_span(phrase, time, first):
            near.append((abs(first - at), f"since {time.value}" if _is_since(phrase, first) else time.value))
    if near:
        return min(near)[1]
    return next((fold for fold in phrase.folds[at : at + SPAN_NEAR] if fold in listed("periods")), "")


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
