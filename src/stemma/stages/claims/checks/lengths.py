"""A length against the two dates it is given: "ten years, from 2011 to 2018"."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import cache

from stemma.model import MismatchKind
from stemma.stages.claims.checks.finding import Finding, Page, in_order, piece
from stemma.stages.claims.checks.words import any_of, listed
from stemma.text.times.words import count_of, pieces, plain, time_words

#: Certainty for years and for days: whether the first and the last day count is open to a writer.
SURE, FAIRLY = 0.85, 0.75
#: Lengths beyond these are no spans of two dates in one sentence.
MOST_YEARS, MOST_DAYS = 150, 90
DAYS_OF = {"day": 1, "week": 7}
_UNIT = re.compile(r"\b(?:year|month|week|day)s?\b", re.IGNORECASE)
_RANGE = re.compile(r"\b(?:from|between)\s|\(\s*\d{4}\s*[-–—]", re.IGNORECASE)


def check_lengths(page: Page) -> Sequence[Finding]:
    """Return every length with the two years or days that stand right beside it; what is told roughly is left out."""
    return [
        one
        for start, end in page.spans
        if _UNIT.search(page.text, start, end) and _RANGE.search(page.text, start, end)
        for one in _found(page, start, end)
    ]


def _found(page: Page, start: int, end: int) -> Iterator[Finding]:
    for pattern in _patterns():
        for match in pattern.finditer(page.text, start, end):
            count, unit = count_of(match["count"]), plain(match["unit"]).rstrip("s")
            if count is None or _is_open(page.text, start, match.start("count")):
                continue
            if match["years"]:
                one = _years(match, count, unit)
            else:
                one = _days(match, count * DAYS_OF.get(unit, 0), page.published)
            if one is not None:
                yield one


def _is_open(text: str, start: int, at: int) -> bool:
    """Return whether the words before a length leave it open: "nearly ten years", "the last two years"."""
    before = re.findall(r"[\w’'-]+", text[max(start, at - 24) : at].lower())
    return bool(set(before[-2:]) & listed("open_length")) or text[max(start, at - 1) : at] in {"-", "–", "$"}


def _years(match: re.Match[str], count: float, unit: str) -> Finding | None:
    ends = re.findall(r"\d+", match["years"])
    first, last = int(ends[0]), int(ends[1])
    if len(ends[1]) < len(ends[0]):
        last += first // 100 * 100
    apart = last - first
    if unit not in {"year", "month"} or not 0 < apart <= MOST_YEARS:
        return None
    told = count if unit == "year" else count / 12
    if told < apart - 1 and match["years"].lower().startswith("between"):
        # "Two years between 2011 and 2018" are some of them.
        return None
    spoken = f"from {first} to {last} it is {apart} year{'s' if apart > 1 else ''}"
    return _finding(match, fits=abs(told - apart) <= 1, told=spoken, score=SURE)


def _days(match: re.Match[str], told: float, published: str | None) -> Finding | None:
    """Hold a length in days against two dates of one year; their year, where it is not written, is no matter."""
    ends = [plain(one) for one in re.findall(r"[A-Za-z]+\.?|\d+", match["days"])]
    months = [time_words().months[word] for word in ends if word in time_words().months]
    numbers = [int(word) for word in ends if word.isdecimal()]
    if not told or len(numbers) != len("ab") or not months:
        return None
    year = int((published or "2001")[:4])
    try:
        first, last = dt.date(year, months[0], numbers[0]), dt.date(year, months[-1], numbers[1])
    except ValueError:
        return None
    apart = (last - first).days
    if not 0 < apart <= MOST_DAYS or (told < apart and match["days"].lower().startswith("between")):
        return None
    # A week is told of five days and of nine.
    slack = 1 if plain(match["unit"]).startswith("day") else 3
    spoken = f"from the first day to the last it is {apart} days, or {apart + 1} with both"
    return _finding(match, fits=apart - (slack - 1) <= told <= apart + slack, told=spoken, score=FAIRLY)


def _finding(match: re.Match[str], *, fits: bool, told: str, score: float) -> Finding:
    length = match.start("count"), match.end("unit")
    dates = match.span("years") if match["years"] else match.span("days")
    said = " ".join(match.string[slice(*length)].split())
    return Finding(
        kind=MismatchKind.LENGTH,
        pieces=in_order(piece(*length, "length"), piece(*dates, "dates")),
        fits=fits,
        score=score,
        why=told if fits else f"{told}, and the length is told as “{said}”: one of them is off",
    )


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    part = pieces()
    length = rf"\b(?P<count>{part['number']})[\s-]+(?P<unit>(?:year|month|week|day)s?)\b(?![\s-]old)"
    # "Ten years as head of the board, from": a few words of the same phrase.
    between = rf"(?:\s+(?!(?:{any_of('parting')}|{any_of('given')}s?)\b)[\w’'-]+){{0,7}}?,?\s+"
    year = r"(?:19|20)\d\d"
    joint = r"\s+(?:to|until|till|through)\s+"
    years = (
        rf"(?P<years>from\s+{year}{joint}{year}|between\s+{year}\s+and\s+{year}"
        rf"|\(\s*{year}\s*[-–—]\s*(?:{year}|\d\d)\s*\))(?!\w)"
    )
    month, day = part["month"], rf"{part['day']}(?:st|nd|rd|th)?(?!\w)"
    days = (
        rf"(?P<days>from\s+{month}\s+{day}{joint}(?:{month}\s+)?{day}|from\s+{day}(?:\s+{month})?{joint}{day}\s+{month})"
        r"(?!,?\s+\d{4})"
    )
    spanned = r",?\s+(?:a\s+(?:period|span|total|stretch)\s+of\s+|\(\s*)"
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"{length}{between}(?:{years}|{days})",
            rf"(?:{years}|{days}){spanned}{length}",
        )
    )
