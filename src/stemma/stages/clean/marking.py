"""Witnesses to zones and credits."""

from collections.abc import Container, Iterator, Sequence

from stemma.model import Block, Credit, Role, Rows, Witness, Zone
from stemma.stages.clean.credits import find_credits
from stemma.stages.clean.cuts import Piece, cut_line
from stemma.stages.clean.judgement import Judgement
from stemma.stages.clean.judging import CleanSettings, judge_lines
from stemma.stages.clean.lines import Line, read_line, read_lines
from stemma.stages.clean.repeats import repeated_hashes, repeated_lines
from stemma.text.ownnames import own_names

DEFAULTS = CleanSettings()

#: The lines of so many witnesses are held at once.
HELD = 64

#: A line cut apart by its form is what the form says, nearly surely.
CUT_SCORE = 0.95


def mark_zones(rows: Rows, *, settings: CleanSettings = DEFAULTS) -> Iterator[Zone | Credit]:
    """Yield the zones and credits of every witness given; all witnesses of one outlet should be given together.

    Zones partition a witness: sorted, disjoint, covering every character. An empty text has none.
    """
    few = rows.count(Witness) <= HELD
    # Lines take twenty times the room of their text, so a large outlet's are read once for what repeats and once more.
    held = list(_read(rows)) if few else None
    repeated: Container[str] = frozenset()
    if rows.count(Witness) >= settings.repeats:
        counted = repeated_lines if few else repeated_hashes
        repeated = counted((lines for _, lines in held or _read(rows)), least=settings.repeats)
    for witness, lines in held or _read(rows):
        zones = list(_zones(witness, lines, repeated=repeated, settings=settings))
        yield from zones
        yield from find_credits(witness.text, zones, own=own_names(witness))


def _read(rows: Rows) -> Iterator[tuple[Witness, list[Line]]]:
    """Yield every witness with its lines, one in memory at a time where rows come from disk."""
    for part in rows.by_witness():
        witness = part.one(Witness)
        yield witness, read_lines(witness, sorted(part.of(Block), key=lambda block: (block.start, block.end)))


def _is_dateline(piece: Piece | None) -> bool:
    return piece is not None and piece.role is Role.DATELINE


def _zones(
    witness: Witness, lines: Sequence[Line], *, repeated: Container[str], settings: CleanSettings
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
