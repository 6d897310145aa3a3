import re

import pytest
from tests.support.quoted import heard_in, quotations_in

from stemma.stages.quotes.full_names import full_name, neighbourhoods

TEXT = "The harbour was shut. Mayor Mila Orvane spoke. Then Orvane left. Dr. Ann Marie Lee stayed."


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("Orvane", "Mila Orvane"),
        ("Lee", "Ann Marie Lee"),
        ("Mila Orvane", "Mila Orvane"),
        ("Brask", "Brask"),
        ("the mayor", "the mayor"),
    ],
)
def test_a_surname_takes_the_name_that_stands_before_it(name: str, full: str) -> None:
    assert full_name(TEXT, name, len(TEXT)) == full


def test_the_form_that_the_text_uses_most_counts() -> None:
    text = "Dunes Love Orvane, a song. Mila Orvane sang. Mila Orvane left. Where Orvane went is open."
    assert full_name(text, "Orvane", len(text)) == "Mila Orvane"


def test_a_question_word_or_a_verb_before_a_name_is_no_first_name() -> None:
    assert full_name("What Orvane Says: nothing. Orvane left.", "Orvane", 40) == "Orvane"


def test_a_name_that_comes_later_is_not_known_yet() -> None:
    assert full_name(TEXT, "Orvane", 10) == "Orvane"


def test_the_first_word_of_a_sentence_is_no_first_name() -> None:
    assert full_name("When Orvane left, it rained.", "Orvane", 40) == "Orvane"


@pytest.mark.parametrize(
    "text",
    [
        "Mila Orvane and Mila Orvane Orvane met Dr. Sela Orvane, whom Orvaneson knew.",
        "Orvane Orvane Orvane Orvane Orvane Orvane",
        "In Old North Mila Orvane, Tam Orvane spoke of McOrvane Orvane’s and D'Arn Orvane  Orvane.",
        " Orvane Mila Orvane",
    ],
)
def test_fuller_forms_are_those_that_reading_the_whole_text_finds(text: str) -> None:
    pattern = re.compile(r"(?:[^\W\d_a-z][\w’'-]*\.? ){1,3}Orvane(?!\w)")
    found = [match.span() for span in neighbourhoods(text, "Orvane") for match in pattern.finditer(text, *span)]
    assert found == [match.span() for match in pattern.finditer(text)]


def behind_the_last(text: str) -> str | None:
    return heard_in(text)[-1].record.speaker_name


def test_an_event_is_nobody_whom_he_can_stand_for() -> None:
    text = "Ilan Brask said the town was calm. Massive street protests were broken up. He said more would come."
    assert behind_the_last(text) == "Ilan Brask"


def test_of_two_who_are_named_together_neither_is_he() -> None:
    assert behind_the_last("Ilan Brask and Denn Lund said it rained. He said nobody came.") is None


def test_one_and_his_aides_leave_the_one() -> None:
    text = "Denn Lund said it rained. Ilan Brask and his aides said little. He said nobody came."
    assert behind_the_last(text) == "Ilan Brask"


def test_a_participle_that_opens_its_sentence_is_no_person() -> None:
    assert behind_the_last("Coming to the throne in 1894, he wept. “It is too much,” he said.") is None


def test_a_place_that_a_preposition_brings_is_no_first_name() -> None:
    text = "The envoy to Norrland Jon Hale spoke. Hale left."
    assert full_name(text, "Hale", len(text)) == "Jon Hale"


def test_several_are_not_one_woman() -> None:
    (first, second) = quotations_in("Parents said that the dam leaks. Then she said that it was old.")
    assert (first.speaker_name, second.speaker_name) == ("Parents", None)
