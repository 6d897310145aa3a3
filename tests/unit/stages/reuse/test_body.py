from tests.support.ferry import sentences, witness

from stemma.model import Rows, StemCount
from stemma.stages.reuse import find_candidates, sketch_sentences
from stemma.stages.reuse.background import BackgroundSettings, learn_background
from stemma.stages.reuse.body import Body, read_body
from stemma.stages.reuse.telling import NAME_HEAD_BITS, NAME_TAIL_BITS


def body(text: str) -> Body:
    of = witness("w", text)
    rows = Rows([of, *sentences(of)])
    counts = [count for count in find_candidates(Rows(sketch_sentences(rows))) if isinstance(count, StemCount)]
    return read_body(of, sentences(of), background=learn_background(counts, settings=BackgroundSettings()))


def weights(read: Body) -> dict[str, float]:
    words = read.words_between(0, int(read.ends[-1]))
    return {word.fold: float(read.reach[at + 1] - read.reach[at]) for at, word in enumerate(words)}


def test_names_weigh_little_and_their_tails_next_to_nothing() -> None:
    found = weights(body("The harpooner saw Captain Joren Hale of Marrow."))
    assert found["harpooner"] > NAME_HEAD_BITS >= found["captain"] > found["hale"] == NAME_TAIL_BITS


def test_words_are_found_by_their_number_across_sentences() -> None:
    read = body("One two three. Four five. Six.")
    assert [word.fold for word in read.words_between(2, 5)] == ["three", "four", "five"]
    assert read.side((0, 1)).text == "One two three. Four five."


def test_quoted_words_are_not_the_writers_own() -> None:
    read = body("The baker said “no tunnel will ever come to this island” and laughed.")
    assert read.own_words == 5
    assert read.side((0,)).quoted
    assert (read.shingles >= 0).sum() == 1


def test_a_repeated_sentence_is_marked_the_second_time() -> None:
    assert body("Boats sail. Trains run. Boats sail!").repeated.tolist() == [False, False, True]


def test_a_witness_without_sentences_is_empty_and_breaks_nothing() -> None:
    read = body("")
    assert (len(read.sentences), read.own_words, len(read.vocabulary)) == (0, 0, 0)
