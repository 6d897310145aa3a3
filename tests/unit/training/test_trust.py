import random

import pytest
from training.trust import KINDS, Seen, derivations, fit, judged

from stemma.stages.lineage.trust import Trust, trust_in

TRUE = Trust(-1.0, 0.5, 0.8, 1.5, 0.3)


def _drawn(count: int) -> list[Seen]:
    chance = random.Random(1)  # noqa: S311 - a repeatable draw
    seen = []
    for _ in range(count):
        told = [chance.gauss(0, 2), chance.gauss(1, 1), float(chance.random() < 0.4), chance.random() * 2]
        seen.append(Seen("WITNESS", told, chance.random() < trust_in(TRUE, told)))
    return seen


def test_weights_by_which_answers_were_drawn_are_found_again() -> None:
    found = fit(_drawn(6000))
    for name in TRUE.__struct_fields__:
        assert getattr(found, name) == pytest.approx(getattr(TRUE, name), abs=0.2)


def test_weights_that_fit_are_nearer_to_the_truth_than_others() -> None:
    seen = _drawn(600)
    near = judged(seen, dict.fromkeys(KINDS, TRUE))
    far = judged(seen, dict.fromkeys(KINDS, Trust(1.0, -0.5, -0.8, -1.5, -0.3)))
    assert near.split(",")[0] < far.split(",")[0]


def test_every_derivation_of_a_pile_comes_back_with_what_its_score_is_made_of() -> None:
    seen = derivations(7)
    assert len(seen) > 10
    assert {one.kind for one in seen} <= set(KINDS)
    assert {len(one.signs) for one in seen} == {4}
    assert {one.right for one in seen} == {True, False}
