import random

import pytest
from quality.casts import DRIFT, planted_slots
from quality.garbled import garbled, mistyped
from tests.support.planted import GIVEN, Plan, plant

from stemma.model import Witness


@pytest.mark.parametrize("seed", range(20))
def test_a_slip_keeps_the_length_and_both_ends_of_a_word(seed: int) -> None:
    slipped = mistyped("Orvandale", random.Random(seed))  # noqa: S311 - invents slips
    assert slipped != "Orvandale"
    assert (len(slipped), slipped[0], slipped[-1]) == (9, "O", "e")


def test_only_names_change_and_each_slot_holds_what_the_text_says() -> None:
    planted = plant(Plan(seed=9, witnesses=6, edits=DRIFT))
    slots = list(planted_slots(planted))
    rows, changed, words = garbled(planted.rows(*GIVEN), slots, random.Random(9))  # noqa: S311 - invents slips
    now = {witness.id: witness.text for witness in rows.of(Witness)}
    before = {witness.id: witness.text for witness in planted.rows(*GIVEN).of(Witness)}
    assert words
    assert all(now[witness][start:end] == text for witness, start, end, text, _ in changed)
    bent = [(one, two) for one, two in zip(slots, changed, strict=True) if one[3] != two[3]]
    assert 0 < len(bent) < len(slots) // 3
    for witness, text in now.items():
        inside = {at for slot in slots if slot[0] == witness for at in range(slot[1], slot[2])}
        assert all(one == two or at in inside for at, (one, two) in enumerate(zip(before[witness], text, strict=True)))


def test_the_same_seed_gives_the_same_slips() -> None:
    planted = plant(Plan(seed=9, witnesses=6, edits=DRIFT))
    slots = list(planted_slots(planted))
    twice = [garbled(planted.rows(*GIVEN), slots, random.Random(4))[1] for _ in range(2)]  # noqa: S311 - invents slips
    assert twice[0] == twice[1]
