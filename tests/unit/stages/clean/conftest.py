from collections.abc import Callable

import msgspec
import pytest

from stemma.model import Credit, Role, Rows, Witness, Zone
from stemma.stages.clean import mark_zones

Marked = list[tuple[Role, str]]


def told(text: str, *, title: str | None = None, outlet: str | None = None) -> Witness:
    return Witness(
        id="w1",
        path="w1.txt",
        siglum="A",
        title=title,
        outlet=outlet,
        media_type="text/plain",
        sha256="0" * 64,
        chars=len(text),
        text=text,
    )


@pytest.fixture
def told_texts() -> Callable[[list[str]], Rows]:
    """Return a function from texts to the witnesses of one outlet."""

    def many(texts: list[str]) -> Rows:
        return Rows(
            msgspec.structs.replace(told(text, outlet="Mardale Post"), id=f"w{number}")
            for number, text in enumerate(texts)
        )

    return many


@pytest.fixture
def marked() -> Callable[..., Marked]:
    """Return a function from a text to its zones, as role and words."""

    def mark(text: str, **facts: str) -> Marked:
        zones = [row for row in mark_zones(Rows([told(text, **facts)])) if isinstance(row, Zone)]
        assert "".join(text[zone.start : zone.end] for zone in zones) == text
        return [(zone.role, text[zone.start : zone.end].strip()) for zone in zones]

    return mark


@pytest.fixture
def role_of(marked: Callable[..., Marked]) -> Callable[[str, str], Role]:
    """Return a function from a text and words in it to the role of the zone that holds them."""

    def find(text: str, words: str) -> Role:
        return next(role for role, zone in marked(text) if words in zone)

    return find


@pytest.fixture
def credits_of() -> Callable[..., list[tuple[str, str, float]]]:
    """Return a function from a text to its credits, as outlet, relation and score."""

    def find(text: str, **facts: str) -> list[tuple[str, str, float]]:
        rows = mark_zones(Rows([told(text, **facts)]))
        return [(row.outlet, row.relation.value, row.score) for row in rows if isinstance(row, Credit)]

    return find
