import random

import msgspec
import pytest
from tests.support.ferry import TEXTS, pile

from stemma.model import Candidate, Rows, Sketch, StemCount
from stemma.stages.reuse import CandidateSettings, find_candidates

DEFAULTS = CandidateSettings()
LARGE = CandidateSettings(small_pile=2, common_key=3, partners=2, sentence_partners=0, faint_partners=0, least_shared=1)


def sketch(name: str, *keys: int) -> Sketch:
    return Sketch(sentence=f"s-{name}", witness=name, stems=[1], quoted=[False], keys=sorted(keys))


def pairs(*sketches: Sketch, settings: CandidateSettings = DEFAULTS) -> list[tuple[str, str, int]]:
    found = find_candidates(Rows(sketches), settings=settings)
    return [(one.left, one.right, one.shared) for one in found if isinstance(one, Candidate)]


def test_two_witnesses_that_share_a_key_are_compared() -> None:
    assert pairs(sketch("b", 1, 2), sketch("a", 2, 3), sketch("c", 9)) == [("a", "b", 1)]


def test_a_lone_witness_has_no_partner() -> None:
    assert pairs(sketch("a", 1)) == []
    assert pairs() == []


def test_a_key_counts_once_however_often_a_witness_holds_it() -> None:
    twice = Sketch(sentence="s-a2", witness="a", stems=[1], quoted=[False], keys=[5])
    assert pairs(sketch("a", 5), twice, sketch("b", 5)) == [("a", "b", 1)]


def test_a_common_key_of_a_large_pile_is_a_star_and_not_all_to_all() -> None:
    found = pairs(*(sketch(f"w{number}", 7) for number in range(6)), settings=LARGE)
    assert all("w0" in pair for pair in found)
    assert len(found) == 5


def test_in_a_large_pile_only_the_best_partners_are_kept() -> None:
    sketches = [sketch("hub", *range(100)), *(sketch(f"w{n}", *range(n + 1), 1000 + n) for n in range(6))]
    found = pairs(*sketches, settings=msgspec.structs.replace(LARGE, common_key=50, partners=1))
    assert ("hub", "w5", 6) in found
    assert len(found) <= len(sketches)


def test_in_a_large_pile_a_text_made_of_two_is_compared_with_copies_of_both() -> None:
    first = [sketch(f"a{n}", *range(20)) for n in range(4)]
    second = [sketch(f"b{n}", *range(100, 110)) for n in range(4)]
    mixed = [sketch("m", *range(15)), Sketch(sentence="s-m2", witness="m", stems=[1], quoted=[False], keys=[101, 102])]
    settings = msgspec.structs.replace(LARGE, common_key=50)
    found = pairs(*first, *second, *mixed, settings=settings)
    assert {left for left, right, _ in found if right == "m"} == {"a0", "a1"}
    settings = msgspec.structs.replace(settings, sentence_partners=1)
    assert ("b0", "m", 2) in pairs(*first, *second, *mixed, settings=settings)


def test_in_a_large_pile_a_witness_that_shares_little_with_anybody_is_still_compared() -> None:
    sketches = [sketch(f"w{n}", *range(10)) for n in range(6)] + [sketch("z", 1, 2, 70), sketch("zz", 3, 80)]
    settings = msgspec.structs.replace(LARGE, common_key=50, least_shared=6)
    assert not [pair for pair in pairs(*sketches, settings=settings) if "z" in pair]
    found = pairs(*sketches, settings=msgspec.structs.replace(settings, faint_partners=2))
    assert [pair for pair in found if "z" in pair] == [("w0", "z", 2), ("w1", "z", 2)]
    assert not [pair for pair in found if "zz" in pair]


def test_the_stem_counts_come_along() -> None:
    assert any(isinstance(found, StemCount) for found in find_candidates(pile(TEXTS)))


@pytest.mark.parametrize("settings", [CandidateSettings(), LARGE])
def test_the_order_of_sketches_changes_nothing(settings: CandidateSettings) -> None:
    sketches = [sketch(f"w{n}", *(n * step % 11 for step in range(1, 5))) for n in range(12)]
    expected = pairs(*sketches, settings=settings)
    shuffled = sketches[:]
    random.Random(5).shuffle(shuffled)  # noqa: S311  (no secret)
    assert pairs(*shuffled, settings=settings) == expected
