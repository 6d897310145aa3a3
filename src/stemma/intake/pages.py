"""HTML pages to witnesses and blocks."""

import hashlib
from collections.abc import Iterator
from typing import IO

import msgspec

from stemma.intake.body import body_paragraphs, chosen, lean_markup
from stemma.intake.damage import check_size, damage
from stemma.intake.decoding import decode
from stemma.intake.language import spoken
from stemma.intake.markup import pieces
from stemma.intake.members import Format, Found, Part
from stemma.intake.page_facts import page_facts
from stemma.intake.settings import IntakeSettings
from stemma.intake.shown import Page, Shown
from stemma.intake.stated import read_stated
from stemma.intake.tracing import Ruler, footprint, page_stretches
from stemma.intake.witnesses import Draft, make_witness
from stemma.model import Block

#: Between the paragraphs of a page in the text of its witness.
PARAGRAPH_BREAK = "\n\n"


#: Elements that stand deeper than browsers nest, from which a person is told.
_TOLD_DEPTH = 1000


def read_page(stream: IO[bytes], part: Part, settings: IntakeSettings) -> Iterator[Found]:
    """Yield the witness of a page, its blocks and its footprint, or why it gives none."""
    content = stream.read(settings.page_bytes + 1)
    check_size(content, settings.page_bytes, kind="page")
    decoded = decode(content, declares=True, charset=part.charset)
    parts = list(pieces(decoded.text))
    page = Page(decoded.text)
    for piece in parts:
        page.feed(piece)
    shown = page.finish()
    text = PARAGRAPH_BREAK.join(block.text for block in shown)
    if not text:
        problem = "the page shows no text; a script was to fetch it"
        yield part.unread(problem, "save it again once it stands on the screen, or save its text")
        return
    if len(text) > settings.page_chars:
        problem = f"it shows more than {settings.page_chars:,} characters, and no news page is that long"
        yield part.unread(problem, "split it into its reports")
        return
    taken = chosen(shown, body_paragraphs(lean_markup(decoded.text, parts)))
    facts = page_facts(read_stated(decoded.text, parts), shown, taken)
    # Templates often state a language that is not that of the report.
    heard = spoken(PARAGRAPH_BREAK.join(block.text for block, body in zip(shown, taken, strict=True) if body))
    draft = Draft(
        place=part.file.name,
        text=text,
        facts=part.stated_over(msgspec.structs.replace(facts, language=heard or facts.language)),
        media_type=part.media_type or Format.PAGE,
        encoding=decoded.encoding,
        sha256=part.sha256 or hashlib.sha256(content).hexdigest(),
    )
    witness = make_witness(draft, settings=settings)
    yield witness
    yield from _blocks(witness.id, shown, taken)
    ruler = Ruler(content, decoded)
    places = footprint(witness.id, page_stretches(decoded.text, shown), ruler=ruler, part=part.label)
    yield msgspec.structs.replace(places, path=part.file.name)
    yield from damage(text, ruler, part)
    if page.too_deep > _TOLD_DEPTH:
        problem = f"{page.too_deep:,} of its elements lie deeper inside one another than any browser shows"
        yield part.unread(problem, "compare its text with the page on the screen; they are read side by side")


def _blocks(witness: str, shown: list[Shown], taken: list[bool]) -> Iterator[Block]:
    start = 0
    for block, body in zip(shown, taken, strict=True):
        end = start + len(block.text)
        yield Block(
            witness=witness,
            start=start,
            end=end,
            file_start=block.start,
            file_end=block.end,
            path=block.path,
            link_density=round(block.link_density, 4),
            chosen=body,
        )
        start = end + len(PARAGRAPH_BREAK)
