"""Invented copied pages whose report is a list with hardly a sentence, between menus, teasers, forms and comments."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

FILE = Path(__file__).with_suffix(".toml")
#: What stands between headline and report.
HEADS = (("By Reka Imre", "4 March 2031"), ("Orsk Valley Post, 4 March 2031, 10:15",), ())


class Report(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A list and its headline."""

    headline: str
    lines: str


class Lists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands above reports, what stands below, and the reports, by name."""

    menus: dict[str, str]
    feet: dict[str, str]
    lists: dict[str, Report]


class BareList(NamedTuple):
    """A page as plain lines; `body` are its first and last line of the report, half-open."""

    sort: str
    name: str
    lines: list[str]
    body: tuple[int, int]


def bare_lists() -> Iterator[BareList]:
    """Yield every list under every head, each between two of the surroundings."""
    given = msgspec.convert(tomllib.loads(FILE.read_text(encoding="utf-8")), Lists)
    around = [(menu, foot) for menu in given.menus for foot in given.feet]
    for place, (sort, report) in enumerate(given.lists.items()):
        body = report.lines.split("\n")[:-1]
        for turn, head in enumerate(HEADS):
            menu, foot = around[(place + 4 * turn) % len(around)]
            above = [*given.menus[menu].split("\n")[:-1], report.headline, *head]
            lines = [*above, *body, *given.feet[foot].split("\n")[:-1]]
            yield BareList(sort, f"{sort} {menu} {foot} {len(head)}", lines, (len(above), len(above) + len(body)))
