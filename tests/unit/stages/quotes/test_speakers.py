import pytest
from tests.support.quoted import words_in

from stemma.model import SpeakerForm
from stemma.stages.quotes.speakers import (
    form_of,
    head_range,
    is_body,
    is_person,
    may_speak,
    name_key,
    name_range,
    naming_word,
    shown_name,
    speaks,
)


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
        ("Analyst Mara Orvane of Harwick Bank", "Mara Orvane", SpeakerForm.NAME),
        ("the Bank of Norr", "Bank of Norr", SpeakerForm.NAME),
        ("Ann-Marie van der Hulst", "Ann-Marie van der Hulst", SpeakerForm.NAME),
        ("the Ministry of Foreign Affairs", "Ministry of Foreign Affairs", SpeakerForm.NAME),
        ("Lund's boss, President Mila Orvane", "Mila Orvane", SpeakerForm.NAME),
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


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        ("Lund's spokesman", "spokesman"),
        ("Lund's adviser, Ilan Brask", "brask"),
        ("a friend of Denn Lund", "friend"),
        ("Denn Lund, a friend", "lund"),
        ("the envoy", "envoy"),
    ],
)
def test_an_owner_is_not_the_one_who_is_meant(phrase: str, meant: str) -> None:
    words = words_in(f"Then {phrase}")
    assert words[naming_word(words, (1, len(words)))].form == meant


@pytest.mark.parametrize(
    ("phrase", "can"),
    [
        ("the mayor", True),
        ("police", True),
        ("a letter to the press", True),
        ("people familiar with the plan", True),
        ("Brask", True),
        ("massive street", False),
        ("the past two weeks", False),
        ("scant", False),
    ],
)
def test_events_times_and_bare_adjectives_do_not_speak(phrase: str, can: bool) -> None:  # noqa: FBT001 - a table
    words = words_in(f"then {phrase}")
    assert may_speak(words, (1, len(words))) is can


@pytest.mark.parametrize(
    ("phrase", "one"),
    [
        ("Ilan Brask", True),
        ("the 61-year-old", True),
        ("the harbour master's deputy", True),
        ("Brask and Lund", False),
        ("Orvians", False),
        ("the summit", False),
    ],
)
def test_he_is_one_person(phrase: str, one: bool) -> None:  # noqa: FBT001 - a table
    words = words_in(f"then {phrase}")
    assert is_person(words, (1, len(words))) is one


def test_without_a_verb_only_what_is_known_to_speak_does() -> None:
    for phrase, known in (("the mayor", True), ("Brask", True), ("the future of Norrland", False), ("it", False)):
        words = words_in(f"then {phrase}")
        assert speaks(words, (1, len(words))) is known
