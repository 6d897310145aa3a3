"""The sets that layers measure on, each run once and shared."""

from functools import cached_property
from pathlib import Path

import msgspec
from tests.support.planted import Plan

from quality.bundled import bundled_gold
from quality.gold import Gold
from quality.planted import from_files, from_zones
from quality.running import run_files
from stemma.model import Rows

#: Piles that vary by seed. The settings of the algorithms were not read off these seeds.
SEEDS = (101, 102, 103, 104, 105, 106)
#: Piles in which every copy is a heavy rewrite, or a round trip through another language.
HARD_SEEDS = (201, 202, 203)
HARD = {"heavy": 2, "round-trip": 1}
#: Piles in which all independent reporters see the same things, so that their texts look alike without any copying.
ALIKE_SEEDS = (301, 302, 303)


class Sets:
    """Every set, run when a layer first asks for it. `folder` is laid out like the shared measurement sets."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, *parts: str) -> Path | None:
        """Return a file of the folder, None where it is not there."""
        path = self.folder.joinpath(*parts)
        return path if path.exists() else None

    @cached_property
    def planted_zones(self) -> list[Gold]:
        """Mixed plants with true zones and sentences given: what reuse and lineage do by themselves."""
        return [from_zones(Plan(seed=seed), "planted, zones given") for seed in SEEDS]

    @cached_property
    def planted_hard(self) -> list[Gold]:
        """Heavily rewritten plants, zones given."""
        return [from_zones(Plan(seed=seed, edits=HARD), "planted hard, zones given") for seed in HARD_SEEDS]

    @cached_property
    def planted_alike(self) -> list[Gold]:
        """Plants whose independents look alike, zones given."""
        return [from_zones(Plan(seed=seed, hands=1), "planted alike, zones given") for seed in ALIKE_SEEDS]

    @cached_property
    def planted_files(self) -> list[Gold]:
        """Mixed plants from files: everything from intake on."""
        return [from_files(Plan(seed=seed), "planted") for seed in SEEDS]

    @cached_property
    def bundled(self) -> Gold:
        """The bundled story from files."""
        return bundled_gold()

    @cached_property
    def helsinki(self) -> Rows | None:
        """All that the product finds in the large pile, None where it is not there."""
        path = self.path("helsinki", "reports.jsonl")
        return None if path is None else run_files([path])

    @cached_property
    def volunteers(self) -> Rows | None:
        """All that it finds in the case of five reports, None where that is not there."""
        case = self.folder.parent / "cases" / "volunteers-2022"
        return run_files([case]) if case.exists() else None

    @cached_property
    def golds(self) -> list[list[Gold]]:
        """All sets with a truth of our own, by name."""
        return [self.planted_files, self.planted_zones, self.planted_hard, self.planted_alike, [self.bundled]]


class Answers(msgspec.Struct, frozen=True):
    """What the product found in a set that is scored elsewhere."""

    found: Rows
    lines: list[str]
