"""PDFs with a text layer: their text in the order of reading, each word with its page and box."""

import hashlib
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import IO

import msgspec

from stemma.data import load_toml
from stemma.intake.columns import Glyph, Row, paragraphs
from stemma.intake.damage import check_size
from stemma.intake.members import Format, Found, Part, UnreadableError
from stemma.intake.plain import plain_facts
from stemma.intake.settings import IntakeSettings
from stemma.intake.witnesses import Draft, witness_records
from stemma.model import Footprint, Unit
from stemma.text.footprints import BoxRun, pack_boxes

#: Letters below which a page is a picture, though somebody stamped a number on it.
_LEAST_LETTERS = 20

#: Seconds on the clock for each second of computing that a PDF may take, since the machine may be busy.
_PATIENCE = 4

_CHILD = Path(__file__).with_name("pdf_child.py")
_HYPHENS = "-\u2010\u00ad\x02\ufffe"
_SOFT = "\u00ad"
_BREAK = "\n\n"
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

_NO_TEXT = "run it through text recognition first, for example `ocrmypdf FILE.pdf OUT.pdf`"
_BOMB = "leave it out, or print it to a new PDF and hand that in"


class _Page(msgspec.Struct, frozen=True):
    """One page as the reading process tells it."""

    chars: list[int] = []
    #: Left, top, right, bottom and baseline of each character.
    boxes: list[float] = []
    #: Pictures, lines and pieces of text on the page.
    drawn: int = 0
    error: str = ""


class _Compounds(msgspec.Struct, frozen=True):
    beginnings: dict[str, list[str]]


class _Answer(msgspec.Struct, frozen=True):
    count: int = 0
    pages: list[_Page] = []
    error: str = ""


def read_pdf(stream: IO[bytes], part: Part, settings: IntakeSettings) -> Iterator[Found]:
    """Yield the witness of a PDF and its footprint, and a line for each page that is a picture."""
    content = stream.read(settings.page_bytes + 1)
    check_size(content, settings.page_bytes, kind="PDF")
    answer = _ask(content, settings)
    pages = [_glyphs(page, number) for number, page in enumerate(answer.pages, start=1)]
    pictures = [number for number, page in enumerate(answer.pages, start=1) if page.drawn and _few(page)]
    text, runs = set_text(paragraphs(pages))
    if sum(map(str.isalpha, text)) < _LEAST_LETTERS:
        problem = "it has no text layer: its pages are pictures" if pictures else "it holds no text"
        yield part.unread(problem, _NO_TEXT)
        return
    if len(text) > settings.page_chars:
        problem = f"it holds more than {settings.page_chars:,} characters, and no news report is that long"
        yield part.unread(problem, "split it into its reports")
        return
    draft = Draft(
        place=part.file.name,
        text=text,
        facts=part.stated_over(plain_facts(text, outlet=part.outlet)),
        media_type=Format.PDF,
        encoding="utf-8",
        sha256=part.sha256 or hashlib.sha256(content).hexdigest(),
        footprint=Footprint(witness="", unit=Unit.BOX, part=part.label, runs=pack_boxes(runs)),
    )
    yield from witness_records(draft, settings=settings)
    for number in pictures:
        yield part.unread("the page has no text layer: it is a picture", _NO_TEXT, place=f"page {number}")
    for number, page in enumerate(answer.pages, start=1):
        if page.error:
            yield part.unread(f"the page is broken ({page.error})", _BOMB, place=f"page {number}")
    if answer.count > len(answer.pages):
        problem = f"it has {answer.count:,} pages, of which {len(answer.pages):,} were read"
        yield part.unread(problem, "split it into its reports", place=f"page {len(answer.pages) + 1}")


