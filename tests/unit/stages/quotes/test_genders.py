import pytest

from stemma.stages.quotes.genders import gender_of


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
