import pytest
from tests.support.ferry import REWRITE, WIRE, pile

from stemma.model import Manner, Pair
from stemma.stages.reuse import align_pairs
from stemma.stages.reuse.manner import Kept, MannerSettings, judge_manner

#: The wire text gone through with a pencil: a word here and there, nothing moved.
PENCILLED = (
    WIRE.replace("ran aground off", "hit a reef off")
    .replace("after her pilot", "because its pilot")
    .replace("taken off", "rescued")
    .replace("wrapped in", "huddled in")
    .replace("had warned twice this year", "warned two times this spring")
    .replace("was failing", "was broken")
    .replace("has sailed", "has crossed")
    .replace("refused to", "would not")
    .replace("will inspect", "look at")
    .replace("stays closed", "is shut")
)
CUT = "\n\n".join(WIRE.split("\n\n")[:4])


def compared(text: str) -> Pair:
    rows = pile({"text": text, "wire": WIRE})
    rows.extend(list(align_pairs(rows)))
    (pair,) = rows.of(Pair)
    return pair


@pytest.mark.parametrize(
    ("text", "manner"),
    [(CUT, Manner.WORD_FOR_WORD), (PENCILLED, Manner.LIGHTLY_REWORDED), (REWRITE, Manner.HEAVILY_REWORDED)],
)
def test_a_copy_says_how_closely_it_keeps_to_the_words(text: str, manner: Manner) -> None:
    pair = compared(text)
    assert pair.manner is manner
    assert manner.spoken in pair.why


def test_less_is_kept_in_long_runs_than_in_order() -> None:
    pair = compared(PENCILLED)
    assert 0.0 < pair.kept_in_runs < pair.kept < 1.0


def test_witnesses_that_are_no_copies_have_no_manner() -> None:
    pair = compared("The Selkie ran aground.")
    assert (pair.manner, pair.kept, pair.kept_in_runs) == (None, 0.0, 0.0)


def test_a_speaker_s_words_kept_whole_say_nothing_of_the_manner() -> None:
    without = "\n\n".join(part for part in REWRITE.split("\n\n") if "“" not in part)
    assert compared(without).kept_in_runs == compared(REWRITE).kept_in_runs


def test_a_short_passage_kept_whole_counts_as_carried_over() -> None:
    assert judge_manner([Kept(4, (4,))], settings=MannerSettings()).manner is Manner.WORD_FOR_WORD
    assert judge_manner([Kept(20, (4, 4, 4, 4))], settings=MannerSettings()).manner is Manner.LIGHTLY_REWORDED


def test_long_passages_weigh_more_than_short_ones() -> None:
    keeping = judge_manner([Kept(60, (10, 5)), Kept(5, (5,))], settings=MannerSettings())
    assert keeping.manner is Manner.HEAVILY_REWORDED
    assert keeping.in_order == round(20 / 65, 4)
    assert keeping.in_runs == round(15 / 65, 4)
