import pytest

from stemma.stages.names.called import called_names
from stemma.stages.names.tokens import name_tokens


def called(text: str) -> list[tuple[str, str]]:
    sentence = name_tokens(text, 0, len(text))
    return [(text[sentence[one.first].start : sentence[one.last - 1].end], one.type) for one in called_names(sentence)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He heads a unit called “Torvana” that trains recruits.", [("Torvana", "unit")]),
        ("Men of another unit, Ostap Velin, gathered.", [("Ostap Velin", "unit")]),
        ("Volunteers from Ostap Velin’s unit have died.", [("Ostap Velin", "unit")]),
        ("They call themselves the Torvana Battalion.", [("Torvana Battalion", "unit"), ("Torvana Battalion", "unit")]),
        ("They call themselves the Lamplighters.", [("Lamplighters", "organisation")]),
        ("A party named Northern Light won.", [("Northern Light", "organisation")]),
        ("One of the recruits, also named Alek, crossed.", [("Alek", "person")]),
        ("A man named Joren fled.", [("Joren", "person")]),
        ("The group is named after a rebel leader.", []),
        ("The unit, which is small, left.", []),
        ("A mayor called Venn to the office.", []),
        ("While Venn’s army slept, they sailed.", []),
        ("", []),
        ("Prison was hell, said Aleko, 38, who fled.", [("Aleko", "person")]),
        ("Pavlo Rend, 24, was a recruiter.", [("Pavlo Rend", "person")]),
        ("The 19-year-old Alisa came.", [("Alisa", "person")]),
        ("On Monday, 24 boats sailed.", []),
        ("It happened on May, 24.", []),
        ("The Russian, 24, left.", []),
        ("They met in Marrow, 2016.", []),
    ],
)
def test_the_words_around_a_name_give_its_kind_away(text: str, expected: list[tuple[str, str]]) -> None:
    assert called(text)[: len(expected)] == expected
    assert len(called(text)) == len(expected)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Then the Orrhal administration fell.", ["Orrhal"]),
        ("Then the Moscow administration fell.", []),
        ("Then the Federal administration fell.", []),
        ("Then the FAA administration fell.", []),
        ("Then Orrhal administration fell.", []),
    ],
)
def test_an_administration_is_named_after_its_head(text: str, found: list[str]) -> None:
    sentence = name_tokens(text, 0, len(text))
    assert [sentence[one.first].form for one in called_names(sentence) if one.type == "person"] == found
