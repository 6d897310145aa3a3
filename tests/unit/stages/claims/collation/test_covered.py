from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.collation.covered import Covered


def said(witness: str, start: int, value: str) -> Assertion:
    return Assertion(
        witness=witness,
        start=start,
        end=start + 4,
        kind="figure",
        subject="boats",
        key="figure",
        slot="number of boats",
        value=value,
        normalised=value,
    )


def test_a_difference_whose_two_readings_stand_in_one_proposition_is_told_already() -> None:
    covered = Covered()
    covered.add([said("a", 10, "5"), said("b", 20, "6")])
    assert covered.holds([said("a", 12, "five"), said("b", 18, "six")])
    assert not covered.holds([said("a", 12, "five"), said("b", 30, "six")])
    assert not covered.holds([said("a", 12, "five"), said("b", 18, "five")])


def test_two_propositions_do_not_hold_a_difference_between_them() -> None:
    covered = Covered()
    covered.add([said("a", 10, "5")])
    covered.add([said("b", 20, "6")])
    assert not covered.holds([said("a", 12, "five"), said("b", 18, "six")])
    assert covered.places() == [("a", 10, 14), ("b", 20, 24)]
