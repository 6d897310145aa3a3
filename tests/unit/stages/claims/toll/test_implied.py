import pytest
from tests.support.asserted import asserted, phrase

from stemma.stages.claims.toll.implied import by_counts, is_attempted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He is charged with two counts of murder.", [2]),
        ("She faces three counts of first-degree murder and one of theft.", [3]),
        ("She faces six counts of vehicular manslaughter.", [6]),
        ("He faces two counts of attempted murder.", []),
        ("He faces two counts of theft and murder.", []),
        ("He faces two counts of theft, murder and arson.", []),
        ("Two counts of the ballots differ.", []),
        ("He is charged with murder.", []),
    ],
)
def test_counts_of_a_killing_tell_how_many_died(text: str, expected: list[float]) -> None:
    assert [one.whom.quantity.low for one in by_counts(phrase(text)) if one.whom.quantity] == expected


def test_counts_of_a_charge_meet_nothing() -> None:
    (count,) = [one for one in asserted("He is charged with two counts of murder.") if one.kind == "count"]
    assert count.key == ""


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("the attempted murders of five teenagers", "murders", True),
        ("he threatened to kill two sailors", "kill", True),
        ("the murders of five teenagers", "murders", False),
        ("bombs kill two sailors", "kill", False),
    ],
)
def test_a_death_that_did_not_come_is_none(text: str, word: str, *, expected: bool) -> None:
    folds = text.split()
    assert is_attempted(folds, folds.index(word)) is expected
