"""What does not fit together inside a report, with the exact words on either side."""

from collections.abc import Iterable, Mapping

import msgspec

from stemma.model import Lookup, Mismatch, MismatchKind, Standing, Witness

#: What was held against what, in a reader's words.
SPOKEN = {
    MismatchKind.AGE: "age and year of birth",
    MismatchKind.TOTAL: "total and parts",
    MismatchKind.WEEKDAY: "weekday and date",
    MismatchKind.LENGTH: "length and its dates",
    MismatchKind.SHARES: "shares of a whole",
}


class PieceLine(msgspec.Struct, frozen=True, kw_only=True):
    """One of the statements: what it is, its exact words, and where they stand."""

    part: str
    witness: str
    siglum: str
    start: int
    end: int
    text: str


class MismatchLine(msgspec.Struct, frozen=True, kw_only=True):
    """One row: the statements in every report that has them so, and in copies of the passage where they fit."""

    id: str
    story: str
    kind: MismatchKind
    score: float
    why: str
    #: A list a report.
    places: list[list[PieceLine]]
    held: list[list[PieceLine]]
    #: Sigla of reports that draw on one in which the statements fit.
    slips: list[str]


def check_lines(lookup: Lookup) -> list[MismatchLine]:
    """Return what does not fit, the surest first."""
    found = lookup.of(Mismatch)
    if not found:
        return []
    witnesses = {one.id: one for one in lookup.of(Witness)}
    lines = [
        MismatchLine(
            id=one.id,
            story=one.story,
            kind=one.kind,
            score=one.score,
            why=one.why,
            places=_lines(one.places, witnesses),
            held=_lines(one.held, witnesses),
            slips=[witnesses[key].siglum for key in one.slips],
        )
        for one in found
    ]
    return sorted(lines, key=lambda line: (-line.score, line.kind, line.places[0][0].siglum, line.id))


def _lines(standings: Iterable[Standing], witnesses: Mapping[str, Witness]) -> list[list[PieceLine]]:
    return [
        [
            PieceLine(
                part=piece.part,
                witness=one.witness,
                siglum=witnesses[one.witness].siglum,
                start=piece.start,
                end=piece.end,
                text=witnesses[one.witness].text[piece.start : piece.end],
            )
            for piece in one.pieces
        ]
        for one in standings
    ]
