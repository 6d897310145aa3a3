"""Plain texts, and what they say of themselves in their first lines: when they were published, and their title."""

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from typing import IO

import msgspec

from stemma.intake.damage import check_size, damage
from stemma.intake.decoding import decode
from stemma.intake.facts import Facts
from stemma.intake.imprint import closing_day, dateline_day, imprint_outlet
from stemma.intake.members import Format, Found, Part
from stemma.intake.moments import date_words, find_moment
from stemma.intake.settings import IntakeSettings
from stemma.intake.tracing import Ruler, Stretch, footprint
from stemma.intake.witnesses import Draft, witness_records
from stemma.model import Ground
from stemma.text.copied import copied_title
from stemma.text.mastheads import behind_masthead, is_greeting, is_menu

#: Lines with words in which a saved text says when it was published, and characters of a line that does.
_DATED_LINES = 8
_DATED_CHARS = 160

#: A date without a label counts where little else stands on its line: bylines and weekdays, not a sentence.
_BESIDE_DATE = 40

#: Characters of a line that are shown as the ground of a date.
_SHOWN_CHARS = 80

#: So much of a copied page is looked through for its headline.
_COPIED_CHARS = 60_000

#: Characters and words of a headline.
_TITLE_CHARS = 200
_TITLE_WORDS = 2

#: A headline does not end so; initials ("U.S.") may.
_CLOSED = re.compile(r"(?<!\b[A-Z])[.:;,]$")
_BYLINE = re.compile(r"(?:by|von|par|por|di|door|av)\s+[A-ZÀ-Þ]", re.IGNORECASE)


def read_plain(stream: IO[bytes], part: Part, settings: IntakeSettings) -> Iterator[Found]:
    """Yield the witness of a plain text and its footprint, or why it gives none."""
    content = stream.read(settings.text_bytes + 1)
    check_size(content, settings.text_bytes, kind="report")
    decoded = decode(content, charset=part.charset)
    text = decoded.text
    if not text.strip("\ufeff\x00 \t\r\n"):
        yield part.unread("it holds no words", "leave it out, or save it again")
        return
    ruler = Ruler(content, decoded)
    draft = Draft(
        place=part.file.name,
        text=text,
        facts=part.stated_over(plain_facts(text, outlet=part.outlet)),
        media_type=part.media_type or Format.PLAIN,
        encoding=decoded.encoding,
        sha256=part.sha256 or hashlib.sha256(content).hexdigest(),
        footprint=footprint("", [Stretch(0, 0, len(text))], ruler=ruler, part=part.label),
    )
    yield from witness_records(draft, settings=settings)
    yield from damage(text, ruler, part)


def plain_facts(text: str, *, outlet: str | None = None) -> Facts:
    """Return title and dates of a plain text, null where its first lines do not state them.

    The outlet is known from elsewhere: its name over a text is no title.
    """
    dates: dict[str, str] = {}
    grounds: dict[str, Ground] = {}
    lines = list(_first_lines(text))
    for line, _ in lines:
        for name, iso in _dates(line):
            if name not in dates:
                dates[name] = iso
                grounds[name] = Ground(fact=name, where=_near_the_top(line))
    printed = next((two for line, _ in lines if (two := (imprint_outlet(line), line))[0]), None)
    if printed is not None:
        grounds["outlet"] = Ground(fact="outlet", where=_near_the_top(printed[1]), inferred=True)
    copied, title = _copied_title(text)
    where = "the line near the running text of a copied page that says most of it"
    if not copied:
        title = _title(lines, paragraphs=_has_blank_lines(text), outlet=outlet)
        where = "first line that is built like a headline"
    if title:
        grounds["title"] = Ground(fact="title", where=where, inferred=True)
    day = None if "published" in dates or title is None else closing_day(title)
    if day:
        dates["published"] = day
        grounds["published"] = Ground(fact="published", where="the day that ends the headline", inferred=True)
    return msgspec.structs.replace(Facts(title=title, outlet=printed and printed[0], grounds=grounds), **dates)


def _near_the_top(line: str) -> str:
    return f"“{' '.join(line.split())[:_SHOWN_CHARS]}” near the top"


