"""Finding time expressions: the longest match wins, and words that only look like times are left alone."""

import datetime as dt
import re
from collections.abc import Iterator

import msgspec

from stemma.model import Precision
from stemma.text.times.clocks import CLOCKS, Dated, day_of_clock
from stemma.text.times.meaning import Meaning, Moment, TimeKind
from stemma.text.times.periods import Period
from stemma.text.times.rules import Rule, rules_at, rules_between
from stemma.text.times.tense import looks_ahead
from stemma.text.times.words import plain, time_words

#: Rules whose place depends on whether the text looks ahead.
_TURNING = {"end of a year", "weekend", "weekday", "month", "month and day", "day and month", "quarter", "holiday"}

#: Where a time expression can begin: a whole word or number, or the apostrophe of the '90s.
BEGINNING = re.compile(r"\w+|['’](?=\d)")
_LAST_WORD = re.compile(r"([\w'’]+)\.?[\s(“\"`]*$")
_NEXT_WORD = re.compile(r"[\s]*([\w'’]+)")


class TimeExpression(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression in a text: half-open span, and what it means from the moment of publication.

    `earliest` and `latest` are ISO days, both inclusive, null where it has no place in time: lengths never have one.
    """

    start: int
    end: int
    kind: TimeKind
    value: str | None
    earliest: str | None
    latest: str | None
    precision: Precision | None
    rough: str | None
    rule: str


def find_times(
    text: str, start: int = 0, end: int | None = None, *, published: str | None = None
) -> list[TimeExpression]:
    """Return the time expressions of a stretch of text in order.

    `published` is an ISO 8601 moment; without it, what is named relative to it stays without a place.
    """
    stop = len(text) if end is None else end
    moment = Moment(published=_day(published))
    found = []
    for match, rule in _longest(text, start, stop):
        moment.ahead = rule.name in _TURNING and looks_ahead(text, match.start(), match.end())
        meaning = _resolve(rule, match, moment)
        if meaning is None:
            continue
        if meaning.earliest and meaning.value and rule.name not in CLOCKS:
            moment.previous = Period(_grain(meaning), dt.date.fromisoformat(meaning.earliest))
        found.append(_expression(match, rule, meaning))
    return _clocks_on_days(text, found, moment.published)


def _clocks_on_days(text: str, found: list[TimeExpression], published: dt.date | None) -> list[TimeExpression]:
    """Return what is found, every time of day on the day that it is told of; without any, it stays as it was read."""
    today = published.isoformat() if published else None
    named = [Dated(one.start, one.end, one.rule, one.earliest, one.precision is Precision.DAY) for one in found]
    for at, one in enumerate(found):
        day = day_of_clock(text, at, named, published=today) if one.rule in CLOCKS else None
        if day and one.value:
            value = day + one.value[one.value.index("T") :]
            found[at] = msgspec.structs.replace(one, value=value, earliest=day, latest=day, precision=Precision.DAY)
    return found


def _resolve(rule: Rule, match: re.Match[str], moment: Moment) -> Meaning | None:
    meaning = rule.resolve(match, moment)
    if meaning is not None or moment.published is not None:
        return meaning
    return Meaning(kind=TimeKind.DATE, value=_partial(match))


def _partial(match: re.Match[str]) -> str | None:
    """Return what is known of a moment whose year is not, as ISO 8601 leaves it out: --08-07, --08, -W-5."""
    words, named = time_words(), match.groupdict()
    if named.get("month"):
        month = words.months[plain(named["month"])]
        day = re.sub(r"\D", "", named.get("day") or "")
        return f"--{month:02d}" + (f"-{int(day):02d}" if day else "")
    if named.get("weekday"):
        return f"-W-{words.weekdays[plain(named['weekday'])] + 1}"
    return None


def _grain(meaning: Meaning) -> str:
    return "day" if meaning.earliest == meaning.latest else str(meaning.precision)


def _expression(match: re.Match[str], rule: Rule, meaning: Meaning) -> TimeExpression:
    return TimeExpression(
        start=match.start(),
        end=match.end(),
        kind=meaning.kind,
        value=meaning.value,
        earliest=meaning.earliest,
        latest=meaning.latest,
        precision=meaning.precision,
        rough=meaning.rough,
        rule=rule.name,
    )


def _longest(text: str, start: int, end: int) -> Iterator[tuple[re.Match[str], Rule]]:
    """Yield matches that do not overlap, the leftmost and there the longest, in the order of the text."""
    candidates = [
        (match.start(), -match.end(), rule.order, match, rule)
        for match, rule in matches_in(text, start, end)
        if _is_time(text, match, rule)
    ]
    candidates.sort(key=lambda one: one[:3])
    at = start
    for begin, _, _, match, rule in candidates:
        if begin >= at:
            at = match.end()
            yield match, rule


def matches_in(text: str, start: int, end: int) -> Iterator[tuple[re.Match[str], Rule]]:
    """Yield what the pattern of every rule finds; a rule is tried where two words stand that it can begin with."""
    reached: dict[int, int] = {}
    words = list(BEGINNING.finditer(text, start, end))
    forms = [word[0] for word in words]
    for place, beginning in enumerate(map(rules_at, forms)):
        if not beginning:
            continue
        at, following = words[place].start(), forms[place + 1] if place + 1 < len(forms) else ""
        for rule in rules_between(forms[place], following):
            if at >= reached.get(rule.order, start):
                match = rule.pattern.match(text, at, end)
                if match:
                    reached[rule.order] = match.end()
                    yield match, rule


def _is_time(text: str, match: re.Match[str], rule: Rule) -> bool:
    """Return whether a match is a time and not a word, a name, a count or an age that looks like one."""
    words = match.groupdict()
    for name in ("month", "weekday", "season"):
        word = words.get(name)
        if word and not (word[0].isupper() or name == "season"):
            return False
        if word and name == "weekday" and len(plain(word)) <= len("sun") and _is_paper(text, match):
            return False
    check = _CHECKS.get(rule.name)
    return check is None or check(text, match)


def _is_paper(text: str, match: re.Match[str]) -> bool:
    """Return whether a short weekday ends a name: "The Norwick Sun"."""
    before = _LAST_WORD.search(text, max(0, match.start() - 20), match.start())
    return bool(before and before[1][0].isupper() and text[before.end(1) : match.start()].isspace())


def _is_named_day(text: str, match: re.Match[str]) -> bool:
    """Return whether "today" is a day and no end of an outlet's name inside a sentence: "told Norland TODAY that"."""
    word = match.group()
    if not word[0].isupper():
        return True
    before = _LAST_WORD.search(text, max(0, match.start() - 20), match.start())
    beside = before and before[1][0].isupper() and text[before.end(1) : match.start()].isspace()
    return not (beside and re.match(r"(?:['’]s)?,? [a-z]", text[match.end() : match.end() + 5]))


def _is_month(text: str, match: re.Match[str]) -> bool:
    """Return whether a word is a month: it needs a word before it that leads to a time, or "early" or "last"."""
    if match["place"] or match["which"]:
        return True
    word = plain(match["month"])
    if len(word) <= len("sept") and word not in {"may", "june", "july"}:
        return False
    before = _LAST_WORD.search(text, max(0, match.start() - 20), match.start())
    led = bool(before) and plain(before[1]) in time_words().listed("leading") if before else False
    if word not in {"may", "march", "april", "june", "august"}:
        return led or not _named_after(text, match)
    return led


def _named_after(text: str, match: re.Match[str]) -> bool:
    after = _NEXT_WORD.match(text, match.end())
    return bool(after and after[1][0].isupper())


def _is_year(text: str, match: re.Match[str]) -> bool:
    """Four digits are a year unless they count things, cost money or belong to a longer number."""
    if match["place"]:
        return True
    before, after = text[max(0, match.start() - 2) : match.start()], text[match.end() : match.end() + 2]
    if re.search(r"[$£€#\d][.,/:-]?$|[.,/:-]$", before) and not re.search(r"\s$", before):
        return False
    if re.match(r"[.,:/-]\d|%|-[a-z]", after):
        return False
    following = _NEXT_WORD.match(text, match.end())
    if following and following[1].lower() in time_words().listed("counted"):
        return False
    if _MODEL.match(text, match.end()) and _ONE_OF_A_MAKE.search(text, max(0, match.start() - 40), match.start()):
        return False
    leading = _LAST_WORD.search(text, max(0, match.start() - 20), match.start())
    lead = leading[1].lower() if leading else ""
    return int(match["year"]) >= _FIRST_YEAR and (lead in _YEAR_LEADS or not _counting(lead, following))


#: "A silver 2005 or 2006 Norwick" is a car: a name behind the year, and "a" with words in small letters before it.
_MODEL = re.compile(r"(?: or (?:19|20)\d\d)? [A-Z][a-z]+")
_ONE_OF_A_MAKE = re.compile(r"\ban? (?:[a-z-]+,? ){0,4}(?:(?:19|20)\d\d or )?$")


def _is_holiday(text: str, match: re.Match[str]) -> bool:
    """Return whether a holiday is a day, and not what a thing is called after: "a Halloween party"."""
    article = _LAST_WORD.search(text, max(0, match.start() - 20), match.start())
    following = _NEXT_WORD.match(text, match.end())
    named = bool(following and following[1].islower() and text[match.end()] in " -")
    if following and named and following[1].removesuffix("s") in time_words().listed("festive"):
        return False
    # "Easter Island", "A Christmas Carol".
    if following and following[1][0].isupper() and text[match.end()] == " " and not match.group().endswith("ay"):
        return bool(match.groupdict().get("year"))
    return not (named and article and article[1].lower() in {"a", "an", "annual"})


#: Bare digits below are rarely years in news.
_FIRST_YEAR = 1500
_YEAR_LEADS = {
    "in",
    "since",
    "by",
    "of",
    "until",
    "from",
    "through",
    "before",
    "after",
    "during",
    "between",
    "and",
    "to",
}


def _counting(lead: str, following: re.Match[str] | None) -> bool:
    """Return whether the words around four digits look like a count of things."""
    plural = bool(following and following[1].islower() and following[1].endswith("s") and len(following[1]) > 3)  # noqa: PLR2004  ("was", "has")
    return lead in {"about", "some", "nearly", "almost", "than", "over", "around", "no", "least", "room", "flight"} or (
        plural and lead not in {"the", "his", "her", "its", "their", "a"}
    )


def _is_length(_text: str, match: re.Match[str]) -> bool:
    """Fractions ("three-quarters"), titles ("60 Minutes") and "a second" in the sense of "another" are no lengths."""
    unit, count = match["unit"], match["count"]
    if (unit[0].isupper() and not match.group().isupper()) or _SEASON_OF_A_YEAR.fullmatch(match.group()):
        return False
    if plain(unit) in {"weekend", "season", "second"} and plain(count) in {"a", "an"}:
        return False
    return not (unit.startswith("quarter") and match.group().endswith(f"-{unit}"))


def _is_clock(text: str, match: re.Match[str]) -> bool:
    """Digits with a colon are a time of day behind "at" and the like, and no score and no length of a film."""
    before = _LAST_WORD.search(text, max(0, match.start() - 20), match.start())
    return match.group().endswith("GMT") or bool(before and before[1].lower() in time_words().listed("before_clocks"))


#: "The 2031 seasons" are those of a year.
_SEASON_OF_A_YEAR = re.compile(r"(?:the )?(?:19|20)\d\d (?:season|quarter)s?", re.IGNORECASE)


def _is_vague_length(text: str, match: re.Match[str]) -> bool:
    """Return whether "days" is a length and no part of a name: "the Days Inn", "River Days"."""
    word = match.group()
    if not word[0].isupper() or word.isupper():
        return True
    return not _named_after(text, match) and not _is_paper(text, match)


def _is_half_of_a_year(text: str, match: re.Match[str]) -> bool:
    """Return whether "the first half" is that of a year and not of a match or of something else."""
    if not match.groupdict().get("half") or match.groupdict().get("year") or match["which"] or match["before"]:
        return True
    return match.group().endswith("year") or "-half" in match.group() or bool(_EARNED.match(text, match.end()))


#: What firms tell of a half of the year.
_EARNED = re.compile(r" (?:profit|result|earning|net|sales|revenue|loss|pretax|operating|income|turnover|output|ended)")


def _is_century(text: str, match: re.Match[str]) -> bool:
    """Return whether a century is no name: "21st Century Press"."""
    return not (match.group()[:1].isdigit() and "Century" in match.group() and _named_after(text, match))


_CHECKS = {
    "quarter": _is_half_of_a_year,
    "century": _is_century,
    "vague length": _is_vague_length,
    "clock in 24 hours": _is_clock,
    "month": _is_month,
    "year": _is_year,
    "length": _is_length,
    "holiday": _is_holiday,
    "named day": _is_named_day,
}


def _day(published: str | None) -> dt.date | None:
    try:
        day = dt.date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None
    return day if day and _EARLIEST_YEAR <= day.year < _LATEST_YEAR else None


#: News is published inside these years; a century before or after them is still in the calendar.
_EARLIEST_YEAR, _LATEST_YEAR = 1200, 9000
