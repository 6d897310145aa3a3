"""What is known of a page: which of the things that it states and shows counts."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from stemma.intake.body import fold
from stemma.intake.facts import Facts
from stemma.intake.moments import find_moment, iso_moment
from stemma.intake.outlets import host_of, short_name
from stemma.intake.page_grounds import page_grounds
from stemma.intake.plain import bare_date, dated
from stemma.intake.shown import Shown
from stemma.intake.stated import Stated, meta_values, names_in, text_value
from stemma.text.mastheads import behind_masthead

#: Characters of a line that says when a page was published.
_DATED_CHARS = 160

#: Body paragraphs that may stand above the line with the date.
_BODY_ABOVE_DATE = 3

#: Blocks above the headline that may hold the line with the date.
_ABOVE_HEADING = 3

#: Words of a heading that can be a headline, where nothing else says what the headline is.
_HEADING_WORDS = 3

#: Characters of "YYYY-MM-DD".
_DAY = 10

_HEADING = re.compile(r"(?:^|/)h1$")
_HEADLINE = re.compile(r"(?:^|/)h[1-3]$")
_TAIL = re.compile(r"\s+[|–—·•:»-]\s+|\s*\|\s*")
_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?=[/-]|$)")


def page_facts(stated: Stated, blocks: Sequence[Shown], chosen: Sequence[bool]) -> Facts:
    """Return what is known of a page. Of dates that disagree the earlier is the publication."""
    url = _url(stated)
    outlet = _outlet(stated, url) or _tail_outlet(stated, blocks)
    shown = dict(_shown_dates(blocks, chosen))
    told = [text_value(stated.article.get("datePublished")), *meta_values(stated, "published"), *stated.published]
    facts = Facts(
        title=_title(stated, blocks, outlet),
        outlet=outlet,
        url=url,
        published=_best(told) or _timed(stated, blocks, chosen) or shown.get("published") or _dated_by(url),
        modified=_best([text_value(stated.article.get("dateModified")), *meta_values(stated, "modified")])
        or shown.get("modified"),
        retrieved=iso_moment(_greenwich(stated.saved_on)),
        language=stated.language or next(meta_values(stated, "language"), None),
        byline=", ".join(names_in(stated.article.get("author"))) or _meta_author(stated),
    )
    return msgspec.structs.replace(facts, grounds=page_grounds(facts, stated, blocks))


def _meta_author(stated: Stated) -> str | None:
    named = (names_in(value) for value in meta_values(stated, "byline"))
    return next((" ".join(names[0].split()) for names in named if names), None)


def _url(stated: Stated) -> str | None:
    described = text_value(stated.article.get("url")) or text_value(stated.article.get("mainEntityOfPage"))
    candidates = (stated.canonical, *meta_values(stated, "url"), described, stated.saved_from)
    return next((url for url in candidates if url and re.match("https?://", url) and host_of(url)), None)


def _outlet(stated: Stated, url: str | None) -> str | None:
    """Return the outlet of a page; a publisher that has pages of its own elsewhere is only credited here."""
    host = host_of(url)
    publisher = text_value(stated.article.get("publisher"))
    at_home = publisher is None or host is None or short_name(publisher) in {None, short_name(host)}
    named = next(meta_values(stated, "outlet"), None)
    return (publisher if at_home else None) or named or host or publisher


def _tail_outlet(stated: Stated, blocks: Sequence[Shown]) -> str | None:
    """Return what follows the headline in the title of the document: "Headline - Outlet"."""
    for block in blocks:
        heading = " ".join(block.text.split())
        tail = stated.document_title[len(heading) :]
        if _HEADLINE.search(block.path) and stated.document_title.startswith(heading) and _TAIL.match(tail):
            return _TAIL.split(tail)[-1].strip() or None
    return None


def _title(stated: Stated, blocks: Sequence[Shown], outlet: str | None) -> str | None:
    """Return the headline: the heading on the page that the page also states elsewhere, else what it states.

    The name of the outlet is none, though it often is a heading, and the title of pages that were made carelessly.
    """
    candidates = [text_value(stated.article.get("headline")), *meta_values(stated, "title"), stated.document_title]
    titles = [_without_tail(" ".join(title.split()), stated, outlet) for title in candidates if title]
    titles = [title for title in titles if behind_masthead(title, outlet) != ""]
    headings = [" ".join(block.text.split()) for block in blocks if _HEADLINE.search(block.path)]
    told = {fold(title).casefold() for title in titles}
    for heading in headings:
        if fold(heading).casefold() in told:
            return heading
    alone = _worded(blocks, _HEADING, outlet)
    if len(alone) == 1:
        return alone[0]
    below = _worded(blocks, _HEADLINE, outlet)
    return next(filter(None, titles), None) or next(iter(alone), None) or (below[0] if len(below) == 1 else None)


def _worded(blocks: Sequence[Shown], level: re.Pattern[str], outlet: str | None) -> list[str]:
    """Return the headings of a level that have words enough for a headline and are not the outlet's name."""
    headings = (" ".join(block.text.split()) for block in blocks if level.search(block.path))
    return [
        heading
        for heading in headings
        if len(heading.split()) >= _HEADING_WORDS and behind_masthead(heading, outlet) is None
    ]


