import pytest

from stemma.text.quantities.numerals import grain_of, read_numeral
from stemma.text.tokens import tokenise


def numeral(text: str) -> tuple[float, float | None, float, int] | None:
    found = read_numeral(tokenise(text), 0)
    return (found.low, found.high, found.grain, found.end) if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7 boats", (7, 7, 1, 1)),
        ("1,400 boats", (1400, 1400, 100, 1)),
        ("2.5 million", (2.5e6, 2.5e6, 1e5, 2)),
        ("3bn", (3e9, 3e9, 1e9, 1)),
        ("210m", (2.1e8, 2.1e8, 1e7, 1)),
        ("twenty-one", (21, 21, 1, 3)),
        ("two hundred", (200, 200, 100, 2)),
        ("two hundred and fifty", (250, 250, 1, 4)),
        ("three hundred thousand", (300_000, 300_000, 100_000, 3)),
        ("a dozen", (12, 12, 12, 2)),
        ("two dozen", (24, 24, 12, 2)),
        ("a hundred", (100, 100, 100, 2)),
        ("half a million", (500_000, 500_000, 500_000, 3)),
        ("a couple of", (2, 2, 2, 2)),
        ("dozens of boats", (24, None, 24, 1)),
        ("hundreds of thousands of boats", (200_000, None, 200_000, 3)),
        ("several hundred", (300, None, 300, 2)),
        ("a few", (2, 12, 2, 2)),
        ("a week", (1, 1, 1, 1)),
    ],
)
def test_numerals_are_read_with_the_step_they_are_told_in(
    text: str, expected: tuple[float, float | None, float, int]
) -> None:
    assert numeral(text) == expected


@pytest.mark.parametrize(
    ("text", "share"), [("two thirds of it", 2 / 3), ("a quarter of it", 0.25), ("three-quarters of it", 0.75)]
)
def test_fractions_are_shares(text: str, share: float) -> None:
    found = read_numeral(tokenise(text), 0)
    assert found is not None
    assert found.low == pytest.approx(share)


@pytest.mark.parametrize("text", ["boats", "a boat", "the two", "1.2.3", "-", "half past", "9" * 20])
def test_other_words_are_no_numerals(text: str) -> None:
    assert numeral(text) is None


@pytest.mark.parametrize(("digits", "grain"), [("400", 100), ("423", 1), ("0", 1), ("70", 10), ("1000000", 1e6)])
def test_trailing_zeros_make_the_grain(digits: str, grain: float) -> None:
    assert grain_of(digits) == grain
