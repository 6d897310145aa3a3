"""Witnesses to zones and credits."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from stemma.model import Block, Credit, Role, Rows, Witness, Zone
from stemma.stages.clean.credits import find_credits
from stemma.stages.clean.cuts import Piece, cut_line
from stemma.stages.clean.judgement import Judgement
from stemma.stages.clean.judging import CleanSettings, judge_lines
from stemma.stages.clean.lines import Line, read_line, read_lines
from stemma.stages.clean.setting import SENTENCE_WORDS, is_prose

DEFAULTS = CleanSettings()

#: The lines of so many witnesses are held at once.
HELD = 64

#: A line cut apart by its form is what the form says, nearly surely.
CUT_SCORE = 0.95


def mark_zones(rows: Rows, *, settings: CleanSettings = DEFAULTS) -> Iterator[Zone | Credit]:
    """Yield the zones and credits of every witness given; all witnesses of one outlet should be given together.

    Zones partition a witness: sorted, disjoint, covering every character. An empty text has none.
    """
    blocks: dict[str, list[Block]] = {}
    for block in rows.of(Block):
        blocks.setdefault(block.witness, []).append(block)
    witnesses = rows.of(Witness)

    def read(witness: Witness) -> list[Line]:
        own = sorted(blocks.get(witness.id, ()), key=lambda block: (block.start, block.end))
        return read_lines(witness, own)

    # Lines take twenty times the room of their text, so a large outlet's are read once for what repeats and once more.
    held = [read(witness) for witness in witnesses] if len(witnesses) <= HELD else None
    repeated = _repeated(held or map(read, witnesses), of=len(witnesses), least=settings.repeats)
    for witness, own in zip(witnesses, held or map(read, witnesses), strict=True):
        zones = list(_zones(witness, own, repeated=repeated, settings=settings))
        yield from zones
        yield from find_credits(witness.text, zones, outlet=witness.outlet)


def _repeated(texts: Iterable[Sequence[Line]], *, of: int, least: int) -> frozenset[str]:
    """Return the folded short lines that are no sentence and stand in several of so many texts."""
    if of < least:
        return frozenset()
    count = Counter(
        fold
        for lines in texts
        for fold in sorted({line.fold for line in lines if line.length < SENTENCE_WORDS and not is_prose(line)})
    )
    return frozenset(fold for fold, texts_with in count.items() if fold and texts_with >= least)


def _is_dateline(piece: Piece | None) -> bool:
    return piece is not None and piece.role is Role.DATELINE


def _zones(
    witness: Witness, lines: Sequence[Line], *, repeated: frozenset[str], settings: CleanSettings
) -> Iterator[Zone]:
    text = witness.text
    pieces: list[Piece] = []
    open_lines: list[Line] = []
    for line in lines:
        cut = cut_line(text, line.start, line.end)
        pieces.extend(cut)
        whole = len(cut) == 1 and cut[0].role is None
        before = [None, *cut[:-1]]
        open_lines.extend(
            line if whole else read_line(text, piece.start, piece.end, block=line.block, opens=_is_dateline(former))
            for piece, former in zip(cut, before, strict=True)
            if piece.role is None
        )
    judged = iter(judge_lines(witness, open_lines, repeated=repeated, settings=settings))
    decided = [Judgement(piece.role, CUT_SCORE, piece.why) if piece.role else next(judged) for piece in pieces]
    for index, (piece, judgement) in enumerate(zip(pieces, decided, strict=True)):
        start = piece.start if index else 0
        end = pieces[index + 1].start if index + 1 < len(pieces) else len(text)
        yield Zone(
            witness=witness.id, start=start, end=end, role=judgement.role, score=judgement.score, why=judgement.why
        )
    if text and not pieces:
        yield Zone(witness=witness.id, start=0, end=len(text), role=Role.FURNITURE, score=0.9, why="white space only")
