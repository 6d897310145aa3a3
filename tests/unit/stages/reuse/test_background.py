import numpy as np

from stemma.model import StemCount
from stemma.stages.reuse.background import Background, BackgroundSettings, learn_background
from stemma.stages.reuse.counts import pair_keys
from stemma.text.content import NO_STEM

RARE, COMMON, KALE, SOUP = 11, 12, 13, 14
STEMS = np.array([KALE, SOUP], dtype=np.int64)


def background(sentences: int = 500) -> Background:
    (phrase,) = pair_keys(STEMS[:1], STEMS[1:]).tolist()
    held = {NO_STEM: sentences, RARE: 1, COMMON: 300, KALE: 20, SOUP: 4, phrase: 19}
    counts = [StemCount(stem=stem, sentences=number, witnesses=1) for stem, number in held.items()]
    return learn_background(counts, settings=BackgroundSettings())


def weigh(*stems: int) -> list[float]:
    return [float(bits) for bits in background().weigh(np.array(stems, dtype=np.int64))]


def test_what_everybody_says_weighs_little_and_a_rare_word_much() -> None:
    rare, common = weigh(RARE, COMMON)
    assert rare > 8
    assert common < 2


def test_unknown_stems_and_the_pile_itself_weigh_nothing() -> None:
    assert weigh(999, NO_STEM) == [0.0, 0.0]


def test_the_rest_of_a_set_phrase_is_easy_to_guess() -> None:
    alone = background().weigh(STEMS[1:])[0]
    after = background().weigh_after(STEMS[1:], STEMS[:1])[0]
    assert after < 1 < alone


def test_two_witnesses_are_enough_because_ordinary_news_is_known_beforehand() -> None:
    assert background(sentences=12).weigh(np.array([RARE]))[0] > 5


def test_bits_are_such_that_their_sums_are_exact_in_any_order() -> None:
    bits = background().bits
    assert (bits * 1024 == np.round(bits * 1024)).all()


def test_a_pile_without_counts_weighs_nothing() -> None:
    empty = learn_background([], settings=BackgroundSettings())
    assert empty.weigh(STEMS).tolist() == [0.0, 0.0]
