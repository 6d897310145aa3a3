"""Dates and times as documents state them, to ISO 8601, never finer than stated."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from typing import NamedTuple

import msgspec

from stemma.data import load_toml

#: Years in which a news report can have been published.
_YEARS = range(1800, 2101)

#: Digits from here on count milliseconds since 1970: the year 5138 in seconds, 1973 in milliseconds.
_MILLISECONDS_FROM = 100_000_000_000

#: Fewer seconds since 1970 than this (March 1973) are a number of something else.
_SECONDS_FROM = 100_000_000

#: A stated moment is short; more is a sentence that speaks of one.
_STATED_CHARS = 200

_NOON = 12


class DateWords(msgspec.Struct, frozen=True):
    """The bundled words of dates."""

    months: dict[str, list[str]]
    zones: dict[str, str]
    labels: dict[str, list[str]]


class Moment(NamedTuple):
    """A moment found in a text, and where."""

    iso: str
    start: int
    end: int


@cache
def date_words() -> DateWords:
    """Return the bundled words of dates."""
    return load_toml("intake/dates.toml", DateWords)


def find_moment(text: str, start: int = 0, end: int | None = None) -> Moment | None:
    """Return the first date in a stretch of text, with its time of day where one stands beside it."""
    for found in _pattern().finditer(text, start, len(text) if end is None else end):
        day = _day(found)
        if day is not None:
            clock = _clock(found, 2) or _clock(found, 1)
            return Moment(day.isoformat() if clock is None else f"{day.isoformat()}T{clock}", *found.span())
    return None


def iso_moment(value: object) -> str | None:
    """Return a stated moment as ISO 8601, None where it cannot be read.

    Numbers are seconds or milliseconds since 1970. Midnight to the second is what a system writes that knows the day
    alone, so it is given as a day.
    """
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    text = str(value).strip()[:_STATED_CHARS]
    if re.fullmatch(r"(?:1[89]|20|21)\d{6}(?:\d{6})?", text):
        clock = f"T{text[8:10]}:{text[10:12]}:{text[12:]}" if text[8:] else ""
        text = f"{text[:4]}-{text[4:6]}-{text[6:8]}{clock}"
    elif re.fullmatch(r"\d{9,13}(\.\d+)?", text):
        return _since_1970(float(text))
    found = find_moment(text)
    return None if found is None else re.sub(r"T00:00:00(Z|[+-]\d\d:\d\d)?$", "", found.iso)


@cache
def _months() -> dict[str, int]:
    return {word: int(number) for number, words in date_words().months.items() for word in words}


@cache
def _pattern() -> re.Pattern[str]:
    month = _longest_first(_months())
    zone = _longest_first(date_words().zones)
    clock = (
        r"(?P<hour{n}>\d{{1,2}})(?:(?:[:.]|(?<=\d)\s?h\s?)(?P<minute{n}>\d\d)(?::(?P<second{n}>\d\d)(?:[.,]\d+)?)?)?"
        r"(?P<uhr{n}>\s*uhr\b)?(?:\s*(?P<half{n}>[ap])\.?\s?m\b\.?)?"
        rf"(?:\s*\(?(?P<zone{{n}}>(?:gmt|utc)?[+-]\d\d(?::?\d\d)?(?!\d)|(?:{zone})\b)\)?)?"
    )
    day = (
        r"(?P<y1>\d{4})[-/](?P<m1>\d{1,2})[-/](?P<d1>\d{1,2})(?!\d)"
        rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?\s*[-\s]\s*(?:de\s+|of\s+)?(?P<m2>{month})\b\.?,?[-\s]\s*"
        r"(?:de\s+|del\s+)?(?P<y2>\d{4})(?!\d)"
        rf"|(?P<m3>{month})\b\.?\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y3>\d{{4}})(?!\d)"
        r"|(?P<a4>\d{1,2})(?P<mark>[./])(?P<b4>\d{1,2})(?P=mark)(?P<y4>\d{4})(?!\d)"
    )
    before = rf"(?:{clock.format(n=1)}[\s,|·–—-]*(?:on\s+|am\s+|le\s+)?(?:\w{{2,12}}\.?,?\s+)?)?"
    after = rf"(?:(?:T|[\s,|·•–—/-]*(?:at|um|à|kl\.?|ore|alle|a las|às|-)?\s*)(?<![\d]){clock.format(n=2)}(?![\d:]))?"
    return re.compile(rf"(?<![\d.:/-]){before}(?<!\d)(?:{day}){after}", re.IGNORECASE)


def _longest_first(words: dict[str, int] | dict[str, str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _since_1970(count: float) -> str | None:
    seconds = count / 1000 if count >= _MILLISECONDS_FROM else count
    if seconds < _SECONDS_FROM:
        return None
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(seconds))
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _day(found: re.Match[str]) -> date | None:
    named = found.groupdict()
    if named["y4"]:
        year = int(named["y4"])
        day, month = _numeric(int(named["a4"]), int(named["b4"]), named["mark"])
    else:
        form = next(form for form in "123" if named[f"y{form}"])
        year, day = int(named[f"y{form}"]), int(named[f"d{form}"])
        word = named[f"m{form}"].lower()
        month = int(word) if word.isdigit() else _months()[word]
    try:
        return date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None


def _numeric(first: int, second: int, mark: str) -> tuple[int, int]:
    """Return day and month of "23/5" or "5/23"; day 0, which no calendar has, where both are possible."""
    if mark == "." or first > _NOON or first == second:
        return first, second
    return (second, first) if second > _NOON else (0, 0)


def _clock(found: re.Match[str], number: int) -> str | None:
    named = found.groupdict()
    hour, minute = named[f"hour{number}"], named[f"minute{number}"]
    half = (named[f"half{number}"] or "").lower()
    if hour is None or (minute is None and not half and not named[f"uhr{number}"]):
        return None
    hours = int(hour)
    if half:
        hours = hours % _NOON + (_NOON if half == "p" else 0)
    zone = _zone(named[f"zone{number}"])
    try:
        clock = datetime(2000, 1, 1, hours, int(minute or 0), int(named[f"second{number}"] or 0), tzinfo=zone)
    except ValueError:
        return None
    return clock.isoformat().partition("T")[2].replace("+00:00", "Z")


def _zone(word: str | None) -> timezone | None:
    if not word:
        return None
    offset = date_words().zones.get(word.lower()) or re.sub(r"(?i)^(gmt|utc)", "", word)
    digits = re.sub(r"\D", "", offset).ljust(4, "0")
    try:
        size = timedelta(hours=int(digits[:2]), minutes=int(digits[2:4]))
        return timezone(-size if offset.startswith("-") else size)
    except ValueError:
        return None