def _without_tail(title: str, stated: Stated, outlet: str | None) -> str:
    """Return a title without the names of outlet and section that follow or lead it."""
    names = {fold(name).casefold() for name in (outlet, *meta_values(stated, "outlet")) if name}
    hosts = {name.partition(".")[0] for name in (host_of(stated.canonical), host_of(outlet)) if name}
    names |= {name.replace("-", "") for name in hosts}
    marks = list(_TAIL.finditer(title))
    for mark in marks:
        if {fold(title[mark.end() :]).casefold(), fold(title[mark.end() :].partition(".")[0]).casefold()} & names:
            return title[: mark.start()]
    if marks and fold(title[: marks[0].start()]).casefold() in names:
        return title[marks[0].end() :]
    return title


def _best(values: Sequence[str | None]) -> str | None:
    """Return the finest statement of the earliest day among the first two; later ones merely make it finer."""
    moments = [moment for moment in map(iso_moment, values) if moment]
    if not moments:
        return None
    day = min(moment[:_DAY] for moment in moments[:2])
    return max(
        (moment for moment in moments if moment[:_DAY] == day),
        key=lambda moment: (len(moment) > _DAY, _has_zone(moment)),
    )


def _has_zone(moment: str) -> bool:
    return moment.endswith("Z") or re.search(r"[+-]\d\d:\d\d$", moment) is not None


def _timed(stated: Stated, blocks: Sequence[Shown], chosen: Sequence[bool]) -> str | None:
    """Return the first <time> that stands no lower than the beginning of the body."""
    taken = [block.end for block, body in zip(blocks, chosen, strict=True) if body]
    lowest = taken[min(_BODY_ABOVE_DATE, len(taken)) - 1] if taken else 0
    return next(filter(None, (iso_moment(value) for value, place in stated.times if place <= lowest)), None)


def _shown_dates(blocks: Sequence[Shown], chosen: Sequence[bool]) -> Iterator[tuple[str, str]]:
    """Yield the dates of short lines above and in the beginning of the body, the topmost of a kind last."""
    body = [place for place, taken in enumerate(chosen) if taken]
    heading = next((place for place, block in enumerate(blocks) if _HEADING.search(block.path)), 0)
    if not body:
        return
    last = body[min(_BODY_ABOVE_DATE, len(body)) - 1]
    found: list[tuple[str, str]] = []
    for block in blocks[max(0, min(heading, body[0]) - _ABOVE_HEADING) : last + 1]:
        for line in block.text.split("\n"):
            if len(line) <= _DATED_CHARS:
                labelled = list(dated(line))
                bare = None if labelled else bare_date(line)
                found += labelled or ([("published", bare)] if bare else [])
    yield from reversed(found)


def _dated_by(url: str | None) -> str | None:
    found = _URL_DATE.search(url or "")
    if found is None:
        return None
    year, month, day = found.groups()
    moment = find_moment(f"{year}-{month}-{day}" if month.isdigit() else f"{day} {month} {year}")
    return moment.iso if moment else None


def _greenwich(saved_on: str | None) -> str | None:
    """Return when a page was saved, in Greenwich time, which web archives write without saying so."""
    return f"{saved_on} GMT".replace("GMT GMT", "GMT") if saved_on and re.match(r"[\d:]+ ", saved_on) else saved_on
