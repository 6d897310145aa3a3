"""Invented reports with what sites set between two paragraphs, and with lines of the report that look like it."""

import random
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

Chance = random.Random

FILE = Path(__file__).with_suffix(".toml")


class Language(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Reports as paragraphs, headlines of other stories, what is set into reports, and lines that look like it."""

    reports: list[list[str]]
    headlines: list[str]
    forms: list[str]
    kept: list[str]


class Inserted(NamedTuple):
    """A report as plain lines; `inside` are the first and last of the lines that were set into it, half-open."""

    language: str
    form: str
    lines: list[str]
    inside: tuple[int, int]
    #: They lead elsewhere; otherwise they are of the report.
    insert: bool


@cache
def languages() -> dict[str, Language]:
    """Return what the file holds, by language."""
    return msgspec.convert(tomllib.loads(FILE.read_text(encoding="utf-8")), dict[str, Language])


def inserted_reports(seeds: Sequence[int]) -> Iterator[Inserted]:
    """Yield a report for every form and every line that looks like one, for every seed."""
    for name, language in languages().items():
        for insert, forms in ((True, language.forms), (False, language.kept)):
            for form in forms:
                for seed in seeds:
                    chance = Chance(f"{form} {seed}")
                    # What looks like an insert speaks of the ferry.
                    paragraphs = chance.choice(language.reports) if insert else language.reports[0]
                    first, second = chance.sample(language.headlines, 2)
                    parts = [form] if " | " in form else form.split("|")
                    told = [part.format(h=first, h2=second).replace("¦", "|") for part in parts]
                    place = chance.randrange(2, len(paragraphs) - 1)
                    lines = [*paragraphs[:place], *told, *paragraphs[place:]]
                    yield Inserted(name, form, lines, (place, place + len(told)), insert)
