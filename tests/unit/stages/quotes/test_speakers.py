import pytest
from tests.support.quoted import words_in

from stemma.model import SpeakerForm
from stemma.stages.quotes.speakers import form_of, head_range, is_body, name_key, name_range, shown_name


def whole(text: str) -> tuple[str, SpeakerForm]:
    lead = "Then "
    words = words_in(lead + text)
    span = (1, len(words))
    return shown_name(lead + text, words, span), form_of(words, span)


@pytest.mark.parametrize(
    ("phrase", "name", "form"),
    [
        ("Mila Orvane, a nurse", "Mila Orvane", SpeakerForm.NAME),
        ("Energy Minister Oskar Lund", "Oskar Lund", SpeakerForm.NAME),
        ("Mr. Brask", "Brask", SpeakerForm.NAME),
        ("the mayor of Vyrsk, Bohdan Przel", "Bohdan Przel", SpeakerForm.NAME),
        ("Ann-Marie van der Hulst", "Ann-Marie van der Hulst", SpeakerForm.NAME),
        ("the Kelovian President", "the Kelovian President", SpeakerForm.DESCRIPTION),
        ("U.S. intelligence officials", "U.S. intelligence officials", SpeakerForm.GROUP),
        ("the 50-year-old", "the 50-year-old", SpeakerForm.DESCRIPTION),
        ("the harbour master", "the harbour master", SpeakerForm.DESCRIPTION),
        ("one recruit who gave only a first name", "one recruit", SpeakerForm.UNNAMED),
        ("a resident", "a resident", SpeakerForm.UNNAMED),
        ("police", "police", SpeakerForm.GROUP),
        ("several officials", "several officials", SpeakerForm.GROUP),
        ("the inspectors", "the inspectors", SpeakerForm.GROUP),
        ("she", "she", SpeakerForm.PRONOUN),
        ("who", "who", SpeakerForm.PRONOUN),
    ],
)
def test_a_phrase_gives_a_name_and_says_how_it_names(phrase: str, name: str, form: SpeakerForm) -> None:
    assert whole(phrase) == (name, form)


def test_the_first_word_of_a_sentence_is_no_name_by_its_capital() -> None:
    words = words_in("Police said so.")
    assert name_range(words, (0, 1)) is None
    words = words_in("Trade unionists said so.")
    assert name_range(words, (0, 2)) is None


def test_what_is_added_is_no_part_of_the_head() -> None:
    words = words_in("Mila Orvane, a nurse, left")
    assert head_range(words, (0, 6)) == (0, 2)


@pytest.mark.parametrize(
    "phrase",
    ["Sedra Hydro", "the ministry", "The Orv Gazette", "Norwire Press", "our war", "the effort", "all Orvians"],
)
def test_organisations_are_no_persons(phrase: str) -> None:
    words = words_in(phrase)
    assert is_body(words, (0, len(words)))


@pytest.mark.parametrize(
    "phrase", ["Mila Orvane", "the mayor", "the nurse", "the actress Ann Lee", "his friend", "the 61-year-old"]
)
def test_persons_are_no_organisations(phrase: str) -> None:
    words = words_in(phrase)
    assert not is_body(words, (0, len(words)))


def test_surname_and_full_name_have_one_key() -> None:
    assert name_key("Mila Orvane") == name_key("Orvane") == "orvane"
    assert name_key("…") == ""
