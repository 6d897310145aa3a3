"""HTML pages to witnesses and blocks."""

from collections.abc import Iterator

from stemma.intake.files import PileFile
from stemma.intake.settings import IntakeSettings
from stemma.model import Block, Unread, Witness


def read_page(content: bytes, file: PileFile, *, settings: IntakeSettings) -> Iterator[Witness | Block | Unread]:
    """Yield the witness of a page and its blocks, or why it gives none."""
    yield Unread(path=file.name, place="", problem="pages are not read yet", remedy="save it as plain text")
