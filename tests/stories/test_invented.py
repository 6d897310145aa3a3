"""Piles of invented reports with planted differences: what `stemma claims --conflicts` must tell of them."""

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner

from stemma.cli.group import main

FOLDER = Path(__file__).parent / "invented"


class Difference(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row that must be told: its verdict and its values, sorted."""

    verdict: str
    values: list[str]


class Expected(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is true of a pile: origins, lines of copying by the name of their origin, differences."""

    origins: int
    lines: dict[str, list[str]]
    told: list[Difference]


def expected(pile: str) -> Expected:
    return msgspec.toml.decode((FOLDER / f"{pile}.toml").read_bytes(), type=Expected)


@cache
def shown(pile: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return what `lineage` and `claims --conflicts` show of a pile."""
    with TemporaryDirectory() as folder:

        def stemma(*words: str) -> Any:  # noqa: ANN401 - what JSON holds
            ran = CliRunner().invoke(main, [*words, "--json"])
            assert ran.exit_code == 0, ran.output
            return json.loads(ran.stdout)

        stemma("reconstruct", str(FOLDER / pile), "--one-story", "--case", folder)
        return stemma("lineage", folder), stemma("claims", folder, "--conflicts")


PILES = ("ferry", "minister")


@pytest.mark.parametrize("pile", PILES)
def test_ten_copies_of_an_agency_are_one_origin(pile: str) -> None:
    told, _ = shown(pile)
    assert told["pile"]["origins"]["best"] == expected(pile).origins
    lines = {one["name"]: one["witnesses"] for story in told["pile"]["stories"] for one in story["lineages"]}
    for name, members in expected(pile).lines.items():
        assert len(lines[name]) == len(members)


@pytest.mark.parametrize(
    ("pile", "difference"),
    [(pile, one) for pile in PILES for one in expected(pile).told],
    ids=lambda one: str(one)[:60],
)
def test_a_planted_difference_is_told_with_its_kind(pile: str, difference: Difference) -> None:
    _, rows = shown(pile)
    told = [(one["verdict"], sorted(value["value"] for value in one["values"])) for one in rows]
    assert (difference.verdict, difference.values) in told


@pytest.mark.parametrize("pile", PILES)
def test_next_to_nothing_else_is_told(pile: str) -> None:
    _, rows = shown(pile)
    assert len(rows) <= len(expected(pile).told) + 3
