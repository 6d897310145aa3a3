import pytest

from stemma.stages.claims.words.cleaning import changed_fact, drops_denial, only_cleaned

SPOKEN = "We told the board in March that the dyke would not hold"


@pytest.mark.parametrize(
    "other",
    [
        "told the board in March that the dyke would not hold",
        "We told the the board in March, you know, that the dyke would not hold",
        "We told the board, we told the board in March that the dyke wouldn't hold",
        "We told the board ... that the dyke would not hold",
        "We told the board (of the water company) in March that the dyke would not hold",
        "And, well, we told the board in March that the dyke would not hold. Nobody came.",
    ],
)
def test_what_a_desk_cleans_or_leaves_out_in_plain_view_is_no_other_reading(other: str) -> None:
    assert only_cleaned(SPOKEN, other)
    assert only_cleaned(other, SPOKEN)
    assert changed_fact(SPOKEN, other) is None


@pytest.mark.parametrize(
    ("other", "plain"),
    [
        ("We told the board ... that the dyke would not hold", True),
        ("We told the board (of the water company) in March that the dyke would not hold", True),
        ("We told the board in March that the dyke wouldn't hold", True),
        ("We told the the board in March that the dyke would not hold", False),
        ("Well, we told the board in March that the dyke", False),
    ],
)
def test_a_copy_may_leave_out_in_plain_view_only(other: str, *, plain: bool) -> None:
    assert only_cleaned(SPOKEN, other, copies=True) is plain


@pytest.mark.parametrize(
    "other",
    [
        "We told the board that the dyke would not hold",
        "We warned the board in March that the dyke would not hold",
        "We told the whole board in March that the dyke would not hold",
    ],
)
def test_other_words_are_no_cleaning_and_no_other_fact(other: str) -> None:
    assert not only_cleaned(SPOKEN, other)
    assert changed_fact(SPOKEN, other) is None


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        (SPOKEN, "We told the board in May that the dyke would not hold", "“March” / “May”"),
        (SPOKEN, "We told the board in March that the dyke would hold", "“not” / nothing"),
        ("I saw 40 boats go down there", "I saw 90 boats go down there", "“40” / “90”"),
        ("I saw forty boats go down there", "I saw 40 boats go down there", None),
        ("I asked Lind about the boats", "I asked them about the boats", None),
        ("I asked Lind about the boats", "I asked Mr Lind about the boats", None),
        ("I asked Ruvena about the boats", "I asked Ruvina about the boats", None),
        ("It cost millions in the first year", "It cost billions in the first year", "“millions” / “billions”"),
    ],
)
def test_a_number_a_name_or_a_negation_is_another_fact(left: str, right: str, told: str | None) -> None:
    assert changed_fact(left, right) == told


@pytest.mark.parametrize(
    "other",
    [
        "I didn't feel we were putting into effect what we wanted on the floor",
        "On the floor I don’ t feel we were putting into effect what we wanted",
    ],
)
def test_a_negation_that_another_ear_puts_elsewhere_denies_the_same(other: str) -> None:
    assert changed_fact("I feel we weren't putting into effect what we wanted on the floor", other) is None


def test_a_sentence_without_the_denial_before_it_says_something_else() -> None:
    assert drops_denial("Not all systems were working,", "All systems were working,")
    assert drops_denial("The dyke will hold.", "I do not think the dyke will hold.")
    assert drops_denial("No, the dyke will hold.", "The dyke will hold.") is False
    assert drops_denial("We have not been getting on, and getting on is good.", "Getting on is good, not bad.") is False
    assert drops_denial("I don't think so. The dyke will hold.", "The dyke will hold.") is False
    # A part of a sentence: the writer says in words of his own that it was denied.
    assert drops_denial("It was not safe for boats that day,", "safe for boats that day") is False
    fact = changed_fact("Not all systems were working,", "All systems were working,")
    assert fact == "“Not all systems were working,” / “All systems were working,”"


def test_how_often_is_a_number() -> None:
    once, often = (f"The bridge was warned {times} by radio and did not answer." for times in ("twice", "three times"))
    assert changed_fact(once, often) == "“twice” / “three times”"
    assert changed_fact(once, once.replace("twice", "two times")) is None
