import pytest

from stemma.stages.quotes.segments import (
    Segment,
    is_named,
    is_nickname,
    is_short_name,
    is_spoken,
    is_title,
    segments_in,
)


def only(text: str) -> Segment:
    (segment,) = segments_in(text, 0, len(text))
    return segment


def words(text: str) -> str:
    segment = only(text)
    return text[segment.start : segment.end]


@pytest.mark.parametrize(
    "text",
    [
        "He said “it leaked badly” again.",
        'He said "it leaked badly" again.',
        "He said «it leaked badly» again.",
        "He said „it leaked badly“ again.",
        "He said ‘it leaked badly’ again.",
        "He said ''it leaked badly'' again.",
        "He said ‘‘it leaked badly’’ again.",
        "He said “it leaked badly’’ again.",
        "He said “ it leaked badly ” again.",
    ],
)
def test_marks_of_every_kind_hold_the_same_words(text: str) -> None:
    segment = only(text)
    assert text[segment.start : segment.end] == "it leaked badly"
    assert segment.closed
    assert segment.opened
    assert segment.words == 3


def test_words_that_no_mark_closes_run_to_the_end_of_their_paragraph() -> None:
    text = "“It leaked. Nobody came.\n\nThe mayor left."
    segment = only(text)
    assert text[segment.start : segment.end] == "It leaked. Nobody came."
    assert not segment.closed
    assert not segment.open_end


def test_words_that_no_mark_closes_end_before_a_report_of_speech() -> None:
    assert words("“It leaked. Nobody came, he said later.") == "It leaked."


def test_a_quotation_that_goes_on_in_the_next_paragraph_is_open_at_its_end() -> None:
    text = "“It leaked.\n\n“Nobody came.”"
    first, second = segments_in(text, 0, len(text))
    assert first.open_end
    assert not first.closed
    assert second.closed


def test_a_closing_mark_that_lost_its_partner_takes_the_words_before_it() -> None:
    text = "We waited and nobody came,” she said."
    segment = only(text)
    assert text[segment.start : segment.end] == "We waited and nobody came,"
    assert not segment.opened


def test_an_empty_pair_of_marks_holds_nothing() -> None:
    assert segments_in("He said “” and “ ”.", 0, 19) == []


@pytest.mark.parametrize("title", ["Fire Shut Up in My Bones", "The Crusader", "War and the Sea"])
def test_titles_are_told_by_their_capitals(title: str) -> None:
    text = f"She wrote “{title}” in May."
    assert is_title(text, only(text))
    assert is_short_name(text, only(text)) == (len(title.split()) <= 5)


@pytest.mark.parametrize("words_there", ["We left at dawn", "it leaked", "We All Left."])
def test_sentences_are_no_titles(words_there: str) -> None:
    text = f"She wrote “{words_there}” in May."
    assert not is_title(text, only(text))


def test_a_programme_is_what_the_word_before_it_names() -> None:
    text = "He said so on “Meet the Town.”"
    assert is_named(text, only(text))
    text = "He said “Meet the Town.”"
    assert not is_named(text, only(text))


def test_a_nickname_stands_inside_a_name() -> None:
    text = "Ilan “Fish” Brask left."
    assert is_nickname(text, only(text))
    text = "He cried “Fish” and left."
    assert not is_nickname(text, only(text))


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("“We waited for three hours.”", True),
        ("“We waited for three hours,” and so on.", True),
        ("“Nobody.”", True),
        ("They call it “progress” there.", False),
        ("He lives in a “dope house” there.", False),
        ("It was “in and of itself” a flaw.", False),
        ("“Tiller then made certain the gun was loaded” from inside.", True),
    ],
)
def test_speech_without_a_cue_is_a_sentence_in_marks(text: str, *, spoken: bool) -> None:
    segment = only(text)
    opens = segment.start < 3
    alone = opens and segment.end + 1 >= len(text)
    assert is_spoken(text, segment, alone=alone, opens=opens) is spoken


def test_two_closing_marks_without_a_partner_share_no_words() -> None:
    text = "The lamp failed” she said, twice over” and left."
    first, second = segments_in(text, 0, len(text))
    assert text[first.start : first.end] == "The lamp failed"
    assert text[second.start : second.end] == "she said, twice over"


def test_what_goes_on_over_a_paragraph_break_is_open_at_its_end_and_lacks_no_mark() -> None:
    text = "“We left.\nNobody came,” she said."
    first, second = segments_in(text, 0, len(text))
    assert (first.open_end, second.open_end, second.closed) == (True, False, True)
