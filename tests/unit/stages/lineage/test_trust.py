import pytest

from stemma.model import Matter
from stemma.stages.lineage.trust import NAMED, NEVER_SURE, UNSEEN, WITNESS, Trust, trusted


def _trusted(trust: Trust, tree: float, *, share: float = 0.9, log_odds: float = 1.0, siblings: int = 2) -> float:
    matters = [Matter(name="credit", log_odds=log_odds, why="it says so")]
    return trusted(trust, tree=tree, share=share, matters=matters, siblings=siblings)


@pytest.mark.parametrize("trust", [WITNESS, NAMED, UNSEEN])
def test_what_the_tree_finds_likelier_is_surer(trust: Trust) -> None:
    chances = [_trusted(trust, tree) for tree in (0.0, 0.3, 0.6, 0.9, 1.0)]
    assert chances == sorted(chances)
    assert chances[0] < chances[-1]


def test_a_witness_that_explains_all_of_a_text_is_surer_than_one_that_explains_half() -> None:
    assert _trusted(WITNESS, 0.9, share=1.0) > _trusted(WITNESS, 0.9, share=0.5) + 0.2


def test_a_credit_to_the_very_parent_makes_it_surer() -> None:
    assert _trusted(WITNESS, 0.9, log_odds=3.5) > _trusted(WITNESS, 0.9, log_odds=2.5) + 0.1


def test_an_unseen_text_without_a_name_is_never_as_sure_as_a_witness_that_is_credited() -> None:
    assert _trusted(UNSEEN, 1.0, share=1.0) < 0.8
    assert _trusted(WITNESS, 1.0, share=1.0, log_odds=3.5) > 0.9


def test_nothing_is_certain() -> None:
    assert _trusted(WITNESS, 1.0, share=1.0, log_odds=20.0, siblings=500) == NEVER_SURE
