"""Lines: whole pages copied as plain text, whose body is told from menus, teasers, comments and forms line by line."""

import html
from collections.abc import Iterator, Sequence
from itertools import pairwise

import justext
import msgspec
import trafilatura
from tests.support.bare_lists import bare_lists
from tests.support.listed import listed_pages

from quality.apart import set_apart
from quality.figures import Counts, Figure, Missing, mean, ratio
from quality.flattening import flatten
from quality.gold import Span
from quality.layers.pages import BODY
from quality.pages import HALVES, Page, body_lines, half_of, read_pages, words_of
from quality.running import clean_file
from quality.sets import Sets
from stemma.model import Witness, Zone

LAYER = "lines"
SET = "copied pages"
#: Share of a line that must be body for the line to count as body.
HALF = 0.5
#: Seeds of the invented lists; the rules were made with 0 and 1.
LIST_SEEDS = (2, 3, 4, 5)


class Scored(msgspec.Struct, frozen=True):
    """How the lines of one page were judged: body lines found, and body characters kept out of the body."""

    half: str
    counts: Counts
    #: The same without the lines that are neither body nor furniture.
    certain: Counts
    lost: int
    chars: int
    #: F1 of the two extractors when they are fed the same lines, as paragraphs of a page.
    trafilatura: float
    justext: float


def measure(sets: Sets) -> Iterator[Figure | Missing]:
    """Yield F1 of body lines, mean over pages and over all lines together, and the share of body characters lost."""
    yield from _invented_lists()
    yield from _bare_lists()
    pages = read_pages(sets)
    if pages is None:
        yield Missing(layer=LAYER, measured_on=SET, why=f"there is no {sets.folder / 'pages' / 'gold.jsonl'}")
        return
    scored = [one for page in pages for one in score(page)]
    yield from _figures(SET, scored)
    for half in HALVES:
        yield from _figures(f"{SET}, {half}", [one for one in scored if one.half == half])


def _invented_lists() -> Iterator[Figure]:
    """Yield how much is lost of invented reports that are mostly a list, and how many lines around them are kept."""
    lost = chars = kept_around = 0
    pages = list(listed_pages(LIST_SEEDS))
    for page in pages:
        kept = _kept(page.lines)
        start, end = page.body
        chars += sum(map(len, page.lines[start:end]))
        lost += sum(map(len, page.lines[start:end])) - sum(kept[start:end])
        around = [*zip(page.lines[:start], kept[:start], strict=True), *zip(page.lines[end:], kept[end:], strict=True)]
        kept_around += sum(share >= HALF * len(line) for line, share in around)
    detail = f"{lost} of {chars} characters of {len(pages)} pages; {kept_around} lines around them kept"
    yield Figure(
        layer=LAYER, measured_on="invented lists", metric="body lost", value=ratio(lost, chars), low=True, detail=detail
    )


def _bare_lists() -> Iterator[Figure]:
    """Yield the same of reports that are lists with hardly a sentence; rules were looked at with half of the sorts."""
    for half in HALVES:
        pages = [page for page in bare_lists() if half_of(page.sort) == half]
        lost = chars = kept_around = 0
        for page in pages:
            kept = _kept(page.lines)
            inside = range(*page.body)
            chars += sum(len(page.lines[at]) for at in inside)
            lost += sum(len(page.lines[at]) - kept[at] for at in inside)
            found = [share >= HALF * len(line) for line, share in zip(page.lines, kept, strict=True)]
            kept_around += sum(is_body and at not in inside for at, is_body in enumerate(found))
        yield Figure(
            layer=LAYER,
            measured_on=f"invented bare lists, {half}",
            metric="body lost",
            value=ratio(lost, chars),
            low=True,
            detail=f"{lost} of {chars} characters of {len(pages)} pages; {kept_around} lines around them kept",
        )


def score(page: Page) -> Iterator[Scored]:
    """Yield how the lines of a page are judged; nothing where no line of it is body."""
    lines = flatten(page.content)
    true = body_lines(lines, page.body)
    if not any(true):
        return
    kept = _kept(lines)
    found = [share >= HALF * len(line) for share, line in zip(kept, lines, strict=True)]
    lost = [len(line) - share for share, line, is_body in zip(kept, lines, true, strict=True) if is_body]
    chars = sum(len(line) for line, is_body in zip(lines, true, strict=True) if is_body)
    rivals = (_agree(lines, true, rival(lines)) for rival in (_trafilatura, _justext))
    both = zip(true, found, set_apart(page, lines, true), strict=True)
    sure = [(one, two) for one, two, neither in both if not neither]
    certain = _counts([one for one, _ in sure], [two for _, two in sure])
    yield Scored(page.half, _counts(true, found), certain, sum(lost), chars, *(counts.f1 for counts in rivals))


def _kept(lines: Sequence[str]) -> list[int]:
    """Return how many characters of each line the product takes for body, when it is given them as a saved text."""
    text = "\n".join(lines)
    found = clean_file(text.encode(), "copied.txt")
    (witness,) = found.of(Witness)
    zones = [Span(zone.witness, zone.start, zone.end) for zone in found.of(Zone) if zone.role in BODY]
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    spans = [Span(witness.id, start, end - 1) for start, end in pairwise(starts)]
    return [sum(zone.shared(span) for zone in zones) for span in spans]


def _counts(true: Sequence[bool], found: Sequence[bool]) -> Counts:
    pairs = list(zip(true, found, strict=True))
    return Counts(
        right=sum(one and two for one, two in pairs),
        wrong=sum(two and not one for one, two in pairs),
        missed=sum(one and not two for one, two in pairs),
    )


def _agree(lines: Sequence[str], true: Sequence[bool], body: str) -> Counts:
    """Return the counts of an extractor that gives text: a line is body when it stands in what it gave."""
    words = f" {' '.join(words_of(body))} "
    return _counts(true, [bool(words_of(line)) and f" {' '.join(words_of(line))} " in words for line in lines])


def _as_page(lines: Sequence[str]) -> str:
    return f"<html><body>{''.join(f'<p>{html.escape(line)}</p>' for line in lines)}</body></html>"


def _trafilatura(lines: Sequence[str]) -> str:
    return trafilatura.extract(_as_page(lines), include_comments=False) or ""


def _justext(lines: Sequence[str]) -> str:
    paragraphs = justext.justext(_as_page(lines), justext.get_stoplist("English"))
    return "\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate)


def _figures(name: str, scored: Sequence[Scored]) -> Iterator[Figure]:
    pooled = Counts()
    for one in scored:
        pooled.add(one.counts)
    rivals = (
        f"fed the same lines: trafilatura {mean([one.trafilatura for one in scored]):.3f}, "
        f"justext {mean([one.justext for one in scored]):.3f}"
    )
    detail = f"{len(scored)} pages; {rivals}"
    f1 = mean([one.counts.f1 for one in scored])
    yield Figure(layer=LAYER, measured_on=name, metric="line F1, mean of pages", value=f1, detail=detail)
    certain = mean([one.certain.f1 for one in scored])
    yield Figure(
        layer=LAYER, measured_on=name, metric="line F1, standfirsts and captions apart", value=certain, detail=detail
    )
    yield Figure(layer=LAYER, measured_on=name, metric="line F1, all lines", value=pooled.f1, detail=str(pooled))
    lost, chars = sum(one.lost for one in scored), sum(one.chars for one in scored)
    detail = f"{lost} of {chars} characters"
    yield Figure(layer=LAYER, measured_on=name, metric="body lost", value=ratio(lost, chars), low=True, detail=detail)