@cache
def _label() -> re.Pattern[str]:
    words = [(word, name) for name, words in date_words().labels.items() for word in words]
    ordered = sorted(words, key=lambda pair: (-len(pair[0]), pair[0]))
    groups = (
        f"(?P<{name}>{'|'.join(re.escape(word) for word, role in ordered if role == name)})"
        for name in date_words().labels
    )
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(groups)})(?:\s*[:|–—-]\s*|\s+(?:on|at|am|le|il|el|em)\s+|\s+)", re.IGNORECASE
    )


def dated(line: str) -> Iterator[tuple[str, str]]:
    """Yield what a line says of dates, as (published | modified | retrieved, moment), labelled dates only."""
    labels = list(_label().finditer(line))
    ends = [*(label.start() for label in labels[1:]), len(line)]
    for label, end in zip(labels, ends, strict=False):
        found = find_moment(line, label.end(), end)
        if found is not None and found.start - label.end() <= _BESIDE_DATE:
            yield str(label.lastgroup), found.iso


def bare_date(line: str) -> str | None:
    """Return the date on a line that holds little else or is a byline, None for a sentence that speaks of a date."""
    text = line.strip()
    found = find_moment(text)
    if found is None:
        return None
    last = found.end == len(text)
    alone = len(text) - (found.end - found.start) <= _BESIDE_DATE and (last or not text.endswith((".", "?", "!")))
    return found.iso if alone or (last and len(text) <= _DATED_CHARS and _BYLINE.match(text)) else None


def _dates(line: str) -> Iterator[tuple[str, str]]:
    """Yield the dates that a line near the top states; text may run on after a leading "date 2022-05-23"."""
    day = dateline_day(line)
    if day:
        yield "published", day
        return
    if len(line) <= _DATED_CHARS:
        labelled = list(dated(line))
        yield from labelled
        bare = None if labelled else bare_date(line)
        if bare:
            yield "published", bare
        return
    label = _label().match(line.lstrip())
    if label:
        lead = line.lstrip()[: label.end() + _BESIDE_DATE]
        found = find_moment(lead, label.end())
        if found is not None and found.start == label.end():
            yield str(label.lastgroup), found.iso


def _first_lines(text: str) -> Iterator[tuple[str, str]]:
    """Yield the first lines that hold words, each with the line after it."""
    lines = text[: _DATED_LINES * 1000].splitlines()
    held = [position for position, line in enumerate(lines) if line.strip()]
    for position in held[:_DATED_LINES]:
        yield lines[position], lines[position + 1] if position + 1 < len(lines) else ""


def _copied_title(text: str) -> tuple[bool, str | None]:
    """Return whether a text is a page that somebody copied whole, and the headline of its report."""
    lines = [line.strip() for line in text[:_COPIED_CHARS].splitlines() if line.strip()]
    signed = [len(line) <= _DATED_CHARS and (_is_dated(line) or _BYLINE.match(line) is not None) for line in lines]
    return copied_title(lines, signed=signed)


def _is_dated(line: str) -> bool:
    return any(map(str.isdigit, line)) and (any(dated(line)) or bare_date(line) is not None)


def _has_blank_lines(text: str) -> bool:
    return re.search(r"\n[ \t]*\r?\n", text) is not None


def _title(lines: list[tuple[str, str]], *, paragraphs: bool, outlet: str | None) -> str | None:
    """Return the first line that is no date where it stands alone and looks like a headline.

    Above it may stand the outlet's name and a row of links; what follows the name on its line is the last resort.
    """
    beside_name: str | None = None
    motto: str | None = None
    for line, following in lines:
        text = line.strip()
        if (len(text) <= _DATED_CHARS and (any(dated(text)) or bare_date(text))) or is_menu(line) or line == motto:
            continue
        if is_greeting(line):
            # What follows speaks of the site; no title is better than a wrong one.
            break
        behind = behind_masthead(line, outlet)
        if behind is not None:
            beside_name = beside_name or behind
            # What stands right under the name, in a text with paragraphs, says what the outlet is.
            motto = following if paragraphs and following.strip() else None
            continue
        alone = not following.strip() if paragraphs else bool(following.strip())
        fits = alone and _is_short(text) and not _CLOSED.search(text) and not _BYLINE.match(text)
        if fits and len(lines) > 1:
            return text
        break
    return beside_name if beside_name and _is_short(beside_name) and len(lines) > 1 else None


def _is_short(text: str) -> bool:
    return len(text) <= _TITLE_CHARS and len(text.split()) >= _TITLE_WORDS
