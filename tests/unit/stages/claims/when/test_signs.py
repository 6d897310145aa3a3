import pytest
from tests.support.asserted import asserted


def signs(text: str, value: str) -> set[str]:
    found = [one for one in asserted(text) if one.kind in {"when", "said-when"} and one.value == value]
    assert found, "the text names no such moment"
    return set(found[0].signs)


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("Two sailors were stabbed on Monday.", "Monday", {"before harming", "nearest harming", "verb harming"}),
        ("On Monday two sailors were stabbed.", "Monday", {"after harming", "nearest harming"}),
        ("The mate died on Monday.", "Monday", {"nearest dying", "verb dying"}),
        ("Police said Monday that it is over.", "Monday", {"nearest speaking", "before speaking"}),
        ("A man was arrested on Monday.", "Monday", {"nearest later", "verb later"}),
        ("Divers were called to the pier on Monday.", "Monday", {"nearest calling"}),
        ("The sea was calm on Monday.", "Monday", {"nearest nothing"}),
    ],
)
def test_words_near_a_moment_are_signs_by_their_class_and_side(text: str, value: str, expected: set[str]) -> None:
    assert expected <= signs(text, value)


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("Two sailors were hurt on Monday.", "Monday", "form weekday"),
        ("Two sailors were hurt on March 3.", "March 3", "form date"),
        ("Two sailors were hurt on March 3, 2031.", "March 3, 2031", "form dated"),
        ("Two sailors were hurt yesterday.", "yesterday", "form named day"),
    ],
)
def test_how_a_day_is_told_is_a_sign(text: str, value: str, expected: str) -> None:
    assert {one for one in signs(text, value) if one.startswith("form ")} == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nobody was found as of Monday.", "behind as of"),
        ("Nobody has been seen since Monday.", "behind a bound"),
        ("Two sailors were hurt on Monday.", "behind on"),
    ],
)
def test_the_word_before_a_moment_is_a_sign(text: str, expected: str) -> None:
    assert {one for one in signs(text, "Monday") if one.startswith("behind ")} == {expected}


def test_an_hour_beside_a_day_is_another_sign_than_one_far_from_it() -> None:
    assert "clock beside" in signs("The mast fell at 9 p.m. Monday.", "Monday")
    far = signs("The mast fell on Monday, and the crew was back at the pier of Brack at 9 p.m.", "Monday")
    assert "clock" in far
    assert "clock beside" not in far


def test_other_days_of_the_sentence_are_signs_by_place_and_order() -> None:
    text = "The mast that fell on Monday was raised on Tuesday."
    assert {"day behind it", "later day beside"} <= signs(text, "Monday")
    assert {"day before it", "earlier day beside"} <= signs(text, "Tuesday")


def test_the_part_of_a_day_and_words_in_marks_are_signs() -> None:
    assert "part night" in signs("The mast fell Monday night.", "Monday night")
    assert "quoted" in signs("“The mast fell on Monday,” she said.", "Monday")
    assert "quoted" not in signs("The mast fell on Monday.", "Monday")


def test_sentences_lower_down_have_another_place() -> None:
    text = "The sea was calm. " * 20 + "The mast fell on Monday."
    assert "place low" in signs(text, "Monday")
    assert "place headline" in signs("The mast fell on Monday.", "Monday")
