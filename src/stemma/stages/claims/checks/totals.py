"""Parts against their total: "six people, two men and three women"; "seven were shot, two died and four were hurt"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from stemma.model import MismatchKind
from stemma.stages.claims.checks.finding import Finding, Page, in_order, piece
from stemma.stages.claims.checks.words import listed as checked
from stemma.stages.claims.sentences.lexicon import kind_of_people, listed
from stemma.stages.claims.sentences.phrases import People, Phrase
from stemma.stages.claims.toll.happenings import find_happenings
from stemma.text.quantities import Quantity
from stemma.text.times import find_times

if TYPE_CHECKING:
    from stemma.stages.claims.toll.happened import Happened

SURE, FAIRLY = 0.85, 0.7
#: Totals beyond this are rounded, or no list breaks them down.
LEAST, MOST = 2, 60
#: What makes a number a part of the one before it.
INCLUDED = ([",", "including"], ["including"], [",", "among", "them"])
OF_THEM = (["of", "them"], ["of", "whom"])
#: Words between a total and the mark behind which its parts stand: "people were injured:".
BETWEEN = 6
#: What may stand behind the last part.
ENDS = frozenset({",", ".", ")", "–", "—", "-", ";", ""})
DASHES = frozenset({":", "(", "–", "—", "-"})
#: Cheap signs, all of which stand in a sentence that breaks a number of people down.
SIGNS = (
    re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|\w+teen|eleven|twelve|\w+ty)\b", re.IGNORECASE),
    re.compile(
        r"(?:[,:(–—-]|\bwere)\s.*\b(?:and)\b|\b(?:including|(?:of|among)\s+(?:them|whom))\b"
        r"|(?:kill|dead|die|fatal).*(?:injur|wound|hurt)|(?:injur|wound|hurt).*(?:kill|dead|die|fatal)",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(r"\b(?:people|persons|victims|individuals|members|men|women|children|shot|\w+ple)\b", re.IGNORECASE),
)


class _Count(NamedTuple):
    """A number of people and the characters that tell it."""

    start: int
    end: int
    number: float


def check_totals(page: Page) -> Sequence[Finding]:
    """Return every number of people with the parts that its own sentence breaks it down into."""
    found: list[Finding] = []
    for start, end in page.spans:
        if not all(sign.search(page.text, start, end) for sign in SIGNS):
            continue
        phrase = Phrase(page.text, start, end, times=find_times(page.text, start, end, published=page.published))
        found += [*_broken_down(phrase), *_some_of(phrase), *_accounted(phrase)]
    return found


def _broken_down(phrase: Phrase) -> Iterator[Finding]:
    """Yield "six people, two men and three women," and "six people were hurt: two men and three women"."""
    for person in phrase.people:
        whole = _exact(person.quantity)
        if whole is None or person.head not in listed("people") or kind_of_people(person.head):
            continue
        mark = _mark_behind(phrase, person)
        if mark is None or set(phrase.folds[max(0, person.start - 3) : person.start]) & (
            checked("open_total") | {"of"}
        ):
            continue
        parts, end = _parts(phrase, mark + 1)
        if parts and not set(phrase.folds[person.end : end + 1]) & checked("open_total"):
            yield _finding(whole, parts, score=SURE)


def _some_of(phrase: Phrase) -> Iterator[Finding]:
    """Yield "six people, including two children" and "six people, four of them men": no more than all."""
    for person, other in pairwise(phrase.people):
        whole, part = _exact(person.quantity), _exact(other.quantity)
        if whole is None or part is None or person.head not in listed("people"):
            continue
        between = phrase.folds[person.end : other.start]
        behind = phrase.folds[other.start + 1 : other.start + 3]
        if between in INCLUDED or (between == [","] and behind in OF_THEM):
            yield _finding(whole, [part], score=SURE, some=True)


def _mark_behind(phrase: Phrase, whole: People) -> int | None:
    """Return the comma, colon, dash or bracket behind a number of people, a verb of what happened left out."""
    for at in range(whole.end, min(len(phrase.folds), whole.end + BETWEEN)):
        fold = phrase.folds[at]
        if fold in DASHES or (fold == "," and at == whole.end):
            return at
        if fold in {",", ";", "and", "but"} or phrase.tokens[at].kind == "number":
            return None
    return None


def _parts(phrase: Phrase, at: int) -> tuple[list[_Count], int]:
    """Return sorts of people told one behind another, and where they end; none where the list is open or no such."""
    found: list[_Count] = []
    people = {one.start: one for one in phrase.people}
    closed = False
    while at < len(phrase.folds):
        first = at
        at += phrase.folds[at] in {"a", "an"} or (phrase.folds[at] == "one" and at not in people)
        part = _part(phrase, people.get(at), first)
        if part is None:
            return [], at
        found.append(part)
        at = people[at].end
        if closed:
            break
        joint = phrase.folds[at : at + 2]
        closed = "and" in joint[:1] or joint == [",", "and"]
        if not closed and joint[:1] != [","]:
            return [], at
        at += 2 if joint == [",", "and"] else 1
    ends = phrase.folds[at] if at < len(phrase.folds) else ""
    whole = closed and ends in ENDS and len(found) > 1 and phrase.folds[at : at + 2] != [",", "and"]
    return (found if whole else []), at


def _part(phrase: Phrase, one: People | None, first: int) -> _Count | None:
    """Return a sort of people as one part of a list, None where it is something else."""
    if one is None or one.name or kind_of_people(one.head) not in checked("sorts"):
        return None
    start, end = phrase.tokens[first].start, phrase.tokens[one.end - 1].end
    if one.quantity is None:
        return _Count(start, end, 1.0)
    counted = _exact(one.quantity, least=1)
    return None if counted is None else _Count(start, end, counted.number)


def _accounted(phrase: Phrase) -> Iterator[Finding]:
    """Yield "seven people were shot, two died and four were injured", where each is told once and all are numbers."""
    told: dict[str, list[Happened]] = {"shot": [], "killed": [], "injured": []}
    for one in find_happenings(phrase):
        if one.happening in told:
            told[one.happening].append(one)
    if any(len(ones) != 1 for ones in told.values()) or set(phrase.folds) & checked("open_total"):
        return
    shot, killed, injured = (ones[0] for ones in told.values())
    if any(one.negated or one.degree for one in (shot, killed, injured)):
        return
    counts = [_exact(one.whom.quantity, least=1) for one in (shot, killed, injured)]
    apart = {(one.start, one.end): one for one in counts if one is not None}
    if len(apart) == len(counts) and shot.told_at <= min(killed.start, injured.start):
        whole, *parts = apart.values()
        yield _finding(whole, parts, score=FAIRLY)


def _exact(quantity: Quantity | None, *, least: int = LEAST) -> _Count | None:
    """Return a number of people that is told exactly, and not on top of others; else None."""
    if quantity is None or quantity.modifier != "exact" or quantity.low != quantity.high or quantity.other:
        return None
    return _Count(quantity.start, quantity.end, quantity.low) if least <= quantity.low <= MOST else None


def _finding(whole: _Count, parts: Sequence[_Count], *, score: float, some: bool = False) -> Finding:
    total = sum(one.number for one in parts)
    fits = total <= whole.number if some else total == whole.number
    told = f"{'a part of them is' if some else 'the parts come to'} {total:g}, of {whole.number:g}"
    pieces = (piece(whole.start, whole.end, "total"), *(piece(one.start, one.end, "part") for one in parts))
    return Finding(
        kind=MismatchKind.TOTAL,
        pieces=in_order(*pieces),
        fits=fits,
        score=score,
        why=told if fits else f"{told}: the total or a part is off, or one is left out",
    )
