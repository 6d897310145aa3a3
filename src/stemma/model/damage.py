"""Damage: what a text shows of the ways it came, through another language, a scanner or a rewriting machine."""

from enum import StrEnum
from typing import ClassVar

import msgspec

from stemma.model.base import Record


class DamageKind(StrEnum):
    """The way that a text came."""

    TRANSLATION = "translation"
    SCANNING = "scanning"
    REWRITING = "rewriting"


class Scar(msgspec.Struct, frozen=True, kw_only=True):
    """One place that shows damage: a span of the witness, and what is wrong with it."""

    start: int
    end: int
    #: "article", "calque", "spelling", "quotation", "letter", "synonym" or "quoted synonym".
    sign: str
    why: str


class Damage(Record, frozen=True, kw_only=True):
    """A witness passed through another language, a scanner or automatic rewriting: evidence that it came later."""

    table: ClassVar = "damage"
    order: ClassVar = ("witness", "kind")

    id: str
    story: str
    witness: str
    kind: DamageKind
    score: float
    why: str
    #: Sorted by start, end.
    scars: list[Scar]
