from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.text.footprints import (
    BoxRun,
    ByteRun,
    boxes_of,
    bytes_of,
    covered,
    pack_boxes,
    pack_bytes,
    unpack_boxes,
    unpack_bytes,
)

STEPS = st.integers(min_value=0, max_value=1 << 40)
SIDES = st.integers(min_value=-20_000, max_value=20_000).map(lambda tenth: tenth / 10)


@given(st.lists(st.tuples(STEPS, STEPS, STEPS)))
def test_packed_byte_runs_come_back_as_they_were(rows: list[tuple[int, int, int]]) -> None:
    starts = accumulate(step for step, _, _ in rows)
    runs = [ByteRun(start, begin, begin + size) for start, (_, begin, size) in zip(starts, rows, strict=True)]
    assert unpack_bytes(pack_bytes(runs)) == runs


@given(st.lists(st.builds(BoxRun, STEPS, st.integers(1, 999), SIDES, SIDES, SIDES, SIDES)))
def test_packed_boxes_come_back_to_a_tenth_of_a_point(runs: list[BoxRun]) -> None:
    assert unpack_boxes(pack_boxes(runs)) == runs


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "utf-32"])
def test_a_character_stands_in_its_own_bytes(encoding: str) -> None:
    text = "Café “Späth” — 5 €"
    content = text.encode(encoding)
    plain = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(encoding, encoding)
    mark = len(content) - len(text.encode(plain))
    runs = [ByteRun(0, mark, len(content))]
    for place, char in enumerate(text):
        found = bytes_of(runs, text, (place, place + 1), encoding=encoding)
        assert found is not None
        assert content[found.start : found.end].decode(plain) == char


def test_a_run_of_another_size_stands_for_its_bytes_as_a_whole() -> None:
    # "a & b" written as "a &amp; b"
    runs = [ByteRun(0, 10, 12), ByteRun(2, 12, 17), ByteRun(3, 17, 19)]
    assert bytes_of(runs, "a & b", (2, 3), encoding="utf-8") == (12, 17)
    assert bytes_of(runs, "a & b", (0, 5), encoding="utf-8") == (10, 19)
    assert bytes_of(runs, "a & b", (4, 5), encoding="utf-8") == (18, 19)


def test_what_has_no_place_has_none() -> None:
    assert bytes_of([], "abc", (0, 1), encoding="utf-8") is None
    assert bytes_of([ByteRun(0, 0, 3)], "abc", (1, 1), encoding="utf-8") is None
    assert bytes_of([ByteRun(2, 0, 1)], "abc", (0, 1), encoding="utf-8") is None


def test_an_encoding_that_cannot_write_a_character_gives_the_whole_run() -> None:
    assert bytes_of([ByteRun(0, 4, 9)], "a\ufffdb", (1, 2), encoding="cp1252") == (4, 9)
    assert bytes_of([ByteRun(0, 4, 9)], "abc", (1, 2), encoding="no-such-codec") == (4, 9)


def test_a_span_touches_the_boxes_of_its_words() -> None:
    runs = [BoxRun(start, 1, start, 0, start + 4, 10) for start in (0, 5, 10)]
    assert [run.start for run in boxes_of(runs, (6, 11))] == [5, 10]
    assert [run.start for run in boxes_of(runs, (0, 1))] == [0]
    assert boxes_of([], (0, 1)) == []


def test_gaps_without_bytes_are_not_covered() -> None:
    assert covered([ByteRun(0, 0, 2), ByteRun(2, 2, 2), ByteRun(3, 2, 3)], 4) == [True, True, False, True]
