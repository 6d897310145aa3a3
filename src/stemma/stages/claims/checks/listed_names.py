"""A number of people or things against the names that a list gives: "four victims: A, B, C and D"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from stemma.model import MismatchKind
from stemma.stages.claims.checks.finding import Finding, Page, in_order, piece
from stemma.stages.claims.checks.words import listed, phrase_of
from stemma.text.times.words import count_of, pieces

SURE = 0.8
#: Numbers that a list of names gives in full.
LEAST, MOST = 2, 20
_NUMBER = re.compile(
    r"\b(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|half)\b", re.IGNORECASE
)
#: What stands between the names of people: ages, where they are from.
_ASIDE = re.compile(
    r"(?:,?\s*\(\d{1,3}\)|,\s*(?:age[ds]?\s+)?\d{1,3}(?!\d))(?=\s*(?:[,;.)]|and\b|&|of\b|both\b|all\b|$))"
)
_FROM = re.compile(r",?\s+(?:both|all)\s+(?:of|from)\s+[^,;]+$|,?\s+of\s+(?:the\s+)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*")
_NAME = re.compile(r"(?:[A-Z][\w’'.-]*|Mc\w+)(?:\s+(?:[A-Z][\w’'.-]*|de|van|von|der|da|bin|al|la|[“\"][\w’' ]+[”\"]))*")


class _Items(NamedTuple):
    """How many names a list can be read to give, and where the list stands."""

    fewest: int
    most: int
    start: int
    end: int


def check_names(page: Page) -> Sequence[Finding]:
    """Return every number with the whole list of names that stands behind it."""
    return [one for start, end in page.spans for one in _found(page.text, start, end)]


def _found(text: str, start: int, end: int) -> Iterator[Finding]:
    if ":" not in text[start:end] and "dentified as" not in text[start:end]:
        return
    for match in _pattern().finditer(text, start, end):
        number = count_of(match["count"])
        named = _items(text, match.start("list"), end, people=bool(match["as"]))
        between = text[match.end("count") : match.start("list")]
        if number is None or not LEAST <= number <= MOST or named is None or _is_open(text, start, match):
            continue
        if set(between.split()) & listed("places") and named.most > number:
            continue
        fits = named.fewest <= number <= named.most
        told = f"{number:g} are told of, and the list names {named.most}"
        yield Finding(
            kind=MismatchKind.TOTAL,
            pieces=in_order(piece(*match.span("count"), "total"), piece(named.start, named.end, "list")),
            fits=fits,
            score=SURE,
            why=told if fits else f"{told}: the number or the list is off",
        )


def _is_open(text: str, start: int, match: re.Match[str]) -> bool:
    between = text[match.end("count") : match.start("list")]
    before = text[max(start, match.start() - 16) : match.start()]
    if phrase_of("open_list").search(between) or _NUMBER.search(between) or phrase_of("open_list").search(before):
        return True
    # "One of two men", "in the 1990s two", "five-time".
    return bool(re.search(r"(?:\b(?:of|in|for|after|at|by)\s+(?:the\s+|his\s+|her\s+)?|[-–$#.,]\s?)$", before))


def _items(text: str, start: int, end: int, *, people: bool) -> _Items | None:
    """Return how many names a list gives to the end of its sentence; None where something in it is no name."""
    told = text[start:end].rstrip(" .\n\t")
    if (
        phrase_of("open_list").search(told)
        or told.rsplit(maxsplit=1)[-1].lower() in listed("titles")
        or any(mark in told for mark in ":()?!\n…")
    ):
        return None
    plain = _FROM.sub("", _ASIDE.sub("", told))
    parts = [part for part in re.split(r"\s*;\s*" if ";" in plain else r"\s*,\s*", plain) if part]
    if not parts or not re.search(r"(?:^|\s)(?:and|&)\s", parts[-1]):
        # A list that no "and" closes may go on.
        return None
    names = [re.split(r"(?:^|\s)(?:and|&)\s+", part) for part in parts]
    bare = [name.strip() for part in names for name in part if name.strip()]
    if not all(_NAME.fullmatch(name) for name in bare) or (people and sum(" " in name for name in bare) < len(parts)):
        return None
    # An "and" inside a name, "Bosnia and Herzegovina", joins one thing or two.
    joined = sum(len(part) - 1 for part in names[:-1])
    return _Items(len(bare) - joined, len(bare), start, start + len(told))


@cache
def _pattern() -> re.Pattern[str]:
    number = pieces()["number"]
    return re.compile(
        rf"\b(?P<count>(?i:{number}))\s+(?:[a-z][\w’'-]*\s+){{0,3}}?(?:people|men|women|children|[a-z]{{3,}}s)\b"
        r"(?:[^:;.?!\n]{0,60}?)(?::\s*|\b(?P<as>identified\s+as)\s+(?:the\s+)?)(?P<list>[A-Z])"
    )
