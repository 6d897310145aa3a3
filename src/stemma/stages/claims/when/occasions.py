"""When one deed was done or is to be done, told more finely by one text than by another.

`moments` sets days of one verb side by side where sentences are alike. Writers who know nothing of one another tell
one deed as a verb and as a noun ("will rule by July", "a ruling is due in the last week of June"), and share little
else. Of them only what fits is told: one moment must lie inside the other, so that a wrong meeting disputes nothing.
"""

import re
from collections.abc import Iterator
from functools import cache

from stemma.model import Precision
from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.sentences.clauses import is_told_from_another_day
from stemma.stages.claims.sentences.lexicon import deed_words, listed
from stemma.stages.claims.sentences.phrases import CONTENT_LETTERS, Phrase
from stemma.stages.claims.sentences.spoken import Spoken
from stemma.stages.claims.sentences.verbs import tells_an_event
from stemma.stages.claims.when.calendar import stretch_of
from stemma.stages.claims.when.moments import is_year_of_a_noun, moments_of, nearest_event
from stemma.text.times import TimeExpression, find_times
from stemma.text.tokens import stem

KIND = "occasion"
#: Words before the one that tells the deed in which it is told who does it, and that it is to come.
AGENT_NEAR, PLAN_NEAR = 12, 7
#: Words behind which a moment is the last that can be meant.
_UNTIL = frozenset({"by", "before", "until"})


def occasion_claims(phrase: Phrase, spoken: Spoken) -> Iterator[Assertion]:
    """Yield when a sentence says that a deed was done or is to be done, where its verb or noun is a listed one."""
    for time in _placed(phrase, spoken):
        at = nearest_event(phrase, time, spoken, is_event=_names_deed)
        deed = deed_words().get(phrase.folds[at], "") if at >= 0 else ""
        if (
            not deed
            or _is_said(phrase, at)
            or _is_cut(phrase, time)
            or is_year_of_a_noun(phrase, time)
            or is_told_from_another_day(time, phrase.text, spoken.quoted)
        ):
            continue
        stretch = stretch_of(time.value or "", time.earliest, time.latest)
        if stretch is None:
            continue
        first = phrase.token_at(time.start)
        until = bool(set(phrase.folds[max(0, first - 1) : first]) & _UNTIL) or _ends_in(phrase, time)
        leading = phrase.folds[max(0, at - PLAN_NEAR) : max(at, first)]
        left_out = _left_out(phrase, deed)
        yield Assertion(
            witness=spoken.witness,
            start=time.start,
            end=time.end,
            kind=KIND,
            subject=_clause(phrase, at),
            key=f"deed|{deed}",
            slot=f"when ({phrase.folds[at]})",
            value=phrase.text[time.start : time.end],
            normalised=("by " if until else "") + (time.value or ""),
            earliest=time.earliest,
            latest=time.latest,
            modifier="by" if until else "exact",
            happening=deed,
            sentence=spoken.sentence,
            aside=spoken.aside,
            planned=bool(set(leading) & listed("coming")),
            context=tuple(one for one in phrase.context if one not in left_out),
            narrowing=_agents(phrase, at, left_out),
            owner=_names(phrase),
            doer=phrase.folds[0] if phrase.capital(0) else "",
            **spoken.voice(time.start, time.end, hedged=()),  # type: ignore[arg-type]
        )


def _placed(phrase: Phrase, spoken: Spoken) -> Iterator[TimeExpression]:
    """Yield the moments of a sentence; months and years of a text that tells no day are read from that of its story."""
    told = phrase.times
    if spoken.published is None and spoken.around is not None:
        read = find_times(phrase.text, phrase.start, phrase.end, published=spoken.around)
        coarse = {one.start: one for one in read if _is_coarse(one)}
        told = [coarse.get(one.start, one) for one in phrase.times]
    yield from moments_of(phrase, told)


def _is_coarse(time: TimeExpression) -> bool:
    """Return whether a few days more or less in the day of telling move a moment little: a month, a date, a year."""
    return (time.precision in COARSE and "W" not in (time.value or "")) or time.rule == "month and day"


COARSE = (Precision.MONTH, Precision.YEAR)


def _names_deed(phrase: Phrase, at: int) -> bool:
    """Return whether a word tells an event and leaves it to no noun beside it."""
    fold = phrase.folds[at]
    return fold in deed_words() or (tells_an_event(phrase, at) and fold not in listed("light") | listed("coming"))


def _is_said(phrase: Phrase, at: int) -> bool:
    """Return whether a deed is somebody's saying: "the league announced", but not "it was announced"."""
    if phrase.folds[at] not in listed("uttered"):
        return False
    return not {*phrase.folds[max(0, at - 2) : at]} & {"was", "were", "been", "is", ","}


def _is_cut(phrase: Phrase, time: TimeExpression) -> bool:
    """Return whether a number goes on behind a moment that was read without it: "July, 11, 2031"."""
    return bool(_GOES_ON.match(phrase.text, time.end))


_GOES_ON = re.compile(r"[.,]?\s*\d")


def _ends_in(phrase: Phrase, time: TimeExpression) -> bool:
    """Return whether a moment is the end of what may be meant: "by the end of June"."""
    first = phrase.token_at(time.start)
    return (
        bool({"by", "before"} & set(phrase.folds[max(0, first - 4) : first]))
        and "end" in phrase.folds[max(0, first - 2) : first + 3]
    )


def _left_out(phrase: Phrase, deed: str) -> set[str]:
    """Return stems that bind nothing: of the deed itself, of its times, of plans."""
    times = {
        stem(token.fold, "en") for one in phrase.times for token in phrase.tokens if one.start <= token.start < one.end
    }
    return times | _stems_of(deed)


@cache
def _stems_of(deed: str) -> frozenset[str]:
    """Return the stems of all words that tell a deed, that it is to come, or leave it to a noun to say what is done."""
    same = {word for word, first in deed_words().items() if first == deed}
    return frozenset(stem(word, "en") for word in same | listed("coming") | listed("light"))


def _agents(phrase: Phrase, at: int, left_out: set[str]) -> tuple[str, ...]:
    """Return the stems of the words before a deed in which it is told who does it, sorted."""
    first = max((place + 1 for place in range(at) if phrase.folds[place] in {";", ":"}), default=0)
    before = phrase.folds[max(first, at - AGENT_NEAR) : at]
    known = set(phrase.context) - left_out
    return tuple(sorted({stem(fold, "en") for fold in before if len(fold) >= CONTENT_LETTERS} & known))


def _names(phrase: Phrase) -> tuple[str, ...]:
    """Return the words in capitals of a sentence that are of names, sorted; its first word may be any."""
    timed = [(one.start, one.end) for one in phrase.times]
    found = {
        token.fold
        for at, token in enumerate(phrase.tokens)
        if at and phrase.capital(at) and len(token.fold) >= CONTENT_LETTERS
        if not any(start <= token.start < end for start, end in timed)
    }
    return tuple(sorted(found - listed("titles")))


def _clause(phrase: Phrase, at: int) -> str:
    words = phrase.tokens[max(0, at - PLAN_NEAR) : at + PLAN_NEAR]
    return " ".join(phrase.text[words[0].start : words[-1].end].split())
