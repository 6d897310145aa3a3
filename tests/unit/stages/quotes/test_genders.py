import pytest

from stemma.stages.quotes.genders import gender_among, gender_of, role_gender


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Mr. Orvane", "m"),
        ("Mrs Orvane", "f"),
        ("Sarah Brask", "f"),
        ("Edward Brask", "m"),
        ("Jordan Brask", ""),
        ("Brask", ""),
        ("Edward", ""),
        ("the mayor", ""),
        ("…", ""),
    ],
)
def test_a_title_or_a_given_name_before_a_surname_tells_the_gender(name: str, gender: str) -> None:
    assert gender_of(name) == gender


def test_a_surname_has_the_gender_of_its_fuller_forms_in_the_text_where_they_agree() -> None:
    assert gender_among("Brask spoke. Then Edward Brask left.", "Brask") == "m"
    assert gender_among("Edward Brask and Sarah Brask left.", "Brask") == ""
    assert gender_among("The mayor left.", "mayor") == ""


@pytest.mark.parametrize(("noun", "gender"), [("woman", "f"), ("spokesman", "m"), ("mayor", "")])
def test_some_nouns_for_a_person_tell_the_gender(noun: str, gender: str) -> None:
    assert role_gender(noun) == gender
