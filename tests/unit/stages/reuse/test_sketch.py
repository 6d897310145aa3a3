from tests.support.ferry import sentences, witness

from stemma.model import Rows
from stemma.stages.reuse import sketch_sentences
from stemma.stages.reuse.foreign import quoted_flags


def quoted(text: str) -> str:
    return "".join(letter for letter, flag in zip(text, quoted_flags(text), strict=False) if flag)


def test_every_sentence_leaves_one_sketch_with_its_content_words() -> None:
    of = witness("a", "The pilot was asleep. He woke.")
    first, second = sketch_sentences(Rows([of, *sentences(of)]))
    assert [len(first.stems), len(second.stems)] == [2, 1]
    assert first.keys == sorted(first.keys)


def test_quoted_words_are_marked() -> None:
    of = witness("a", "The baker said “the tunnel never comes” again.")
    (sketch,) = sketch_sentences(Rows([of, *sentences(of)]))
    assert sketch.quoted == [False, True, True]


def test_the_order_of_input_changes_nothing() -> None:
    of = witness("a", "One boat sank. Another boat came. The third boat left.")
    parts = sentences(of)
    forward = list(sketch_sentences(Rows([of, *parts])))
    assert list(sketch_sentences(Rows([*reversed(parts), of]))) == forward


def test_an_embedded_post_counts_as_a_quotation() -> None:
    text = "He wrote it.\n\nThe ferry is a disgrace!\n— Tam Orkney (@tamorkney) May 3, 2031\n\nNobody replied."
    assert "disgrace" in quoted(text)
    assert "Nobody" not in quoted(text)
    assert "He wrote" not in quoted(text)


def test_a_handle_inside_prose_marks_its_own_paragraph_only() -> None:
    text = (
        "First paragraph.\n\nThe mayor, who posts at some length and often late at night as it is told (@mayor), slept."
    )
    assert "First" not in quoted(text)
