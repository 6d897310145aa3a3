"""Shares of one whole that come to more than it: "62 percent yes, 31 percent no, and 15 percent undecided"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from stemma.model import MismatchKind
from stemma.stages.claims.checks.finding import Finding, Page, in_order, piece
from stemma.stages.claims.checks.words import phrase_of
from stemma.text.quantities import Quantity, find_quantities

#: Nothing in the words says that the shares are of one whole but the last answer, which takes what is left.
SURE = 0.7
WHOLE = 100
#: Every share may be rounded up by a half.
ROUNDED = 0.5
#: A share of an earlier time beside one of now.
_MOVED = re.compile(r"\bfrom \d|\bin (?:19|20)\d\d", re.IGNORECASE)
#: What stands between two answers, at the end of the words about the first.
_JOINT = re.compile(r"(?:,|;|\band|\bwhile|\bwith)\s*(?:the\s+\w+\s+|another\s+|a\s+)?$")
_PERCENT = re.compile(r"%|\bper\s?cents?\b|\bpercents?\b", re.IGNORECASE)


def check_shares(page: Page) -> Sequence[Finding]:
    """Return the shares of a sentence that list the answers of one whole."""
    return [one for start, end in page.spans for one in _found(page, start, end)]


def _found(page: Page, start: int, end: int) -> Iterator[Finding]:
    if len(_PERCENT.findall(page.text, start, end)) < 2:  # noqa: PLR2004  (two shares make a list)
        return
    sentence = page.text[start:end]
    if (
        not phrase_of("left").search(sentence)
        or phrase_of("several_wholes").search(sentence)
        or _MOVED.search(sentence)
    ):
        return
    shares = [one for one in find_quantities(page.text, start, end) if one.unit == "percent"]
    if any(one.modifier != "exact" or one.low != one.high for one in shares) or not _is_list(page.text, shares):
        return
    total = sum(one.low for one in shares)
    fits = total <= WHOLE + ROUNDED * len(shares)
    told = f"the shares come to {total:g} percent"
    yield Finding(
        kind=MismatchKind.SHARES,
        pieces=in_order(*(piece(one.start, one.end, "share") for one in shares)),
        fits=fits,
        score=SURE,
        why=told if fits else f"{told}, though the last of them takes what the others leave: one of them is off",
    )


def _is_list(text: str, shares: Sequence[Quantity]) -> bool:
    """Return whether shares follow one another as a list, and the last one is of those left over."""
    if len(shares) < 2:  # noqa: PLR2004  (two shares make a list)
        return False
    between = [text[one.end : other.start] for one, other in pairwise(shares)]
    joined = all(
        re.search(r"(?:,|;|\band|\bwhile|\bwith)\s*(?:the\s+\w+\s+|another\s+|a\s+)?$", part) for part in between
    )
    last = text[shares[-1].start - 24 : shares[-1].start] + text[shares[-1].end : shares[-1].end + 60]
    return joined and bool(phrase_of("left").search(last))
