"""Witnesses to zones and credits."""

from collections import Counter
from collections.abc import Iterator, Sequence

from stemma.model import Block, Credit, Role, Rows, Witness, Zone
from stemma.stages.clean.credits import find_credits
from stemma.stages.clean.cuts import Piece, cut_line
from stemma.stages.clean.judging import CleanSettings, Judgement, judge_lines
from stemma.stages.clean.lines import Line, read_line, read_lines
from stemma.stages.clean.setting import is_prose

DEFAULTS = CleanSettings()

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
    lines = [
        read_lines(witness, sorted(blocks.get(witness.id, ()), key=lambda block: (block.start, block.end)))
        for witness in witnesses
    ]
    repeated = _repeated(lines, least=settings.repeats)
    for witness, own in zip(witnesses, lines, strict=True):
        zones = list(_zones(witness, own, repeated=repeated, settings=settings))
        yield from zones
        yield from find_credits(witness.text, zones, outlet=witness.outlet)


def _is_dateline(piece: Piece | None) -> bool:
    return piece is not None and piece.role is Role.DATELINE


def _repeated(texts: Sequence[Sequence[Line]], *, least: int) -> frozenset[str]:
    """Return the folded lines that are no sentence and stand in several of these texts."""
    if len(texts) < least:
        return frozenset()
    count = Counter(fold for lines in texts for fold in sorted({line.fold for line in lines if not is_prose(line)}))
    return frozenset(fold for fold, texts_with in count.items() if fold and texts_with >= least)


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
