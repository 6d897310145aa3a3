"""Days that grammar alone takes for days to come, in sentences that tell what has happened: "shot by a man Monday"."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence

import msgspec

from stemma.stages.claims.sentences.lexicon import listed, tellings
from stemma.stages.claims.sentences.phrases import Phrase
from stemma.stages.claims.when.calendar import MONTH_DAYS, day_of
from stemma.text.times import TimeExpression

#: Rules that name a day which comes round again, and the steps back to the last one.
_WEEKLY = frozenset({"weekday", "part on weekday"})
_YEARLY = frozenset({"month and day", "day and month"})
#: Right before a day: it is one to come.
_TOWARDS = frozenset({"next", "coming", "until", "till", "for", "by", "this"})
#: Tokens before a day in which a plan may be told, and in which what has happened may be.
PLANNED_NEAR, HAPPENED_NEAR = 12, 24
_PAST = re.compile(r"[a-z]{2,}ed$")


def as_past(phrase: Phrase, time: TimeExpression, at: int, *, published: str | None) -> TimeExpression:
    """Return a moment read as the last one before the publication, where a verb tells that it has been; else as it is.

    `at` is the token of the verb that the moment belongs to, -1 where there is none.
    """
    if not published or not time.earliest or time.earliest <= published[:10] or time.earliest != time.latest:
        return time
    first = phrase.token_at(time.start)
    at = at if at >= 0 else _told_before(phrase, first)
    if at < 0 or not _is_done(phrase.folds[at]) or _is_planned(phrase, first, at):
        return time
    last, day = dt.date.fromisoformat(published[:10]), dt.date.fromisoformat(time.earliest)
    if time.rule in _WEEKLY:
        day -= dt.timedelta(days=7 * -(-(day - last).days // 7))
    elif time.rule in _YEARLY and not _YEAR.search(phrase.text, time.start, time.end):
        day = day.replace(year=day.year - 1) if (day.month, day.day) != (2, 29) else day
    if day > last:
        return time
    told = day.isoformat()
    value = (time.value or "").replace(time.earliest, told)
    return msgspec.structs.replace(time, earliest=told, latest=told, value=value)


def in_years_told(text: str, times: Sequence[TimeExpression], *, published: str | None) -> list[TimeExpression]:
    """Return the times of a text, a date that leaves its year out in the one year that the text gives it elsewhere.

    A date within a month of the publication is left alone: "Sept. 11" may be this year's day of remembrance.
    """
    years: dict[str, set[str]] = {}
    for time in times:
        if time.rule in _YEARLY and time.earliest and _YEAR.search(text, time.start, time.end):
            years.setdefault(time.earliest[5:], set()).add(time.earliest[:4])
    return [_in_year(text, time, years, published=published) for time in times]


def _in_year(
    text: str, time: TimeExpression, years: Mapping[str, set[str]], *, published: str | None
) -> TimeExpression:
    if time.rule not in _YEARLY or not time.earliest or _YEAR.search(text, time.start, time.end):
        return time
    told = years.get(time.earliest[5:], set())
    if len(told) != 1 or not published or abs((day_of(published[:10]) - day_of(time.earliest)).days) <= MONTH_DAYS:
        return time
    day = next(iter(told)) + time.earliest[4:]
    value = (time.value or "").replace(time.earliest, day)
    return msgspec.structs.replace(time, earliest=day, latest=day, value=value)


_YEAR = re.compile(r"\d{4}")


def _told_before(phrase: Phrase, first: int) -> int:
    """Return the last token before a moment that tells of harm, far as it may stand; -1 where none does."""
    near = range(first - 1, max(-1, first - HAPPENED_NEAR), -1)
    return next((at for at in near if phrase.folds[at] in listed("harm") | set(tellings())), -1)


def _is_done(fold: str) -> bool:
    """Return whether a word tells of what has been: a past form, or a word of harm."""
    return bool(_PAST.match(fold)) or fold in listed("harm") or fold in tellings() or fold in listed("speaking")


def _is_planned(phrase: Phrase, first: int, at: int) -> bool:
    """Return whether words before a moment say that it is to come, between it and the verb or right before both."""
    near = phrase.folds[max(0, min(first, at) - PLANNED_NEAR // 2) : max(first, at)][-PLANNED_NEAR:]
    return (first > 0 and phrase.folds[first - 1] in _TOWARDS) or bool(set(near) & listed("planning"))
