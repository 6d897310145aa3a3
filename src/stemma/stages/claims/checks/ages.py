"""An age against the year of birth: "Ada Lind, 34" in a report of 2031 that has her born in 1988."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stemma.model import MismatchKind
from stemma.stages.claims.checks.finding import Finding, Page, in_order, piece
from stemma.stages.claims.checks.words import phrase_of
from stemma.stages.claims.sentences.phrases import People, Phrase

SURE = 0.8
#: One year more on either side than the birthday explains.
SLACK = 1
_BORN = re.compile(
    r"(?P<who>[A-Z][\w’'-]+(?:\s[A-Z][\w’'.-]*)*)(?:,\s+\d{1,3})?(?:,?\s+(?:who\s+)?(?:was\s+)?born|\s*\((?:born|b\.)|,\s+born)\s+"
    r"(?:[a-z]+\s+){0,2}?(?:[^.;:()?!]{0,40}?)\b(?P<year>(?:19|20)\d\d)\b"
)
#: A year beside an age may be its time.
_YEAR = re.compile(r"\b\d{4}\b")


class _Born(NamedTuple):
    """Who was born when, and where it is said."""

    who: str
    who_span: tuple[int, int]
    year: int
    year_span: tuple[int, int]


def check_ages(page: Page) -> Sequence[Finding]:
    """Return the ages of people whose year of birth the same report tells, where its own year is known."""
    born = [one for start, end in page.spans for one in _births(page.text, start, end)]
    year = (page.published or "")[:4]
    if not born or not year.isdecimal():
        return []
    found: list[Finding] = []
    for start, end in page.spans:
        # The birth is told in its own sentence and may be long ago; the age is that of the report.
        phrase = Phrase(page.text, start, end)
        for person in phrase.people:
            if person.age is not None and person.name:
                found += _held(page, phrase, person, born=born)
    return found


def _births(text: str, start: int, end: int) -> Iterator[_Born]:
    if "born" in text[start:end] or "(b." in text[start:end]:
        for match in _BORN.finditer(text, start, end):
            yield _Born(match["who"], match.span("who"), int(match["year"]), match.span("year"))


def _held(page: Page, phrase: Phrase, person: People, *, born: Sequence[_Born]) -> Iterator[Finding]:
    where = re.search(rf"(?<!\d){person.age}(?!\d)", phrase.written(person.start, person.end))
    first = phrase.tokens[person.start].start
    name_at = page.text.find(person.name, first, phrase.end)
    if where is None or name_at < 0 or person.age is None:
        return
    rest = page.text[phrase.start : first] + page.text[phrase.tokens[person.end - 1].end : phrase.end]
    for one in born:
        inside = phrase.start <= one.year_span[0] < phrase.end
        same = _same(page, (name_at, name_at + len(person.name)), person.name, one=one)
        if not same or (not inside and (phrase_of("then").search(rest) or _YEAR.search(rest))):
            continue
        old = int((page.published or "")[:4]) - one.year
        fits = old - 1 - SLACK <= person.age <= old + SLACK
        told = f"who was born in {one.year} turns {old} in the year of the report"
        yield Finding(
            kind=MismatchKind.AGE,
            pieces=in_order(
                piece(first + where.start(), first + where.end(), "age"), piece(*one.year_span, "year of birth")
            ),
            fits=fits,
            score=SURE,
            why=told if fits else f"{told}, and the age told is {person.age}: one of the two is off",
        )


def _same(page: Page, span: tuple[int, int], name: str, *, one: _Born) -> bool:
    """Return whether two names are of one person: as names are resolved, else in full, titles left out."""
    left, right = _entity(page, span), _entity(page, one.who_span)
    if left and right:
        return left == right
    shorter, longer = sorted((name, one.who), key=len)
    # "Mayor Ada Lind" is Ada Lind.
    return " " in shorter and f" {longer}".endswith(f" {shorter}")


def _entity(page: Page, span: tuple[int, int]) -> str | None:
    inside = [(end - start, name) for (start, end), name in page.named.items() if start < span[1] and span[0] < end]
    return max(inside)[1] if inside else None
