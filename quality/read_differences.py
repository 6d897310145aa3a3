"""Differences between reports of one event that a person has read: which of them are real, and which are still told.

The decisions in `labels/differences.csv` are frozen: record ids of the set, offsets and verdicts, never a word.
"""

import csv
import gzip
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from quality.figures import Figure, Missing, ratio
from quality.incidents import LEAST_CHARS, Report, pile_witness
from quality.labels import FOLDER
from quality.running import run_stages
from quality.sets import Sets
from stemma.model import Claim, Proposition, Rows
from stemma.views.conflicts import is_conflict

SET = "read differences"
Place = tuple[str, int, int]


class Decision(msgspec.Struct, frozen=True):
    """What a person found of two places that were reported to differ; `kind_right` is empty where nothing differs."""

    incident: str
    left: str
    left_start: int
    left_end: int
    right: str
    right_start: int
    right_end: int
    verdict: str
    real: str
    kind_right: str

    @property
    def places(self) -> tuple[Place, Place]:
        """The two places, by the ids of their records."""
        return (self.left, self.left_start, self.left_end), (self.right, self.right_start, self.right_end)


class _Of(msgspec.Struct, frozen=True):
    """The event that a record of the set is about."""

    incident: int | str


def decisions() -> list[Decision]:
    """Return the frozen decisions in the order in which they were read."""
    with (FOLDER / "differences.csv").open(encoding="utf-8", newline="") as rows:
        return [msgspec.convert(row, Decision, strict=False) for row in csv.DictReader(rows)]


def still_told(decision: Decision, told: Sequence[tuple[str, Sequence[Sequence[Place]]]]) -> bool:
    """Return whether a difference is told with the verdict that was read; `told` are verdicts with places by value.

    Where a person found the kind wrong, any verdict over the two places tells the difference.
    """
    return any(
        (verdict == decision.verdict or decision.kind_right == "no")
        and any(
            _touch(one, decision.places[0]) and _touch(two, decision.places[1])
            for left in values
            for right in values
            if left is not right
            for one in left
            for two in right
        )
        for verdict, values in told
    )


def difference_figures(sets: Sets, layer: str) -> Iterator[Figure | Missing]:
    """Yield the share of real ones and of right kinds as read, and what became of the two sorts since."""
    read = decisions()
    real = [one for one in read if one.real == "yes"]
    kinds = [one for one in real if one.kind_right == "yes"]
    path = sets.path("incidents", "reports.jsonl.gz")
    if path is None:
        yield Missing(layer=layer, measured_on=SET, why=f"there is no {sets.folder / 'incidents'}")
        return
    found = _told(path, {one.incident for one in read})
    if not found:
        yield Missing(layer=layer, measured_on=SET, why="the set holds none of the events whose differences were read")
        return
    kept = [one for one in read if still_told(one, found.get(one.incident, []))]
    right = [one for one in kept if one.real == "yes"]
    yield Figure(
        layer=layer,
        measured_on=SET,
        metric="real among those told",
        value=ratio(len(right), len(kept)),
        detail=f"{len(right)} of {len(kept)} still told; when read, {len(real)} of {len(read)} were real",
    )
    yield Figure(
        layer=layer,
        measured_on=SET,
        metric="real ones told",
        value=ratio(len(right), len(real)),
        detail=f"{len(right)} of {len(real)}; when read, the kind of {len(kinds)} was right",
    )


def _told(path: Path, incidents: set[str]) -> dict[str, list[tuple[str, list[list[Place]]]]]:
    piles: dict[str, dict[str, Report]] = defaultdict(dict)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if str(msgspec.json.decode(line, type=_Of).incident) not in incidents:
                continue
            report = msgspec.json.decode(line, type=Report)
            if len(report.text) >= LEAST_CHARS:
                piles[str(report.incident)].setdefault(report.text, report)
    told = {}
    for name in sorted(piles):
        witnesses = [pile_witness(report) for report in piles[name].values()]
        record = {witness.id: witness.path for witness in witnesses}
        found = run_stages(Rows(witnesses))
        claims = {claim.id: claim for claim in found.of(Claim)}
        told[name] = [
            (
                one.verdict.value,
                [
                    [_place(claims[claim], record[claims[claim].witness]) for claim in value.claims]
                    for value in one.values
                ],
            )
            for one in found.of(Proposition)
            if is_conflict(one)
        ]
    return told


def _place(claim: Claim, record: str) -> Place:
    return record, claim.start, claim.end


def _touch(left: Place, right: Place) -> bool:
    return left[0] == right[0] and min(left[2], right[2]) > max(left[1], right[1])
