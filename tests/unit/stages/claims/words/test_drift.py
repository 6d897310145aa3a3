import pytest

from stemma.stages.claims.words.drift import (
    COMMON_WORDS,
    common_run,
    drift_between,
    keep_to_one_utterance,
    share_a_run,
    share_words,
    spoken_words,
)

SPOKEN = "We rolled this out wrong and could have done a much better job"


@pytest.mark.parametrize(
    "other",
    [
        SPOKEN,
        "rolled this out wrong and could have done",
        f"Well, honestly: {SPOKEN} of it all",
        "We rolled this out wrong and we could have done a much better job",
    ],
)
def test_quoting_more_or_less_and_small_words_are_no_drift(other: str) -> None:
    assert drift_between(SPOKEN, other) is None


def test_other_words_inside_are_drift() -> None:
    told = drift_between(SPOKEN, "We rolled this out badly and could have done a much better job")
    assert told == "“wrong” / “badly”"


def test_a_word_left_out_inside_is_drift() -> None:
    told = drift_between(SPOKEN, "We rolled this out and could have done a much better job")
    assert told == "“wrong” / nothing"


def test_a_number_inside_is_drift() -> None:
    assert drift_between("we saw 6 boats at sea", "we saw 9 boats at sea") == "“6” / “9”"


def test_a_sentence_that_ends_sooner_is_a_part_of_the_other() -> None:
    left = "It was never about punishing one artist. It was about songs."
    assert drift_between(left, "It was never about punishing one artist or naming one") is None


def test_a_word_bent_at_the_edge_is_drift_and_another_word_there_is_none() -> None:
    assert drift_between("Ruvena held the dyke alone", "Ruvina held the dyke alone") == "“Ruvena” / “Ruvina”"
    assert drift_between("Ruvena held the dyke alone", "Nobody held the dyke alone") is None


def test_words_with_nothing_in_common_have_no_drift() -> None:
    assert drift_between("a grey heron", "two loud bells") is None
    assert common_run("a grey heron", "two loud bells") == (0, 0)
    assert common_run(SPOKEN, SPOKEN.upper()) == (13, 13)


@pytest.mark.parametrize(
    "other", ["rolled this out wrong, they said", "this out wrong and", "nobody rolled this out", ""]
)
def test_the_quick_test_for_a_run_agrees_with_the_comparison(other: str) -> None:
    assert share_a_run(SPOKEN, other) == (common_run(SPOKEN, other)[1] >= COMMON_WORDS)


def test_quotations_share_their_words_or_are_two_sentences() -> None:
    assert share_words("We rang every bell in town", "We rang every single bell in town")
    assert not share_words("We rang every bell in town", "Nobody came to the door")


def test_the_name_of_a_matter_binds_no_two_quotations() -> None:
    matter = "the question of the harbour of the old town of Varnmouth"
    left = f"he played a great part when the council came back again and again to {matter}"
    right = f"nobody here, I tell you, wrote or asked or paid a single penny for {matter}"
    assert not keep_to_one_utterance(left, right)


def test_a_quotation_that_goes_on_where_another_ends_is_of_one_utterance() -> None:
    shared = "we rang the bell and knocked on every door"
    assert keep_to_one_utterance(f"It was long past midnight and cold when {shared}", f"{shared} that we could find")


def test_two_sentences_about_one_subject_are_two() -> None:
    subject = "the use of the old bell"
    assert not keep_to_one_utterance(f"{subject} is strictly forbidden now", f"{subject} would please all of us")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Don't organise it in the centre", "Don’ t organize it in the center"),
        ("the third time's the charm", "the ‘third’ time’ s the charm"),
        ("the guards' quarters burned", "the guards' quarters burned"),
    ],
)
def test_words_are_taken_as_every_desk_would_write_them(left: str, right: str) -> None:
    assert [one.fold for one in spoken_words(left)] == [one.fold for one in spoken_words(right)]
    assert drift_between(left, right) is None


def test_a_word_behind_a_closing_mark_stands_by_itself() -> None:
    assert [one.fold for one in spoken_words("the guards' s quarters and 'old' t shirts")][-3:] == [
        "old",
        "t",
        "shirts",
    ]


def test_what_repeats_a_word_at_the_end_is_quoted_more() -> None:
    short = "We are getting on well and that is a good thing"
    assert drift_between(short, f"{short}, not a bad thing") is None
    inside = "We are getting on well, not a bad thing, and that is a good thing"
    assert drift_between(short, inside) == "nothing / “not a bad thing”"