def set_text(found: Sequence[Sequence[Row]]) -> tuple[str, list[BoxRun]]:
    """Return paragraphs as text, an empty line between them, and the box of every word.

    Lines are joined by a space. A hyphen at the end of a line that a word was broken at is a soft hyphen (U+00AD),
    which is no part of the word; that of a compound stays as it is.
    """
    whole = [[line.text for line in paragraph] for paragraph in found]
    compounds = {word.lower() for lines in whole for line in lines for word in _WORD.findall(line) if "-" in word}
    text: list[str] = []
    runs: list[BoxRun] = []
    chars = 0
    for paragraph in found:
        if text:
            text.append(_BREAK)
            chars += len(_BREAK)
        for place, line in enumerate(paragraph):
            following = paragraph[place + 1] if place + 1 < len(paragraph) else None
            runs += _boxes(line, chars)
            shown = _joined(line.text, following.text if following else None, compounds)
            text.append(shown)
            chars += len(shown)
    return "".join(text), runs


@cache
def compound_beginnings() -> frozenset[str]:
    """Return the words that compounds with a hyphen begin with, in small letters."""
    lists = load_toml("intake/compounds.toml", _Compounds).beginnings
    return frozenset(word for words in lists.values() for word in words)


def _joined(line: str, following: str | None, compounds: set[str]) -> str:
    """Return a line as it is set before the next one."""
    if following is None:
        return line
    if len(line) > 1 and line[-1] in _HYPHENS and line[-2].isalpha() and following[:1].isalpha():
        first = _WORD.findall(line[:-1])
        after = _WORD.match(following)
        word = f"{first[-1] if first else ''}-{after[0] if after else ''}".lower()
        compound = word in compounds or word.partition("-")[0] in compound_beginnings()
        broken = following[0].islower() and not compound
        return line[:-1] + (_SOFT if broken else line[-1])
    return f"{line} "


def _boxes(line: Row, start: int) -> Iterator[BoxRun]:
    """Yield the box of each word of a line, that of the white space after it with it."""
    held: list[Glyph] = []
    for place, glyph in enumerate(line.glyphs):
        if glyph.char.isspace():
            continue
        if held and line.glyphs[place - 1].char.isspace():
            yield _box(held, start)
            start, held = start + (place - _offset(line, held)), []
        held.append(glyph)
    if held:
        yield _box(held, start)


def _offset(line: Row, held: Sequence[Glyph]) -> int:
    """Return the place of a word's first character in its line."""
    return next(place for place, glyph in enumerate(line.glyphs) if glyph is held[0])


def _box(held: Sequence[Glyph], start: int) -> BoxRun:
    left, right = min(glyph.left for glyph in held), max(glyph.right for glyph in held)
    return BoxRun(start, held[0].page, left, min(g.top for g in held), right, max(g.bottom for g in held))


def _ask(content: bytes, settings: IntakeSettings) -> _Answer:
    """Return what the reading process says of a PDF. Raises UnreadableError where it gives up or is stopped."""
    bounds = [settings.pdf_bytes, settings.pdf_seconds, settings.pdf_pages]
    try:
        done = subprocess.run(  # noqa: S603 - our own script
            [sys.executable, "-P", str(_CHILD), *map(str, bounds)],
            input=content,
            capture_output=True,
            timeout=_PATIENCE * settings.pdf_seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableError("it takes too long to read, as no report does", _BOMB) from error
    try:
        answer = msgspec.json.decode(done.stdout, type=_Answer)
    except msgspec.DecodeError as error:
        told = done.stderr.decode("utf-8", "replace").strip().splitlines()
        if done.returncode > 0 and told:
            remedy = "see that pypdfium2 is installed, or hand in its text"
            raise UnreadableError(f"the reader of PDFs does not run ({told[-1]})", remedy) from error
        raise UnreadableError("reading it takes more memory or time than any report does", _BOMB) from error
    if answer.error == "locked":
        raise UnreadableError("it is locked with a password", "print it to a new PDF, or save its text")
    if answer.error == "memory":
        raise UnreadableError("reading it takes more memory than any report does", _BOMB)
    if answer.error:
        raise UnreadableError(f"the PDF is broken ({answer.error})", "save it again, or print it to a new PDF")
    return answer


def _glyphs(page: _Page, number: int) -> list[Glyph]:
    sides = iter(page.boxes)
    boxes = zip(sides, sides, sides, sides, sides, strict=False)
    return [Glyph(chr(code), number, *box) for code, box in zip(page.chars, boxes, strict=False)]


def _few(page: _Page) -> bool:
    return sum(chr(code).isalpha() for code in page.chars) < _LEAST_LETTERS
