import numpy as np
from tests.support.ferry import sentences, witness

from stemma.model import Rows, StemCount
from stemma.stages.reuse import sketch_sentences
from stemma.stages.reuse.counts import count_stems, pair_keys
from stemma.text.content import NO_STEM, content_stem


def counted(*texts: str) -> dict[int, StemCount]:
    witnesses = [witness(f"w{number}", text) for number, text in enumerate(texts)]
    rows = Rows([*witnesses, *(line for of in witnesses for line in sentences(of))])
    return {count.stem: count for count in count_stems(list(sketch_sentences(rows)))}


def stem(word: str) -> int:
    return content_stem(word, "word", "en")


def test_copies_of_a_sentence_count_as_one_sentence_of_several_witnesses() -> None:
    text = "Trawlers rescued forty passengers off Orrin."
    count = counted(text, text, text)[stem("trawlers")]
    assert (count.sentences, count.witnesses) == (1, 3)


def test_different_sentences_with_one_word_count_each() -> None:
    counts = counted("Trawlers sailed at noon.", "Old trawlers rust quietly.", "Nobody buys trawlers anymore.")
    assert counts[stem("trawlers")].sentences == 3


def test_two_words_that_often_stand_together_are_a_set_phrase() -> None:
    counts = counted(
        "Kale soup heals sailors.", "Mother hated kale soup.", "Kale soup burns.", "Boil kale soup slowly."
    )
    (key,) = pair_keys(np.array([stem("kale")]), np.array([stem("soup")])).tolist()
    assert counts[key].sentences >= 3


def test_the_pile_itself_is_counted_under_no_stem() -> None:
    assert counted("One ferry sank.", "Two boats left.")[NO_STEM].witnesses == 2


def test_a_pile_without_words_has_no_counts() -> None:
    assert counted("") == {}
