"""HTML pages to witnesses and blocks."""

import hashlib
from collections.abc import Iterator

import msgspec

from stemma.intake.body import body_paragraphs, chosen, lean_markup
from stemma.intake.decoding import decode
from stemma.intake.facts import overlay
from stemma.intake.files import PileFile
from stemma.intake.language import spoken
from stemma.intake.markup import pieces
from stemma.intake.page_facts import page_facts
from stemma.intake.settings import IntakeSettings
from stemma.intake.shown import Shown, shown_blocks
from stemma.intake.sniffing import Shape
from stemma.intake.stated import read_stated
from stemma.intake.witnesses import Draft, make_witness
from stemma.model import Block, Unread, Witness

#: Between the paragraphs of a page in the text of its witness.
PARAGRAPH_BREAK = "\n\n"


def read_page(content: bytes, file: PileFile, *, settings: IntakeSettings) -> Iterator[Witness | Block | Unread]:
    """Yield the witness of a page and then its blocks, or why it gives none."""
    decoded = decode(content, declares=True)
    parts = list(pieces(decoded.text))
    shown = shown_blocks(decoded.text, parts)
    text = PARAGRAPH_BREAK.join(block.text for block in shown)
    if not text:
        remedy = "save it again once it stands on the screen, or save its text"
        yield Unread(
            path=file.name, place="", problem="the page shows no text; a script was to fetch it", remedy=remedy
        )
        return
    if len(text) > settings.page_chars:
        problem = f"it shows more than {settings.page_chars:,} characters, and no news page is that long"
        yield Unread(path=file.name, place="", problem=problem, remedy="split it into its reports")
        return
    taken = chosen(shown, body_paragraphs(lean_markup(decoded.text, parts)))
    facts = page_facts(read_stated(decoded.text, parts), shown, taken)
    # Templates often state a language that is not that of the report.
    heard = spoken(PARAGRAPH_BREAK.join(block.text for block, body in zip(shown, taken, strict=True) if body))
    draft = Draft(
        place=file.name,
        text=text,
        facts=overlay(file.stated, msgspec.structs.replace(facts, language=heard or facts.language)),
        media_type=Shape.PAGE,
        encoding=decoded.encoding,
        sha256=hashlib.sha256(content).hexdigest(),
    )
    witness = make_witness(draft, settings=settings)
    yield witness
    yield from _blocks(witness.id, shown, taken)


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
