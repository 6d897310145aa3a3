from collections.abc import Sequence

import pytest
from tests.support.asserted import asserted, story

from stemma.model import Proposition, Rows, Verdict
from stemma.stages.claims import weigh_claims
from stemma.stages.claims.facts.lasttimes import KIND


def last_so(*texts: str, lineages: Sequence[Sequence[str]] | None = None) -> list[Proposition]:
    held = dict(zip("abcdef", texts, strict=False))
    rows = story(held, lineages=lineages or [[key] for key in held])
    return [one for one in Rows(weigh_claims(rows)).of(Proposition) if one.rule == "last so"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry sails at night for the first time since 2011.", ("2011", f"{KIND}|")),
        ("The lock has not been opened to barges since 1998.", ("1998", f"{KIND}|")),
        ("The lock hasn't been opened to barges since 1998.", ("1998", f"{KIND}|")),
        ("The marsh last flooded after the long spring rain in 2004.", ("2004", f"{KIND}|")),
        ("The last time was in 2004.", ("2004", f"{KIND}|")),
        ("The question was asked as recently as 2000.", ("2000", f"{KIND}|")),
        ("It was the deepest flood since 1962.", ("1962", f"{KIND}|deepest")),
    ],
)
def test_the_year_is_read_with_what_is_measured(text: str, expected: tuple[str, str]) -> None:
    (one,) = asserted(text, KIND)
    assert (one.normalised, one.key) == expected


@pytest.mark.parametrize(
    "text",
    [
        "She has run the board since 2011.",
        "The guest has run the board since 2011.",
        "The boats arrived last year.",
        "The last boat was built in 2011.",
        "They met recently.",
    ],
)
def test_a_length_and_a_last_thing_are_no_last_time(text: str) -> None:
    assert asserted(text, KIND) == []


FIRST = "The board will ask residents about wells on the survey for the first time since 1950."
ASKED = "Residents were asked about wells on the long survey as recently as 2000."


def test_lineages_name_other_years() -> None:
    (one,) = last_so(FIRST, ASKED)
    assert one.verdict is Verdict.GENUINE
    assert sorted(value.value_normalised for value in one.values) == ["1950", "2000"]


def test_the_same_year_is_no_difference() -> None:
    assert last_so(FIRST, ASKED.replace("2000", "1950")) == []


def test_years_of_other_things_do_not_meet() -> None:
    assert last_so(FIRST, "The eel has not been seen in the harbour since 2000.") == []


def test_two_superlatives_measure_two_things() -> None:
    deepest, worst = (
        "It was the deepest flood in the marsh since 1962.",
        "It was the longest flood in the marsh since 1987.",
    )
    assert last_so(deepest, worst) == []


def test_copies_are_told_by_collation() -> None:
    assert last_so(FIRST, ASKED, lineages=[["a", "b"]]) == []
