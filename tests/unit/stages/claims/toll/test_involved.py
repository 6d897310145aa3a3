import pytest
from tests.support.asserted import asserted

from stemma.stages.claims.toll.involved import ages_of_the_event

FILL = "The tide turned. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Lind, 34, was shot at noon.", {34}),
        ("A 12-year-old boy was playing when the bells rang.", {12}),
        (FILL * 4 + "Ada Lind, 34, was shot.", {34}),
        (FILL * 4 + "Police identified the suspect as Bo Ek, 29.", {29}),
        (FILL * 4 + "A neighbour, 70, heard the bells.", set()),
        (FILL * 9 + "Ada Lind, 34, was shot.", set()),
        (FILL * 2 + "In 1998 Ada Lind, 34, was shot in a separate shooting.", set()),
        ("The tide turned.", set()),
        (FILL * 4 + "The ship of Ada Lind, 34, was old. Lind was shot.", set()),
    ],
)
def test_those_whom_a_report_introduces_are_people_of_its_event(text: str, expected: set[int]) -> None:
    assert ages_of_the_event(asserted(text)) == expected
