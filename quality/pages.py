"""The set of saved news pages with the body of each, and the product's answer to it."""

import gzip
import hashlib
import json
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from quality.figures import mean, ratio
from quality.sets import Sets

SET = "pages"
#: Words of a shingle in the metric of the set's origin.
SHINGLE = 4
#: A line of the page belongs to the body when so much of it stands in the body.
HALF = 0.5
#: Rules may be looked at against the records of the first half only.
HALVES = ("half tuned on", "half reported on")
_WORD = re.compile(r"\w+")


class Page(msgspec.Struct, frozen=True):
    """A page of the set: the bytes of its file and the body that a person marked."""

    id: str
    url: str
    content: bytes
    body: str

    @property
    def half(self) -> str:
        """Which half of the set it belongs to."""
        return half_of(self.id)


def half_of(name: str) -> str:
    """Return the half of a set that a record belongs to, by a hash of its id."""
    even = int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 == 0
    return HALVES[0] if even else HALVES[1]


def read_pages(sets: Sets) -> list[Page] | None:
    """Return the pages of the set in the order of their ids; None where it is not there."""
    gold = sets.path(SET, "gold.jsonl")
    return None if gold is None else sorted(_pages(gold), key=lambda page: page.id)


def _pages(gold: Path) -> Iterator[Page]:
    for line in gold.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Page(row["id"], row["url"], gzip.decompress((gold.parent / row["html"]).read_bytes()), row["body"])


def words_of(text: str) -> list[str]:
    """Return the words of a text as the set's origin counts them."""
    return _WORD.findall(text)


class Overlap(msgspec.Struct, frozen=True):
    """How an extracted body agrees with the true one, by shingles."""

    precision: float
    recall: float
    exact: bool


def overlap(found: str, true: str) -> Overlap:
    """Return the agreement of two bodies by the metric of the set's origin."""
    one, two = _shingles(words_of(found)), _shingles(words_of(true))
    shared = (one & two).total()
    empty = float(not one and not two)
    exact = words_of(found) == words_of(true)
    return Overlap(ratio(shared, one.total(), empty=empty), ratio(shared, two.total(), empty=empty), exact)


def _shingles(words: Sequence[str]) -> Counter[tuple[str, ...]]:
    if not words:
        return Counter()
    return Counter(tuple(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1)))


def f1_of(overlaps: Sequence[Overlap]) -> float:
    """Return the harmonic mean of mean precision and mean recall."""
    precision, recall = mean([one.precision for one in overlaps]), mean([one.recall for one in overlaps])
    return ratio(2 * precision * recall, precision + recall)


def body_lines(lines: Sequence[str], body: str) -> list[bool]:
    """Tell of each line of a page whether it stands in the body, by an in-order alignment of their words.

    A line that looks like one of the body but stands elsewhere (a teaser, a pulled quote) is none.
    """
    starts: list[int] = []
    words: list[str] = []
    for line in lines:
        starts.append(len(words))
        words.extend(words_of(line))
    covered = covered_words(words, words_of(body))
    ends = [*starts[1:], len(words)]
    return [
        end > start and sum(covered[start:end]) >= HALF * (end - start) for start, end in zip(starts, ends, strict=True)
    ]


def covered_words(page: Sequence[str], body: Sequence[str]) -> list[bool]:
    """Return which words of a page are the body's: shingles that stand once in both, in order, and what joins them."""
    covered = [False] * len(page)
    pairs = _in_order(_unique_pairs(page, body))
    low_page = low_body = 0
    for at_page, at_body in [*pairs, (len(page), len(body))]:
        _fill(page, body, covered, (low_page, at_page), (low_body, at_body))
        low_page, low_body = at_page, at_body
    return covered


def _unique_pairs(page: Sequence[str], body: Sequence[str]) -> list[tuple[int, int]]:
    places = [_places(page), _places(body)]
    return sorted(
        (spots[0], places[1][shingle][0])
        for shingle, spots in places[0].items()
        if len(spots) == 1 and len(places[1].get(shingle, ())) == 1
    )


def _places(words: Sequence[str]) -> dict[tuple[str, ...], list[int]]:
    places: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(words) - SHINGLE + 1):
        places.setdefault(tuple(words[at : at + SHINGLE]), []).append(at)
    return places


def _in_order(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest run of pairs in which both sides rise."""
    tops: list[int] = []
    chain: list[int] = []
    before: list[int] = []
    for place, (_, body_at) in enumerate(pairs):
        at = bisect_left(tops, body_at)
        before.append(chain[at - 1] if at else -1)
        tops[at : at + 1], chain[at : at + 1] = [body_at], [place]
    kept: list[tuple[int, int]] = []
    place = chain[-1] if chain else -1
    while place >= 0:
        kept.append(pairs[place])
        place = before[place]
    return kept[::-1]


def _fill(
    page: Sequence[str],
    body: Sequence[str],
    covered: list[bool],
    page_span: tuple[int, int],
    body_span: tuple[int, int],
) -> None:
    """Mark the words between two certain places that run on from the first or up to the second."""
    (low_page, high_page), (low_body, high_body) = page_span, body_span
    while low_page < high_page and low_body < high_body and page[low_page] == body[low_body]:
        covered[low_page] = True
        low_page, low_body = low_page + 1, low_body + 1
    while low_page < high_page and low_body < high_body and page[high_page - 1] == body[high_body - 1]:
        high_page, high_body = high_page - 1, high_body - 1
        covered[high_page] = True
    stretch = list(body[low_body:high_body])
    for at in range(low_page, high_page):
        run = list(page[at : at + len(stretch)])
        if stretch and run == stretch:
            covered[at : at + len(stretch)] = [True] * len(stretch)
            return
