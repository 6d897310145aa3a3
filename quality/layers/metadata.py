"""Metadata: the minute of publication that a page states, with its zone, and the title of a page copied as text."""

import html
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import msgspec

from quality.figures import Figure, Missing, ratio
from quality.flattening import flatten
from quality.pages import HALVES, Page, read_pages, words_of
from quality.running import clean_file
from quality.sets import Sets
from stemma.model import Witness

LAYER = "metadata"
SET = "pages"
COPIED = "copied pages"
#: Share of their words that two forms of one title have in common, and words from which one may hold the other.
SAME = 0.7
FEW_WORDS = 4
#: A year before this is what programs write that do not know one.
FIRST_YEAR = 1990
_SCRIPT = re.compile(r"<script[^>]*ld\+json[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_STATED = re.compile(r'"datePublished"\s*:\s*"([^"]+)"')
_META = re.compile(r"<meta\b[^>]*>", re.IGNORECASE)
_NAME = re.compile(r"(?:property|name|itemprop)\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_CONTENT = re.compile(r"content\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_ISO = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s?(?:Z|[+-]\d\d:?\d\d)?")
#: Meta tags that are there to tell when the page was published.
_TELLING = frozenset(
    {
        "article:published_time",
        "og:article:published_time",
        "article:published",
        "datepublished",
        "parsely-pub-date",
        "pubdate",
        "publishdate",
        "publish-date",
        "sailthru.date",
        "dc.date.issued",
        "dcterms.created",
        "article.published",
    }
)


class Stamp(msgspec.Struct, frozen=True):
    """A minute: in Greenwich time where a zone is known, else as the clock on the wall showed it."""

    minute: datetime
    zoned: bool


def measure(sets: Sets) -> Iterator[Figure | Missing]:
    """Yield the share of pages with a stated minute for which it is found, and of those with a zone that is kept."""
    pages = read_pages(sets)
    if pages is None:
        yield Missing(layer=LAYER, measured_on=SET, why=f"there is no {sets.folder / SET / 'gold.jsonl'}")
        return
    told = [(page, stamps) for page in pages if (stamps := stated_stamps(page))]
    found = {page.id: product_stamp(page) for page, _ in told}
    for name, some in (
        (SET, told),
        *((f"{SET}, {half}", [one for one in told if one[0].half == half]) for half in HALVES),
    ):
        right = sum(any(_same(found[page.id], stamp) for stamp in stamps) for page, stamps in some)
        detail = f"{right} of the {len(some)} pages that state one"
        value = ratio(right, len(some))
        yield Figure(layer=LAYER, measured_on=name, metric="publication minute", value=value, detail=detail)
    zoned = [page.id for page, stamps in told if all(stamp.zoned for stamp in stamps)]
    kept = sum(bool((stamp := found[one]) and stamp.zoned) for one in zoned)
    yield Figure(
        layer=LAYER,
        measured_on=SET,
        metric="zone kept",
        value=ratio(kept, len(zoned)),
        detail=f"{kept} of {len(zoned)}",
    )
    yield from _titles(pages)


def _titles(pages: Sequence[Page]) -> Iterator[Figure]:
    """Yield how many pages, copied as plain lines, get the title that their markup states, and how many another one."""
    told = [(page, title) for page in pages if (title := stated_title(page))]
    found = {page.id: _copied_title(page) for page, _ in told}
    for name, some in (
        (COPIED, told),
        *((f"{COPIED}, {half}", [one for one in told if one[0].half == half]) for half in HALVES),
    ):
        right = sum(alike(found[page.id], title) for page, title in some)
        wrong = sum(bool(found[page.id]) for page, _ in some) - right
        detail = f"{right} of {len(some)} pages that state one"
        yield Figure(layer=LAYER, measured_on=name, metric="title", value=ratio(right, len(some)), detail=detail)
        yield Figure(layer=LAYER, measured_on=name, metric="wrong title", value=ratio(wrong, len(some)), low=True)


def stated_title(page: Page) -> str | None:
    """Return the title that a page states for those who share it, read without the product."""
    for tag in _META.findall(page.content.decode("utf-8", "replace")):
        name, content = _NAME.search(tag), _CONTENT.search(tag)
        if name and content and name[1].lower() in {"og:title", "twitter:title"}:
            return html.unescape(content[1] or content[2] or "").strip() or None
    return None


def _copied_title(page: Page) -> str | None:
    lines = "\n".join(flatten(page.content))
    witnesses = clean_file(lines.encode(), "copied.txt").of(Witness) if lines else []
    return witnesses[0].title if witnesses else None


def alike(found: str | None, stated: str) -> bool:
    """Return whether two titles are one: most of their words are the same, or one holds the other, outlet aside."""
    one, two = ({word.casefold() for word in words_of(title or "")} for title in (found, stated))
    few = min(len(one), len(two))
    return len(one & two) >= SAME * len(one | two) > 0 or (few >= FEW_WORDS and few == len(one & two))


def stated_stamps(page: Page) -> list[Stamp]:
    """Return the minutes that a page's JSON-LD and meta tags state, read without the product."""
    text = page.content.decode("utf-8", "replace")
    values = [value for script in _SCRIPT.findall(text) for value in _STATED.findall(script)]
    for tag in _META.findall(text):
        name, content = _NAME.search(tag), _CONTENT.search(tag)
        if name and content and name[1].lower() in _TELLING:
            values.append(content[1] or content[2] or "")
    stamps = [read_stamp(html.unescape(value).strip()) for value in values]
    return [stamp for stamp in stamps if stamp is not None and stamp.minute.year >= FIRST_YEAR]


def read_stamp(value: str) -> Stamp | None:
    """Return a date with a time of day as a minute, None for a day alone and for what is neither ISO nor RFC 5322."""
    try:
        if _ISO.fullmatch(value):
            moment = datetime.fromisoformat(value.replace(" +", "+").replace(" -", "-"))
        else:
            moment = parsedate_to_datetime(value)
    except (ValueError, IndexError):
        return None
    zoned = moment.tzinfo is not None
    wall = moment.astimezone(UTC).replace(tzinfo=None) if zoned else moment
    return Stamp(wall.replace(second=0, microsecond=0), zoned)


def product_stamp(page: Page) -> Stamp | None:
    """Return the minute that the product gives a page."""
    witnesses = clean_file(page.content, f"{page.id}.html").of(Witness)
    published = witnesses[0].published if witnesses else None
    return read_stamp(published) if published else None


def _same(found: Stamp | None, stated: Stamp) -> bool:
    return found is not None and abs(found.minute - stated.minute) < timedelta(minutes=1)
