import pytest

from stemma.stages.claims.words.slips import slip_between


@pytest.mark.parametrize(
    ("left", "right", "slip"),
    [
        ("6.2 metres", "6.5 metres", "one digit differs"),
        ("1978", "1987", "two digits are changed over"),
        ("1,400", "14,400", "a digit is lost or added"),
        ("41 dead", "97 dead", None),
        ("could be seen", "could not be seen", "a negation is lost or added"),
        ("it wasn't so", "it was so", "a negation is lost or added"),
        ("Pavonia", "Bavonia", "the spelling is bent"),
        ("Gravtsov", "Grivtsov", "the spelling is bent"),
        ("dollars", "euros", None),
        ("5 million dollars", "5 billion dollars", "another magnitude"),
        ("billions", "millions", "another magnitude"),
        ("two millions", "three millions", None),
        ("same", "same", None),
    ],
)
def test_plain_slips_are_named(left: str, right: str, slip: str | None) -> None:
    assert slip_between(left, right) == slip
    assert slip_between(right, left) == slip
