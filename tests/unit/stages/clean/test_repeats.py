from collections.abc import Callable

import pytest

from stemma.model import Role, Rows, Zone
from stemma.stages.clean import mark_zones, repeats
from stemma.stages.clean.lines import Line, read_line
from stemma.stages.clean.repeats import repeated_hashes, repeated_lines

TEXTS = [
    [
        "The ferry sank off the pier on Monday, the harbour office said.",
        "Sign on to our letter",
        f"All {number + 20} people on board were saved by fishing boats that had turned back.",
        f"Page {number}",
    ]
    for number in range(7)
]


def lines(texts: list[list[str]]) -> list[list[Line]]:
    return [[read_line(line, 0, len(line)) for line in text] for text in texts]


@pytest.mark.parametrize("at_once", [1, 2, 1 << 16])
def test_hashes_tell_the_lines_that_counting_tells(at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repeats, "COUNTED_AT_ONCE", at_once)
    counted, hashed = (count(lines(TEXTS), least=3) for count in (repeated_lines, repeated_hashes))
    assert isinstance(counted, frozenset)
    assert sorted(counted) == ["sign on to our letter"]
    folds = {line.fold for text in lines(TEXTS) for line in text} | {"", "another"}
    assert {fold for fold in folds if fold in hashed} == {"sign on to our letter"}
    assert 7 not in hashed  # type: ignore[comparison-overlap]


def test_a_line_counts_once_a_text() -> None:
    twice = [["Sign on", "Sign on", "Sign on"], ["Sign on"]]
    assert repeated_lines(lines(twice), least=3) == frozenset()
    assert "sign on" not in repeated_hashes(lines(twice), least=3)
    assert "sign on" in repeated_hashes(lines([*twice, ["sign on:"]]), least=3)


def test_no_texts_repeat_nothing() -> None:
    assert "x" not in repeated_hashes([], least=1)


def test_a_large_outlet_is_marked_as_a_small_one(
    monkeypatch: pytest.MonkeyPatch, told_texts: Callable[[list[str]], Rows]
) -> None:
    rows = told_texts(["\n".join(text) for text in TEXTS])
    at_once = list(mark_zones(rows))
    monkeypatch.setattr("stemma.stages.clean.marking.HELD", 2)
    assert list(mark_zones(rows)) == at_once
    furniture = [zone for zone in at_once if isinstance(zone, Zone) and zone.role is Role.FURNITURE]
    assert sum("other texts of this outlet" in zone.why for zone in furniture) == len(TEXTS)
