from stemma.stages.reuse.sides import Side
from stemma.text.tokens import tokenise

TEXT = "The ferry left Tolvash, and the ferry came back."


def side(text: str = TEXT, language: str = "en", *, speech: int = 0) -> Side:
    """Return a text as a side of which so many words at the end are a speaker's."""
    words = [token for token in tokenise(text) if token.kind != "mark"]
    own = [at < len(words) - speech for at in range(len(words))]
    return Side(text=text, words=words, own=own, quoted=False, witness_text=text, language=language, bits={})


def test_stems_are_found_at_their_first_word_in_the_order_of_the_text() -> None:
    read = side()
    assert [read.folds[at] for at in read.first_at.values()] == ["ferry", "left", "tolvash"]


def test_a_wording_is_told_from_another_by_text_and_by_language() -> None:
    assert side().wording == side().wording
    assert len({side().wording, side(language="de").wording, side(TEXT.replace("and", "but")).wording}) == 3


def test_a_speakers_words_are_not_the_writers_own() -> None:
    assert side(speech=5).own_folds == ["the", "ferry", "left", "tolvash"]
    assert side(speech=5).wording != side().wording
